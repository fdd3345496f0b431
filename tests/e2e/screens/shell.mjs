// What stands around every screen: languages, theme, messages, the state of saving, and the drop zone.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { Screen, testid, until } from '../harness/find.mjs';

const LANGUAGES = { vi: 'VI, tiếng Việt', en: 'EN, English' };

export class Shell extends Screen {
  /** Switches to `vi` or `en`. */
  async speak(language) {
    await this.pressNamed('button', LANGUAGES[language]);
    await until(this.page, `the page speaks ${language}`, (tag) => document.documentElement.lang === tag, language);
  }

  /** Switches to `light` or `dark`: the button goes round. */
  async light(theme) {
    for (let turns = 0; turns < 3 && (await this.#theme()) !== theme; turns += 1) {
      await this.page.locator('header button.theme').click();
    }
    await until(this.page, `the page is ${theme}`, (wanted) => document.documentElement.dataset.theme === wanted, theme);
  }

  /** Waits until the work is kept: everything typed is on disk. */
  async isSaved() {
    await this.saveStateIs('saved');
  }

  /** Waits for a state of saving: `saved`, `saving`, `failed`, `readonly`. */
  async saveStateIs(state) {
    const selector = `${testid('save-state')}[data-state="${state}"]`;
    await until(this.page, `the draft is ${state}`, (one) => Boolean(document.querySelector(one)), selector);
  }

  /** Waits until the page would open again without the network. */
  async isKeptOffline() {
    await until(this.page, 'the service worker minds the page', () => Boolean(navigator.serviceWorker?.controller));
  }

  /** The version that index.html carries: the digest of its files. */
  version() {
    return this.page.$eval('meta[name="tucham-version"]', ({ content }) => content);
  }

  /** Waits until the page is of that version. */
  async isVersion(version) {
    const read = (wanted) => document.querySelector('meta[name="tucham-version"]')?.content === wanted;
    await until(this.page, `the page is version ${version}`, read, version);
  }

  /** Has the browser look for a new version now, as it does by itself once a day. */
  async lookForUpdate() {
    await this.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  }

  /** Waits until the page says that a new version is there. */
  async offersUpdate() {
    await this.says(/Có phiên bản mới/);
  }

  /** Says yes to it. */
  async acceptUpdate() {
    await this.pressNamed('button', 'Cập nhật');
  }

  /** Hands the draft out as a file, where the page offers it because it cannot keep it. */
  async saveToFile() {
    await this.pressNamed('button', 'Lưu ra tệp');
  }

  /** What the page says went wrong. */
  trouble() {
    return this.text('trouble');
  }

  /** Drops files on the page, with the events that a browser fires for it. */
  async drop(...paths) {
    const files = await Promise.all(
      paths.map(async (path) => ({ name: basename(path), content: (await readFile(path)).toString('base64') })),
    );
    await this.page.evaluate((dropped) => {
      const dataTransfer = new DataTransfer();
      for (const { name, content } of dropped) {
        dataTransfer.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name));
      }
      for (const type of ['dragenter', 'dragover', 'drop']) {
        const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
        document.body.dispatchEvent(event);
      }
    }, files);
  }

  /** Pastes on the page, outside its fields; `type` is that of the text. */
  async pasteOnPage(text, type = 'text/html') {
    await this.page.evaluate(([pasted, dataType]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(dataType, pasted);
      // Firefox takes the text by `data`, Chromium by `clipboardData`.
      const what = { clipboardData, data: pasted, dataType };
      document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, ...what }));
    }, [text, type]);
  }

  #theme() {
    return this.page.evaluate(() => document.documentElement.dataset.theme);
  }
}
