// Signing and exporting.

import { Screen } from '../harness/find.mjs';

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

  /** The check code, as it is printed. */
  checkCode() {
    return this.text('check-code');
  }
}
