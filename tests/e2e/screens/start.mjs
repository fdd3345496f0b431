// The start page: drafts, the built-in template, the doors.

import { Screen, testid } from '../harness/find.mjs';

export class Start extends Screen {
  async isShown() {
    await this.at('start-builtin');
  }

  /** Opens files through the field behind every "open" button. */
  async openFile(...paths) {
    const field = await this.at('open-file');
    await field.uploadFile(...paths);
  }

  /** Starts a draft from the built-in template. */
  async startBuiltin() {
    await this.press('start-builtin');
  }

  /** What the list says of each draft. */
  async drafts() {
    await this.isShown();
    return this.page.$$eval(testid('draft'), (rows) => rows.map((row) => row.innerText.replace(/\s+/g, ' ').trim()));
  }

  /** Goes on with the draft that was changed last. */
  async continueDraft() {
    await this.page.locator(`${testid('draft')} a`).click();
  }
}
