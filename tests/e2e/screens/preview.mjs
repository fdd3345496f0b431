// The preview of a workbook: what was understood, and what was not.

import { Screen, testid } from '../harness/find.mjs';

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
    return this.page.$$eval(testid('diagnostic'), (lines) =>
      lines.map((line) => ({
        sheet: line.dataset.sheet,
        cell: line.dataset.cell,
        severity: line.dataset.severity,
        sentence: line.innerText.replace(/\s+/g, ' ').trim(),
      })));
  }
}
