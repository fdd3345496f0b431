// The main job without a mouse: only keys, from the first visit to the package.

import assert from 'node:assert/strict';

import { until } from './harness/find.mjs';
import { inEachBrowser } from './harness/visit.mjs';
import { UNIT } from './journeys/every_rule.mjs';

inEachBrowser('the main job is done by the keyboard alone', async (visit) => {
  await visit.open();
  const keys = new Keys(visit);
  await keys.to('start-builtin');
  await keys.press('Enter');
  await visit.who.isShown();
  await keys.to('unit-name');
  await keys.type('Phòng Tư pháp');
  await keys.to('preparer-name');
  await keys.type(UNIT.preparer);
  await keys.to('signer-name');
  await keys.type(UNIT.signer);
  await keys.to('to-fill');
  await keys.press('Enter');
  await visit.filling.isShown();

  await keys.to('choice-I/1/1.1-0');
  await keys.press(' ');
  await keys.press('Enter');
  assert.equal(await keys.at(), 'choice-I/1/1.2-0');
  await keys.press(' ');
  assert.equal((await visit.filling.figures()).total, '2');

  await keys.toNamed('Tiêu chí chưa chấm tiếp theo');
  await keys.press('Enter');
  await keys.comesTo('choice-I/2-0');
  await keys.to('review');
  await keys.press('Enter');
  await visit.review.isShown();
  await keys.to('sign');
  await keys.press('Enter');
  await visit.signing.isShown();
  await keys.to('key-create');
  await keys.press('Enter');
  await visit.signing.isReady();
  await keys.to('export-package');
  const file = await visit.download(() => keys.press('Enter'));
  assert.match(file, /\.xlsx$/);
  await visit.signing.isDone();
});

inEachBrowser('what has the focus is seen to have it', async (visit) => {
  await visit.open();
  const keys = new Keys(visit);
  const unseen = [];
  let stops = 0;
  for (let stop = 0; stop < 12; stop += 1) {
    await keys.press('Tab');
    const { name, isOutlined, isHere } = await visit.page.evaluate(() => {
      const outlined = () => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      };
      return { name: document.activeElement.outerHTML.slice(0, 120), isOutlined: outlined(), isHere: document.hasFocus() };
    });
    stops += isHere;
    // Behind the last stop the focus goes through the browser's own buttons.
    if (isHere && !isOutlined && !name.startsWith('<body')) unseen.push(name);
  }
  assert.deepEqual(unseen, []);
  assert.ok(stops >= 5, `${stops} stops were seen`);
});

/** A person with a keyboard. */
class Keys {
  constructor({ page, filling }) {
    this.page = page;
    this.screen = filling;
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** The handle of what has the focus. */
  at() {
    return this.screen.focused();
  }

  /** Goes on with Tab until something has the focus, at most once round the page. */
  async to(testid) {
    await this.screen.at(testid);
    const first = await this.#place();
    for (let step = 0; step < 800; step += 1) {
      if ((await this.at()) === testid) return;
      await this.press('Tab');
      if (step > 0 && (await this.#place()) === first && first !== 0) break;
    }
    throw new Error(`Tab does not come to ${testid}`);
  }

  /** Goes on with Tab to a button with this text. */
  async toNamed(name) {
    for (let step = 0; step < 800; step += 1) {
      if ((await this.page.evaluate(() => document.activeElement.innerText)) === name) return;
      await this.press('Tab');
    }
    throw new Error(`Tab does not come to ${name}`);
  }

  /** Waits until the focus is somewhere. */
  async comesTo(testid) {
    await until(this.page, `the focus comes to ${testid}`, (name) => document.activeElement?.dataset.testid === name, testid);
  }

  #place() {
    return this.page.evaluate(() => [...document.querySelectorAll('*')].indexOf(document.activeElement));
  }
}
