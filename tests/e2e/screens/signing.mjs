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

  /** Signs and exports; the package comes as a download. */
  async exportPackage() {
    await this.press('export-package');
  }
}
