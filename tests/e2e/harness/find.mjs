// Finding things as a person does, by role and name, or by the handles of product.md where no name is stable.

import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 30_000;

/** The selector of a handle. */
export const testid = (name) => `[data-testid="${CSS_escape(name)}"]`;

/** The selector of a role with its accessible name. */
export const named = (role, name) => `::-p-aria([name=${JSON.stringify(name)}][role="${role}"])`;

/**
 * Waits until a function of the page gives something, and returns that.
 *
 * Not puppeteer's `waitForFunction`: that one gives up when the page is loaded again meanwhile.
 *
 * @param {string} what what is waited for, for the error
 */
export async function until(page, what, read, ...args) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const found = await page.evaluate(read, ...args).catch(orGone);
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await pause(30);
  }
}

function orGone(error) {
  // A page that is just being loaded again has nothing to say yet.
  if (/context|navigat|detached|realm|no such frame|Execution/i.test(error.message)) return undefined;
  throw error;
}

function CSS_escape(name) {
  return name.replace(/["\\]/g, '\\$&');
}

/** A part of the page with the verbs that every screen needs. */
export class Screen {
  constructor(page) {
    this.page = page;
  }

  /** The element of a handle, as soon as it is there. */
  at(name) {
    return this.page.waitForSelector(testid(name));
  }

  /** Whether the handle is there now. */
  async has(name) {
    return (await this.page.$(testid(name))) !== null;
  }

  /** Waits until the handle is gone. */
  async isGone(name) {
    await until(this.page, `${name} goes`, (selector) => !document.querySelector(selector), testid(name));
  }

  /** Presses what has the handle. */
  async press(name) {
    await this.page.locator(testid(name)).click();
  }

  /** Presses what has the role and name. */
  async pressNamed(role, name) {
    await this.page.locator(named(role, name)).click();
  }

  /** The printed text of a handle, blanks made one. */
  async text(name) {
    const element = await this.at(name);
    return element.evaluate(({ innerText }) => innerText.replace(/\s+/g, ' ').trim());
  }

  /** An attribute of a handle. */
  async attribute(name, attribute) {
    const element = await this.at(name);
    return element.evaluate((node, key) => node.getAttribute(key), attribute);
  }

  /** What stands in a field. */
  async value(name) {
    const element = await this.at(name);
    return element.evaluate(({ value }) => value);
  }

  /** Types into the field of a handle, over what stands there, and stays in it. */
  async type(name, text) {
    await this.typeInto(await this.at(name), text);
  }

  /** Types wherever the focus is. */
  async keys(text) {
    await this.page.keyboard.type(text);
  }

  /** Takes back some letters and types others, as an input method without composition events does. */
  async retype(letters, text) {
    for (let letter = 0; letter < letters; letter += 1) await this.page.keyboard.press('Backspace');
    await this.keys(text);
  }

  /** Leaves the field that has the focus. */
  async leaveField() {
    await this.page.evaluate(() => document.activeElement.blur());
  }

  /** Puts a long text at the end of a field in one go, as pasting does. */
  async paste(name, text) {
    const element = await this.at(name);
    await element.focus();
    await element.evaluate((field, pasted) => {
      field.setSelectionRange(field.value.length, field.value.length);
      document.execCommand('insertText', false, pasted);
    }, text);
  }

  /** Pastes a text of several lines while a field has the focus: the page decides what becomes of it. */
  async pasteInto(name, text) {
    const element = await this.at(name);
    await element.focus();
    await element.evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      // Firefox takes the text by `data`, Chromium by `clipboardData`.
      const what = { clipboardData, data: pasted, dataType: 'text/plain' };
      field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, ...what }));
    }, text);
  }

  /** The handle of what has the focus. */
  focused() {
    return this.page.evaluate(() => document.activeElement?.dataset.testid);
  }

  /** Something has the focus, or gets it with the next frame: the page moves it once what it built stands there. */
  async takesFocus(name) {
    await until(this.page, `the focus on ${name}`, (wanted) => document.activeElement?.dataset.testid === wanted, name);
  }

  /** The text of what a field names as its description. */
  async describedBy(name) {
    const element = await this.at(name);
    return element.evaluate((field) =>
      (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.innerText.trim()).join(' '));
  }

  /** Types at the end of what stands in the field of a handle, and stays in it. */
  async append(name, text) {
    const element = await this.at(name);
    await element.focus();
    await element.evaluate((field) => field.setSelectionRange(field.value.length, field.value.length));
    await this.page.keyboard.type(text);
  }

  /** Types into a field with that label. */
  async typeNamed(label, text, role = 'textbox') {
    await this.typeInto(await this.page.waitForSelector(named(role, label)), text);
  }

  /** Types into an element, over what stands there. */
  async typeInto(element, text) {
    await element.focus();
    await element.evaluate((field) => field.select?.());
    await this.page.keyboard.type(text);
  }

  /** Waits until a handle shows a text. */
  async shows(name, text) {
    const read = (selector, wanted) => document.querySelector(selector)?.innerText.replace(/\s+/g, ' ').includes(wanted);
    await until(this.page, `${name} shows ${text}`, read, testid(name), text);
  }

  /** Waits until the page says something somewhere; returns the smallest element's whole text. */
  says(pattern) {
    return until(this.page, `the page says ${pattern}`, findText, pattern.source, pattern.flags);
  }

  /** Whether the page says something now. */
  async saysNow(pattern) {
    return Boolean(await this.page.evaluate(findText, pattern.source, pattern.flags));
  }
}

function findText(source, flags) {
  const pattern = new RegExp(source, flags);
  const matching = (element) => element.checkVisibility?.() !== false && pattern.test(element.innerText ?? '');
  let smallest = matching(document.body) ? document.body : undefined;
  for (let inner = smallest; inner; inner = [...inner.children].find(matching)) smallest = inner;
  return smallest?.innerText;
}
