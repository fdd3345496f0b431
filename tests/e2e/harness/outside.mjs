// The world outside: a proxy that every request to another host runs into, whoever in the browser makes it (page,
// worker or service worker). It refuses them all and remembers where they wanted to go.

import { createServer } from 'node:http';

// What the browsers themselves ask for on their own account. Exact names, because a page may well leak to a
// neighbour of theirs (fonts, statistics).
const OF_THE_BROWSER = new Set([
  'accounts.google.com',
  'android.clients.google.com',
  'clients2.google.com',
  'clientservices.googleapis.com',
  'content-autofill.googleapis.com',
  'edgedl.me.gvt1.com',
  'optimizationguide-pa.googleapis.com',
  'redirector.gvt1.com',
  'safebrowsing.googleapis.com',
  'update.googleapis.com',
  'www.google.com',
  'aus5.mozilla.org',
  'content-signature-2.cdn.mozilla.net',
  'detectportal.firefox.com',
  'firefox-settings-attachments.cdn.mozilla.net',
  'firefox.settings.services.mozilla.com',
  'location.services.mozilla.com',
  'normandy.cdn.mozilla.net',
  'push.services.mozilla.com',
  'shavar.services.mozilla.com',
  'tracking-protection.cdn.mozilla.net',
]);

/** The refusing proxy. */
export class Outside {
  #server;
  #asked = [];

  async start() {
    this.#server = createServer((request, response) => {
      this.#remember(new URL(request.url, 'http://no-host').hostname);
      response.writeHead(502).end();
    });
    this.#server.on('connect', (request, socket) => {
      this.#remember(request.url.replace(/:\d+$/, ''));
      socket.on('error', () => {}).end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise((ready) => this.#server.listen(0, '127.0.0.1', ready));
    return this;
  }

  async stop() {
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeAllConnections();
    await closed;
  }

  get port() {
    return this.#server.address().port;
  }

  /** The hosts that a page wanted to reach, in order; asking forgets them. */
  takeAsked() {
    return this.#asked.splice(0);
  }

  #remember(host) {
    if (!OF_THE_BROWSER.has(host)) this.#asked.push(host);
  }
}
