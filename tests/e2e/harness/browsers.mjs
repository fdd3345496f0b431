// The two browsers, started alike: nobody's profile, no network but this machine, downloads into a folder.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';

import { Downloads } from './downloads.mjs';
import { Outside } from './outside.mjs';
import { killTree } from './processes.mjs';

// As root Chromium has no sandbox to go into; the other switches keep the browser's own errands off the network.
const CHROMIUM_SWITCHES = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

const FIREFOX_PREFERENCES = {
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.download.alwaysOpenPanel': false,
  'browser.download.always_ask_before_handling_new_types': false,
  'network.proxy.type': 1,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  // The newest content of a killed Firefox counts, not its offer to restore the tabs of before.
  'browser.sessionstore.resume_from_crash': false,
  'toolkit.startup.max_resumed_crashes': -1,
};

/** What a browser under test is called, in the order in which they are tried; `TUCHAM_BROWSERS` names fewer. */
export const BROWSERS = (process.env.TUCHAM_BROWSERS ?? 'chromium,firefox').split(',');

/** A running browser with its profile. */
export class RunningBrowser {
  /** `chromium` or `firefox`. */
  name;
  /** The puppeteer browser. */
  puppet;
  /** The folder that its downloads go to. */
  downloads;
  /** The proxy that everything for another host runs into. */
  outside;
  #folder;

  static async launch(name) {
    const browser = new RunningBrowser();
    browser.name = name;
    browser.#folder = await mkdtemp(join(tmpdir(), `tucham-${name}-`));
    browser.downloads = await Downloads.into(join(browser.#folder, 'downloads'));
    browser.outside = await new Outside().start();
    await browser.#start();
    return browser;
  }

  /** Kills every process of it at once, as a power cut would, and starts it again with the profile left behind. */
  async killAndReturn() {
    const gone = new Promise((disconnected) => this.puppet.once('disconnected', disconnected));
    await killTree(this.puppet.process().pid);
    await gone;
    await this.#start();
  }

  async close() {
    await this.puppet.close();
    await this.outside.stop();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  async #start() {
    const shared = {
      headless: true,
      userDataDir: join(this.#folder, 'profile'),
      acceptInsecureCerts: false,
      timeout: 60_000,
      protocolTimeout: 120_000,
    };
    this.puppet = await (this.name === 'firefox' ? this.#firefox(shared) : this.#chromium(shared));
  }

  #chromium(shared) {
    return launch({
      ...shared,
      browser: 'chrome',
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [...CHROMIUM_SWITCHES, `--proxy-server=127.0.0.1:${this.outside.port}`, '--lang=vi'],
      downloadBehavior: { policy: 'allow', downloadPath: this.downloads.folder },
    });
  }

  #firefox(shared) {
    return launch({
      ...shared,
      browser: 'firefox',
      executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
      extraPrefsFirefox: {
        ...FIREFOX_PREFERENCES,
        'browser.download.dir': this.downloads.folder,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': this.outside.port,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': this.outside.port,
      },
    });
  }
}
