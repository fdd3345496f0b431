// What `cargo xtask dist` made, as a browser gets it from a plain web server: it starts, in any folder, under its own
// policy; it goes on without the server; and a new version waits to be asked for.

import assert from 'node:assert/strict';

import { Screen } from './harness/find.mjs';
import { Release } from './harness/release.mjs';
import { inEachBrowser } from './harness/visit.mjs';

const FOLDER = { prefix: '/phong-noi-vu/tu-cham/' };

/** Waits for the page to stand in the place of the sentence of index.html. */
const isMounted = (page) => page.waitForFunction(() => !document.getElementById('not-started'));

const open = async (visit) => {
  await visit.page.goto(visit.server.url);
  await isMounted(visit.page);
};

/** Waits until a reload would be answered by the service worker. */
const isKept = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((kept) => navigator.serviceWorker.addEventListener('controllerchange', kept, { once: true }));
  });

const version = (page) => page.$eval('meta[name="tucham-version"]', (meta) => meta.content);

/** Starts a worker as the page does, from a Blob; `more` is run in it. Returns the worker's first words. */
const startWorker = (page, more = '', name = 'tucham-worker') =>
  page.evaluate(([more, name]) => {
    const address = (rel) => JSON.stringify(document.querySelector(`link[rel="${rel}"]`).href);
    const start = `
      importScripts(${address(name)});
      wasm_bindgen({ module_or_path: ${address(`${name}-wasm`)} })
        .then(async () => { ${more}; return 'started'; })
        .then((said) => postMessage({ said }), (error) => postMessage({ said: String(error) }));`;
    const worker = new Worker(URL.createObjectURL(new Blob([start], { type: 'text/javascript' })));
    return new Promise((heard, failed) => {
      worker.onerror = (event) => failed(new Error(event.message));
      worker.onmessage = ({ data }) => data?.said && heard(data.said);
    });
  }, [more, name]);

inEachBrowser('in a folder of a web server the page, the worker and the reader start under the policy', async (visit) => {
  await open(visit);
  assert.equal(await startWorker(visit.page), 'started');
  assert.equal(await startWorker(visit.page, '', 'tucham-reader'), 'started');
}, FOLDER);

inEachBrowser('neither the page nor the worker can send anything elsewhere', async (visit) => {
  await open(visit);
  const send = "await fetch('http://elsewhere.example/', { mode: 'no-cors' })";
  assert.match(await startWorker(visit.page, send), /TypeError/);
  await assert.rejects(visit.page.evaluate(() => fetch('http://elsewhere.example/', { mode: 'no-cors' })));
  assert.deepEqual(visit.takeHostsAsked(), []);
  // The browsers report both attempts to the console.
  assert.match(visit.takeComplaints().join('\n'), /connect-src/);
});

inEachBrowser('with the server stopped, page, worker and template are still there', async (visit) => {
  await open(visit);
  await isKept(visit.page);
  await visit.server.stop();
  await visit.page.reload();
  await isMounted(visit.page);
  assert.equal(await startWorker(visit.page), 'started');
  const missing = await visit.page.$$eval('link[rel^="tucham-"]:not([rel="tucham-service-worker"])', (links) =>
    Promise.all(links.map(({ href }) => fetch(href).then((answer) => (answer.ok ? '' : href)))));
  assert.equal(missing.join(''), '');
}, FOLDER);

/** Has the browser look for a new version; returns what became of it: `installed` or `redundant`. */
const look = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((begun) => registration.addEventListener('updatefound', begun, { once: true }));
    await registration.update();
    await found;
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return 'redundant';
    while (worker.state === 'installing') {
      await new Promise((changed) => worker.addEventListener('statechange', changed, { once: true }));
    }
    return worker.state;
  });

const released = (name, body) =>
  inEachBrowser(name, async (visit) => {
    const release = await Release.ofDist();
    try {
      visit.server.publish(release.directory);
      await open(visit);
      await isKept(visit.page);
      await body(visit, release, await version(visit.page));
    } finally {
      await release.remove();
    }
  });

released('a new version waits until the page asks for it', async (visit, release, first) => {
  await release.publish('the-next');
  assert.equal(await look(visit.page), 'installed');
  await visit.page.reload();
  assert.equal(await version(visit.page), first);

  await visit.page.evaluate(async () => {
    const taken = new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done));
    (await navigator.serviceWorker.ready).waiting.postMessage('skipWaiting');
    await taken;
  });
  await visit.page.reload();
  assert.equal(await version(visit.page), 'the-next');
  const caches = await visit.page.evaluate(() => caches.keys());
  assert.deepEqual(caches.map((name) => name.split(' ').at(-1)), ['the-next']);
});

released('a version that is not uploaded whole never takes over', async (visit, release, first) => {
  await release.publish('half', { wrong: true });
  assert.equal(await look(visit.page), 'redundant');
  await visit.server.stop();
  await visit.page.reload();
  assert.equal(await version(visit.page), first);
  visit.takeComplaints();
});

inEachBrowser('where JavaScript does not run a sentence says so', async (visit) => {
  await visit.page.setJavaScriptEnabled(false);
  await visit.page.goto(visit.server.url);
  await new Screen(visit.page).says(/Hãy bật JavaScript[\s\S]*Please allow JavaScript/);
}, { browsers: ['chromium'] });

inEachBrowser('on a slow line the page says that it is loading, and blames nothing', async (visit) => {
  await visit.page.setRequestInterception(true);
  const held = [];
  visit.page.on('request', (request) => (request.url().endsWith('.wasm') ? held.push(request) : request.continue()));
  await visit.page.goto(visit.server.url, { waitUntil: 'domcontentloaded' });
  const screen = new Screen(visit.page);
  await screen.says(/Đang tải/);
  assert.equal(await screen.saysNow(/bật JavaScript/), false);
  await visit.page.setRequestInterception(false).catch(() => undefined);
  await Promise.all(held.map((request) => request.continue()));
  await isMounted(visit.page);
}, { browsers: ['chromium'] });
