// What was found about a package, and its content, read-only.

import { Screen, testid, until } from '../harness/find.mjs';

/** Said of every package whose key no key book knows. */
const ALWAYS = ['whole', 'signer-unknown'];

export class Verdict extends Screen {
  /** Waits for the verdict on a file; without a name, on any. */
  async isShown(fileName = '') {
    const read = (selector, name) => document.querySelector(selector)?.innerText.includes(name);
    await until(this.page, `a verdict on ${fileName || 'a file'}`, read, testid('verdict'), fileName);
  }

  /** What was found besides that the file is whole and its key unknown: the sentence by the name of the finding. */
  async findings() {
    const all = await this.page.$$eval(testid('finding'), (items) =>
      items.map((item) => [item.dataset.finding, item.innerText.replace(/\s+/g, ' ').trim()]));
    return Object.fromEntries(all.filter(([name]) => !ALWAYS.includes(name)));
  }

  /** The worst that was found: `fine`, `doubt`, `refusal`. */
  severity() {
    return this.attribute('verdict', 'data-severity');
  }

  /** The printed figures. */
  async figures() {
    const [total, maximum, percent, grade, open] = await Promise.all(
      ['total', 'maximum', 'percent', 'class', 'open-count'].map((name) => this.text(name)),
    );
    return { total, maximum, percent, class: grade, open };
  }

  /** The person whom the certificate names. */
  signer() {
    return this.text('verdict-signer');
  }

  /** The check code, as it is printed. */
  checkCode() {
    return this.text('check-code');
  }

  /** The points of a criterion with its maximum, as the table has them. */
  pointsOf(code) {
    return this.text(`points-${code}`);
  }
}
