// Signing and exporting.

import { Screen, testid } from '../harness/find.mjs';

export class Signing extends Screen {
  async isShown() {
    await this.at('export-package');
  }

  /** Makes a key in the page. */
  async createKey() {
    await this.press('key-create');
  }

  /** Waits until there is a key to sign with. */
  async isReady() {
    await this.at('key-ready');
  }

  /** Signs and exports; the package comes as a download. */
  async exportPackage() {
    await this.press('export-package');
  }

  /** Waits until the page has opened its own package again and says that it is done. */
  async isDone() {
    await this.at('export-done');
  }

  /** Whether the export can be pressed now. */
  async canExport() {
    const button = await this.at('export-package');
    return button.evaluate(({ disabled }) => !disabled);
  }

  /** Shows or hides the other keys beside the chosen one. */
  async toggleOtherKeys() {
    await this.press('key-others');
  }

  /** Whom each key of the list is for. */
  async otherKeys() {
    return this.page.$$eval(testid('kept-key'), (rows) => rows.map((row) => row.querySelector('b').innerText.trim()));
  }

  /** Forgets the first key of the list, and says yes to the question. */
  async forgetFirstKey() {
    await this.press('key-forget');
    await this.press('key-forget-yes');
    await this.isGone('key-forget-yes');
  }

  /** Takes the right to write from the other window. */
  async takeOver() {
    await this.pressNamed('button', 'Làm tiếp ở đây');
  }

  /** The check code, as it is printed. */
  checkCode() {
    return this.text('check-code');
  }
}
