// Impatience: what is pressed twice happens once.

import assert from 'node:assert/strict';

import { inEachBrowser } from './harness/visit.mjs';
import { WORKBOOK } from './journeys/every_rule.mjs';
import { toFilling } from './journeys/steps.mjs';

inEachBrowser('a template that is started twice in a moment makes one draft', async (visit) => {
  await visit.open();
  await visit.page.evaluate(() => {
    const start = document.querySelector('[data-testid="start-builtin"]');
    start.click();
    start.click();
  });
  await isOneDraft(visit);
});

inEachBrowser('a preview that is confirmed twice in a moment makes one draft', async (visit) => {
  await visit.open();
  await visit.start.openFile(WORKBOOK);
  await visit.preview.isShown();
  await visit.page.evaluate(() => {
    const confirm = document.querySelector('[data-testid="import-confirm"]');
    confirm.click();
    confirm.click();
  });
  await isOneDraft(visit);
});

async function isOneDraft(visit) {
  await visit.who.introduce({ unit: 'Phòng Tư pháp' });
  await visit.shell.isSaved();
  await visit.page.goto(visit.server.url);
  await visit.start.isShown();
  await visit.start.says(/Phòng Tư pháp/);
  assert.equal((await visit.start.drafts()).length, 1);
}

inEachBrowser('a double click on export gives one package', async (visit) => {
  await toFilling(visit);
  await visit.filling.points('IV/4', '5');
  await visit.filling.toReview();
  await visit.review.toSigning();
  await visit.signing.createKey();
  const before = await visit.downloads.finished();
  await visit.signing.isReady();
  // Firefox is still writing the file when the page says that it is done.
  await visit.download(() => visit.page.evaluate(() => {
    const button = document.querySelector('[data-testid="export-package"]');
    button.click();
    button.click();
  }));
  await visit.signing.isDone();
  const exported = (await visit.downloads.finished()).filter((name) => !before.includes(name));
  assert.equal(exported.length, 1, exported.join(', '));
});

inEachBrowser('a window that only reads does not export: two packages would have one revision', async (visit) => {
  const { shell } = visit;
  await toFilling(visit);
  await visit.filling.points('IV/4', '5');
  await visit.filling.toReview();
  await visit.review.toSigning();
  await visit.signing.createKey();
  await visit.signing.isReady();
  await shell.isSaved();
  const first = visit.page;
  visit.page = await visit.newTab();
  await visit.page.goto(first.url());
  await visit.signing.isReady();
  await visit.shell.saveStateIs('readonly');
  await visit.signing.says(/trùng số bản/);
  assert.equal(await visit.signing.canExport(), false);

  await visit.signing.takeOver();
  await visit.shell.isSaved();
  await visit.signing.isReady();
  assert.equal(await visit.signing.canExport(), true);
  visit.page = first;
  await visit.shell.saveStateIs('readonly');
  assert.equal(await visit.signing.canExport(), false);
});
