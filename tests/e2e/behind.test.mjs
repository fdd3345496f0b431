// The form comes first and the rest of the page behind it: one scores before the rest is there, and where it does not
// come, the page says so and asks again.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { testid } from './harness/find.mjs';
import { inEachBrowser } from './harness/visit.mjs';
import { toFilling } from './journeys/steps.mjs';

/** Some file; what is in it does not matter here. */
const NO_WORKBOOK = fileURLToPath(new URL('./fixtures/not-a-workbook.xlsx', import.meta.url));
const REST = /^tucham_rest/;

/** Takes the page out of the browser's own keeping, so that a reload asks the server. */
const forgetPage = (page) =>
  page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    await Promise.all(registrations.map((registration) => registration.unregister()));
    for (const name of await caches.keys()) await caches.delete(name);
  });

inEachBrowser('without the rest of the page a draft is reopened, scored and kept, and the rest is asked for again', async (visit) => {
  await toFilling(visit);
  await visit.filling.count('I/4', '2');
  await visit.shell.isSaved();
  await visit.shell.isKeptOffline();
  await forgetPage(visit.page);
  visit.server.withheld = REST;
  await visit.reload();
  await visit.filling.isShown();
  assert.equal(await visit.filling.pointsOf('I/4'), '0,5');
  await visit.filling.count('I/4', '3');
  await visit.shell.isSaved();
  assert.equal(await visit.filling.pointsOf('I/4'), '0,75');

  await visit.shell.drop(NO_WORKBOOK);
  await visit.shell.says(/Chưa tải được phần còn lại của trang/);

  await visit.page.locator(testid('review')).click();
  await visit.shell.says(/Chưa tải được phần còn lại của trang/);
  visit.server.withheld = undefined;
  await visit.shell.pressNamed('button', 'Tải lại phần này');
  await visit.review.isShown();
  const complaints = visit.takeComplaints();
  assert.ok(complaints.every((line) => /404|tucham_rest|not kept|ServiceWorker/i.test(line)), complaints.join('\n'));
});

inEachBrowser('nothing but the page is loaded before a reopened draft is on the screen', async (visit) => {
  await toFilling(visit);
  await visit.shell.isSaved();
  await visit.shell.isKeptOffline();
  await forgetPage(visit.page);
  visit.server.requests.length = 0;
  await visit.page.evaluateOnNewDocument(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-testid="total"]')) return;
      observer.disconnect();
      window.loadedBefore = performance.getEntriesByType('resource').map(({ name }) => name);
    }).observe(document, { childList: true, subtree: true });
  });
  await visit.reload();
  await visit.filling.isShown();
  const before = await visit.page.evaluate(() => window.loadedBefore);
  assert.ok(before.some((name) => name.includes('tucham_bg')), before.join('\n'));
  assert.deepEqual(before.filter((name) => /worker|rest|\.xlsx/.test(name)), []);
});
