// The preview of a workbook: what was understood, and what was not.

import { Screen, testid, until } from '../harness/find.mjs';

export class Preview extends Screen {
  async isShown() {
    await this.at('import-confirm');
  }

  /** Accepts the preview. */
  async confirm() {
    await this.press('import-confirm');
  }

  /** What is to be looked at: sheet, cell, severity and sentence of each. */
  async diagnostics() {
    await this.isShown();
    return this.#notes(`${testid('diagnostic')}:not(${testid('converted')} *)`);
  }

  /** The same of the file that the workbook was written from, in that file's cells. */
  async originalNotes() {
    await this.at('converted');
    return this.#notes(`${testid('converted')} ${testid('diagnostic')}`);
  }

  /** How many criteria there are and what they come to, a line for each kind of body. */
  async sums() {
    await this.isShown();
    return this.page.$$eval('.import .sums li', (lines) => lines.map((line) => line.innerText.trim()));
  }

  /** What is said of a file that was written anew as a workbook. */
  origin() {
    return this.text('converted');
  }

  /** The other tables of that file, by name. */
  async otherTables() {
    await this.at('converted');
    return this.page.$$eval(testid('other-table'), (buttons) => buttons.map((button) => button.innerText.trim()));
  }

  /** Looks at another table of that file, and waits until it is there. */
  async openTable(name) {
    await this.pressNamed('button', name);
    const read = (selector, wanted) => {
      const others = [...document.querySelectorAll(selector)].map((button) => button.innerText.trim());
      return others.length > 0 && !others.includes(wanted);
    };
    await until(this.page, `the table ${name}`, read, testid('other-table'), name);
  }

  #notes(selector) {
    return this.page.$$eval(selector, (lines) =>
      lines.map((line) => ({
        sheet: line.dataset.sheet,
        cell: line.dataset.cell,
        severity: line.dataset.severity,
        sentence: line.innerText.replace(/\s+/g, ' ').trim(),
      })));
  }
}
