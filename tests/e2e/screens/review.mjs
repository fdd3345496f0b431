// The review: the result, where points were lost, and what needs a look.

import { Screen } from '../harness/find.mjs';

export class Review extends Screen {
  async isShown() {
    await this.at('sign');
  }

  /** The printed figures. */
  async figures() {
    const [total, maximum, percent, grade] = await Promise.all(
      ['total', 'maximum', 'percent', 'class'].map((name) => this.text(name)),
    );
    return { total, maximum, percent, class: grade };
  }

  /** What needs a look: the link's words and the sentence of each. */
  problems() {
    return this.page.$$eval('section.problems li', (items) =>
      items.map((item) => ({ place: item.querySelector('a')?.innerText.trim(), sentence: item.innerText.replace(/\s+/g, ' ').trim() })));
  }

  /** Goes to the place of the first problem whose sentence matches. */
  async follow(sentence) {
    const items = await this.page.$$('section.problems li');
    for (const item of items) {
      if (sentence.test(await item.evaluate(({ innerText }) => innerText))) {
        await (await item.$('a')).click();
        return;
      }
    }
    throw new Error(`no problem says ${sentence}`);
  }

  /** Goes on to signing. */
  async toSigning() {
    await this.press('sign');
  }
}
