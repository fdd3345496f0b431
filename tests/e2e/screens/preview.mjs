// The preview of a workbook: what was understood, what was not, and what is corrected of it.

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

  /** The criteria as lines: number, text, maximum, rule. */
  async tree() {
    await this.isShown();
    return this.page.$$eval(`${testid('tree')} li`, (lines) => lines.map((line) => line.innerText.replace(/\s+/g, ' ').trim()));
  }

  /** Waits for a tree with such a line. */
  async hasLine(pattern) {
    await until(this.page, `a line like ${pattern}`, (selector, source) => {
      const lines = [...document.querySelectorAll(`${selector} li`)];
      return lines.some((line) => new RegExp(source).test(line.innerText.replace(/\s+/g, ' ')));
    }, testid('tree'), pattern.source);
  }

  /** Waits until no cell, or none of this name, is to be looked at any more. */
  async isMended(cell) {
    await until(this.page, `${cell} is mended`, (selector) => !document.querySelector(selector),
      `${testid('diagnostic')}[data-cell="${cell}"]`);
  }

  /** Chooses a row by its number in the sheet. */
  async chooseRow(row) {
    await this.press(`row-${row}`);
    await this.at('row-panel');
  }

  /** Chooses a line of the tree, from 1. */
  async chooseLine(place) {
    await this.page.locator(`${testid('tree')} li:nth-child(${place}) button`).click();
    await this.at('row-panel');
  }

  /** Fills a field of the row that was chosen, and leaves it. */
  async correct(field, text) {
    await this.type(field, text);
    await this.leaveField();
  }

  /** Chooses in a list, by the words that are shown. */
  async pick(list, words) {
    const element = await this.at(list);
    const value = await element.evaluate(
      (select, wanted) => [...select.options].find((option) => option.text.includes(wanted))?.value, words);
    await element.select(value);
  }

  /** What is chosen in a list. */
  async picked(list) {
    const element = await this.at(list);
    return element.evaluate((select) => select.selectedOptions[0]?.text);
  }
}
