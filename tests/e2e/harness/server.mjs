// A web server as plain as the one an office puts the files on: it gives out a folder and nothing else.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');

/** The build under test: `TUCHAM_DIST`, or what `cargo xtask dist` made in this work tree. */
export const DIST = resolve(process.env.TUCHAM_DIST ?? join(ROOT, 'dist'));

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const MOMENT = 2_000;

/** Serves a folder on one port of this machine; it can be stopped, started again there, and given another folder. */
export class PageServer {
  /** What was asked for since the last start, oldest first: the path below the prefix. */
  requests = [];
  /** Files that it does not give out, by their names; nothing where it gives out all. */
  withheld;
  #directory;
  #prefix;
  #port = 0;
  #server;
  #startedAt = 0;
  #wasStopped = false;

  /**
   * @param {{ directory?: string, prefix?: string }} [where] the folder, and the path it is served under: `/cham-diem/`
   */
  constructor({ directory = DIST, prefix = '/' } = {}) {
    if (!existsSync(join(directory, 'index.html'))) {
      throw new Error(`there is no page in ${directory}: run \`cargo xtask dist\`, or name a build in TUCHAM_DIST`);
    }
    this.#directory = directory;
    this.#prefix = prefix;
  }

  /** Starts listening: the first time on a free port, later on the same one, because an origin has its port in it. */
  async start() {
    this.requests = [];
    this.#server = createServer((request, response) => this.#answer(request, response));
    await new Promise((ready, failed) => {
      this.#server.once('error', failed).listen(this.#port, '127.0.0.1', ready);
    });
    this.#port = this.#server.address().port;
    this.#startedAt = Date.now();
    return this;
  }

  /** Stops, and breaks off what is under way: the only honest offline, since a service worker sees no emulated one. */
  async stop() {
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeAllConnections();
    await closed;
    this.#wasStopped = true;
  }

  /** Whether it answers now. */
  get isRunning() {
    return this.#server?.listening ?? false;
  }

  /** Whether a browser may still be complaining that it did not answer: browsers say so a moment late. */
  get isMissed() {
    return !this.isRunning || (this.#wasStopped && Date.now() - this.#startedAt < MOMENT);
  }

  /** The address of the page. `127.0.0.1` is a secure context, as https is. */
  get url() {
    return `${this.origin}${this.#prefix}`;
  }

  /** Scheme, host and port. */
  get origin() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Gives out another folder from now on, as after an update of the page. */
  publish(directory) {
    this.#directory = directory;
  }

  async #answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, this.origin).pathname);
    const name = path.startsWith(this.#prefix) ? path.slice(this.#prefix.length) : undefined;
    this.requests.push(name ?? `outside the prefix: ${path}`);
    const isWithheld = name !== undefined && this.withheld?.test(name);
    const file = name === undefined || isWithheld ? undefined : this.#file(name || 'index.html');
    const content = file && (await readFile(file).catch(() => undefined));
    if (content === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
      return;
    }
    // `no-cache`: what still opens with the server stopped comes from the service worker, not from the HTTP cache.
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    response.end(content);
  }

  #file(name) {
    const file = normalize(join(this.#directory, name));
    return file.startsWith(this.#directory + sep) ? file : undefined;
  }
}
