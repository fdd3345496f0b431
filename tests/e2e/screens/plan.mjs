// The author's door: what is set for an exercise, and the campaign file.

import { Screen, testid } from '../harness/find.mjs';

export class Plan extends Screen {
  async isShown() {
    await this.at('publish');
  }

  /** Fills fields in, by their handles. */
  async fill(fields) {
    for (const [field, text] of Object.entries(fields)) {
      await this.type(field, text);
    }
    await this.leaveField();
  }

  /** Chooses the day of a date field, `2023-10-20`. */
  async day(field, day) {
    const element = await this.at(field);
    await element.evaluate((input, value) => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, day);
  }

  /** Adds a deadline. */
  async deadline(number, name, day) {
    await this.press('deadline-add');
    await this.type(`deadline-${number}`, name);
    await this.day(`deadline-day-${number}`, day);
  }

  /** What stands in the way of publishing. */
  async lacking() {
    await this.isShown();
    return this.page.$$eval('#lacking li', (lines) => lines.map((line) => line.innerText.trim()));
  }

  /** What differs from the version before. */
  async changes() {
    await this.at('changes');
    return this.page.$$eval(`${testid('changes')} li`, (lines) => lines.map((line) => line.innerText.trim()));
  }

  /** Creates a key for who is named. */
  async createKey() {
    await this.press('key-create');
    await this.at('key-ready');
  }

  /** Publishes; to be used inside `visit.download`. */
  async publish() {
    await this.press('publish');
  }
}
