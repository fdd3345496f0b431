// Who scores itself, who fills and who signs.

import { Screen } from '../harness/find.mjs';

export class Who extends Screen {
  async isShown() {
    await this.at('unit-name');
  }

  /** Fills in what is given; `kind` is the heading of the kind's column of maxima. */
  async introduce({ unit, kind, preparer, signer, signerTitle }) {
    if (unit !== undefined) await this.type('unit-name', unit);
    if (kind !== undefined) await this.pressNamed('radio', kind);
    if (preparer !== undefined) await this.type('preparer-name', preparer);
    if (signer !== undefined) await this.type('signer-name', signer);
    if (signerTitle !== undefined) await this.type('signer-title', signerTitle);
  }

  /** Whether a kind is chosen. */
  async hasKind() {
    return (await this.page.$('input[name="kind"]:checked')) !== null;
  }

  /** The heading of the kind that is chosen. */
  kind() {
    return this.page.$eval('input[name="kind"]:checked', (radio) => radio.closest('label').innerText.trim());
  }

  /** Goes on to filling. */
  async toFilling() {
    await this.press('to-fill');
  }
}
