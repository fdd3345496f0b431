// The form: one verb for each kind of rule, and the figures that are always in sight.

import { Screen, testid, until } from '../harness/find.mjs';

export class Filling extends Screen {
  async isShown() {
    await this.at('total');
  }

  /** Chooses a step, counted from 0; for yes and no, 0 is yes. */
  async choose(code, step) {
    await this.press(`choice-${code}-${step}`);
  }

  /** Enters how many. */
  async count(code, text) {
    await this.type(`count-${code}`, text);
  }

  /** Enters two figures: done and assigned, or this year's and last year's. */
  async ratio(code, done, assigned) {
    await this.type(`done-${code}`, done);
    await this.type(`assigned-${code}`, assigned);
  }

  /** Enters points. */
  async points(code, text) {
    await this.type(`points-${code}`, text);
  }

  /** Says on which day (ISO 8601) something was sent. */
  async sentOn(code, day) {
    await this.#pickDay(`sent-${code}`, day);
  }

  /** Says that there was nothing to do, and why. */
  async notApplicable(code, reason) {
    await this.press(`not-applicable-${code}`);
    await this.type(`not-applicable-reason-${code}`, reason);
  }

  /** Writes an explanation. */
  async explain(code, text) {
    await this.openDetails(code);
    await this.type(`explanation-${code}`, text);
  }

  /** Opens explanation and evidence of a criterion, unless they are open. */
  async openDetails(code) {
    const handle = await this.at(`explanation-${code}`);
    if (await handle.evaluate(({ tagName }) => tagName === 'BUTTON')) await this.press(`explanation-${code}`);
    await this.page.waitForSelector(`textarea${testid(`explanation-${code}`)}`);
  }

  /** Adds a record of evidence. */
  async addEvidence(code, { number, date, issuer, title, link }, place = 0) {
    await this.press(`evidence-add-${code}`);
    const field = (name) => `evidence-${code}-${place}-${name}`;
    for (const [name, text] of Object.entries({ number, issuer, title, link })) {
      if (text !== undefined) await this.type(field(name), text);
    }
    if (date !== undefined) await this.#pickDay(field('date'), date);
  }

  /** Closes explanation and evidence of a criterion. */
  async closeDetails(code) {
    await this.page.$eval(`${testid(`criterion-${code}`)} [id="close-${code}"]`, (button) => button.click());
    await this.isGone(`in-charge-${code}`);
  }

  /** What the closed row of a criterion says of its evidence. */
  async evidenceOf(code) {
    const read = (row) => document.querySelector(`${row} button.evidence`)?.innerText.trim();
    return until(this.page, `${code} shows its evidence`, read, testid(`criterion-${code}`));
  }

  /** Types over the year of a date, as with the keyboard: the year comes last in every language of these tests. */
  async retypeYear(name, year) {
    const field = await this.at(name);
    await field.focus();
    await this.page.keyboard.press('ArrowRight');
    await this.page.keyboard.press('ArrowRight');
    await this.page.keyboard.type(year);
  }

  /** What a screen reader is told while something is done: every text that comes into a live region. */
  async saidWhile(act) {
    await this.page.evaluate(() => {
      const live = 'output, [role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
      window.said = [];
      window.listening = new MutationObserver((changes) => {
        const regions = changes.map(({ target }) => (target.closest ? target : target.parentElement)?.closest(live));
        const heard = new Set(regions.filter((region) => region && !region.matches('[data-testid="save-state"]')));
        for (const { textContent } of heard) if (textContent.trim()) window.said.push(textContent.trim());
      });
      window.listening.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await act();
    return this.page.evaluate(async () => {
      await new Promise((later) => setTimeout(later, 300));
      window.listening.disconnect();
      return window.said;
    });
  }

  /** States that a condition is met, or no longer. */
  async condition(number) {
    await this.press(`condition-${number}`);
  }

  /** The printed points of a criterion, in its field or beside its control. */
  async pointsOf(code) {
    const element = await this.at(`points-${code}`);
    return element.evaluate((shown) => (shown.value ?? shown.innerText).trim());
  }

  /** How far a criterion is: `open`, `scored`, `not-applicable`, `superior`. */
  stateOf(code) {
    return this.attribute(`criterion-${code}`, 'data-state');
  }

  /** What the row of a criterion says is wrong; waits until it says something. */
  async troubleOf(code) {
    const read = (row) => document.querySelector(`${row} [role="alert"]`)?.innerText.trim();
    return until(this.page, `${code} says what is wrong`, read, testid(`criterion-${code}`));
  }

  /** Waits until the row of a criterion has nothing to say. */
  async isSound(code) {
    const read = (row) => !document.querySelector(`${row} [role="alert"]`);
    await until(this.page, `nothing is wrong with ${code}`, read, testid(`criterion-${code}`));
  }

  /** The printed figures. */
  async figures() {
    const [total, maximum, percent, grade, open] = await Promise.all(
      ['total', 'maximum', 'percent', 'class', 'open-count'].map((name) => this.text(name)),
    );
    return { total, maximum, percent, class: grade, open };
  }

  async toReview() {
    await this.press('review');
  }

  // A date field takes keys in the order of the browser's language, so the day is set as its picker sets it.
  async #pickDay(name, day) {
    const field = await this.at(name);
    await field.evaluate((input, value) => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, day);
  }
}
