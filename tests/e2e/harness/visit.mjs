// A person's visit to the page: a browser, the server, and the screens by name.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { BROWSERS, RunningBrowser } from './browsers.mjs';
import { PageServer } from './server.mjs';
import { Watch } from './watch.mjs';
import { Filling } from '../screens/filling.mjs';
import { Plan } from '../screens/plan.mjs';
import { Preview } from '../screens/preview.mjs';
import { Review } from '../screens/review.mjs';
import { Shell } from '../screens/shell.mjs';
import { Signing } from '../screens/signing.mjs';
import { Start } from '../screens/start.mjs';
import { Verdict } from '../screens/verdict.mjs';
import { Who } from '../screens/who.mjs';

const PATIENCE = 30_000;
const WIDE = { width: 1280, height: 900 };

/** Browsers that several tests of a file share, each test in a context of its own: starting one takes seconds. */
const shared = new Map();
after(closeSharedBrowsers);

/**
 * Runs a test once in each browser.
 *
 * Whatever else it shows, it fails when the page wrote an error to the console, broke its policy, or reached for
 * another host.
 *
 * @param {string} name what the page does, as a sentence
 * @param {(visit: Visit) => Promise<void>} body
 * @param {object} [how]
 * @param {string[]} [how.browsers] the browsers that can be asked this
 * @param {boolean} [how.ownProfile] a browser and a profile of its own, so that it can be killed and come back
 * @param {number} [how.timeout] in milliseconds
 */
export function inEachBrowser(name, body, { browsers = BROWSERS, ownProfile = false, timeout = 180_000, ...where } = {}) {
  for (const browser of BROWSERS.filter((each) => browsers.includes(each))) {
    test(`${name} (${browser})`, { timeout }, async () => {
      const visit = await Visit.begin(browser, { ownProfile, ...where });
      try {
        await body(visit);
        visit.expectNoComplaint();
      } catch (error) {
        throw await visit.explained(error);
      } finally {
        await visit.end();
      }
    });
  }
}

/** One person, one browser, one page. */
export class Visit {
  /** `chromium` or `firefox`. */
  browserName;
  /** The web server. */
  server;
  /** The puppeteer page. */
  page;
  #browser;
  #ownProfile;
  #context;
  #watch;

  /** Starts server and browser, and opens an empty tab. */
  static async begin(browserName, { ownProfile = false, directory, prefix, viewport = WIDE } = {}) {
    const visit = new Visit();
    visit.browserName = browserName;
    visit.server = await new PageServer({ directory, prefix }).start();
    visit.#ownProfile = ownProfile;
    visit.#watch = new Watch(() => visit.server.isMissed);
    visit.#browser = await (ownProfile ? RunningBrowser.launch(browserName) : sharedBrowser(browserName));
    visit.#context = await (ownProfile
      ? visit.#browser.puppet.defaultBrowserContext()
      : visit.#browser.puppet.createBrowserContext({
          downloadBehavior: { policy: 'allow', downloadPath: visit.#browser.downloads.folder },
        }));
    visit.page = await visit.newTab(viewport);
    return visit;
  }

  /** Another tab of the same person, watched like the first. */
  async newTab(viewport = WIDE) {
    const page = await this.#context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.setViewport(viewport);
    await this.#watch.over(page);
    return page;
  }

  /** Opens the page and waits for the start screen. */
  async open() {
    await this.page.goto(this.server.url);
    await this.start.isShown();
    return this;
  }

  /** Loads the page again, as F5 does. */
  async reload() {
    await this.page.reload();
  }

  /** Kills the browser without a warning, starts it again with the same profile and opens the page. */
  async killBrowserAndReturn() {
    assert.ok(this.#ownProfile, 'only a browser of its own can be killed');
    const viewport = this.page.viewport();
    await this.#browser.killAndReturn();
    this.#context = this.#browser.puppet.defaultBrowserContext();
    this.page = await this.newTab(viewport);
    await this.page.goto(this.server.url);
  }

  /** Does something that ends in a download; returns the path of the file. */
  download(action) {
    return this.#browser.downloads.during(action);
  }

  /** The folder with everything that was downloaded. */
  get downloads() {
    return this.#browser.downloads;
  }

  /** Fails if the page did what it must never do. */
  expectNoComplaint() {
    assert.deepEqual(this.#watch.take(), [], 'the page complained');
    assert.deepEqual(this.#browser.outside.takeAsked(), [], 'the page reached for another host');
  }

  /** What the page complained about, for tests that provoke it; asking forgets it. */
  takeComplaints() {
    return this.#watch.take();
  }

  /** The hosts that were asked for outside; asking forgets them. */
  takeHostsAsked() {
    return this.#browser.outside.takeAsked();
  }

  /** The error, with what the page shows and has complained about: what a person would look at first. */
  async explained(error) {
    const shown = await this.page.evaluate(() => document.body?.innerText ?? '').catch(() => '(no page)');
    const complaints = this.#watch.take().join('\n');
    error.message += `\n--- complaints\n${complaints}\n--- shown at ${this.page.url()}\n${shown.slice(0, 3000)}`;
    return error;
  }

  async end() {
    this.#browser.outside.takeAsked();
    if (this.#ownProfile) await this.#browser.close();
    else await this.#context.close();
    if (this.server.isRunning) await this.server.stop();
  }

  get shell() {
    return new Shell(this.page);
  }

  get start() {
    return new Start(this.page);
  }

  get preview() {
    return new Preview(this.page);
  }

  get plan() {
    return new Plan(this.page);
  }

  get who() {
    return new Who(this.page);
  }

  get filling() {
    return new Filling(this.page);
  }

  get review() {
    return new Review(this.page);
  }

  get signing() {
    return new Signing(this.page);
  }

  get verdict() {
    return new Verdict(this.page);
  }
}

/** Closes them; a test file does it by itself. */
export async function closeSharedBrowsers() {
  await Promise.all([...shared.values()].map(async (browser) => (await browser).close()));
  shared.clear();
}

function sharedBrowser(name) {
  if (!shared.has(name)) shared.set(name, RunningBrowser.launch(name));
  return shared.get(name);
}
