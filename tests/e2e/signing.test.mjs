// The last step: which key confirms, and what stays of what was handed in.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { inEachBrowser } from './harness/visit.mjs';
import { UNIT } from './journeys/every_rule.mjs';
import { exportPackage, toFilling } from './journeys/steps.mjs';

const OTHER = 'Phó Chủ tịch thử nghiệm';

async function toSigning(visit) {
  await toFilling(visit);
  await visit.filling.points('IV/4', '5');
  await visit.filling.toReview();
  await visit.review.toSigning();
  await visit.signing.isShown();
}

inEachBrowser('what was handed in outlives a switch of the language and a look elsewhere', async (visit) => {
  const { signing, shell } = visit;
  await toFilling(visit);
  await visit.filling.points('IV/4', '5');
  await exportPackage(visit);
  await signing.isDone();
  const code = await signing.checkCode();

  await shell.speak('en');
  await signing.isDone();
  await signing.isReady();
  await shell.speak('vi');
  await signing.press('step-review');
  await visit.review.toSigning();
  await signing.isDone();
  assert.equal(await signing.checkCode(), code);

  const data = await visit.download(() => signing.press('download-data'));
  assert.match(data, /\.json$/);
  assert.deepEqual(Object.keys(JSON.parse(await readFile(data, 'utf8'))).sort(), ['payload', 'protected', 'signature']);

  await signing.type('signer-title', 'Quyền Chủ tịch');
  await signing.at('changed-since');
  await shell.isSaved();
  await visit.reload();
  await signing.isShown();
  assert.match(await signing.text('exported-before'), /Đã xuất bản 1\./);
});

inEachBrowser('each signer is proposed the key with that name, and a key can be forgotten', async (visit) => {
  const { signing } = visit;
  await toSigning(visit);
  await signing.createKey();
  await signing.shows('key-ready', UNIT.signer);
  await signing.takesFocus('export-package');

  await signing.type('signer-name', OTHER);
  await signing.says(/ghi tên khác/);
  await signing.toggleOtherKeys();
  await signing.createKey();
  await signing.shows('key-ready', OTHER);

  await signing.type('signer-name', UNIT.signer);
  await signing.shows('key-ready', UNIT.signer);
  await signing.toggleOtherKeys();
  assert.deepEqual(await signing.otherKeys(), [OTHER]);
  await signing.forgetFirstKey();
  assert.deepEqual(await signing.otherKeys(), []);

  await visit.shell.isSaved();
  await visit.reload();
  await signing.shows('key-ready', UNIT.signer);
  await signing.toggleOtherKeys();
  assert.deepEqual(await signing.otherKeys(), []);
});

inEachBrowser('who leaves before the export is done is told that nothing was exported', async (visit) => {
  const { signing, start } = visit;
  await toSigning(visit);
  await signing.createKey();
  await signing.isReady();
  const before = await visit.downloads.finished();
  await visit.page.evaluate(() => {
    document.querySelector('[data-testid="export-package"]').click();
    location.hash = '#/';
  });
  await start.isShown();
  await start.says(/chưa có gì được xuất/);
  assert.deepEqual(await visit.downloads.finished(), before);
});

inEachBrowser('a signer without a name is said beside the field', async (visit) => {
  const { signing } = visit;
  await toSigning(visit);
  await signing.type('signer-name', ' ');
  await signing.says(/Ghi họ tên người xác nhận/);
  assert.equal(await signing.attribute('signer-name', 'aria-invalid'), 'true');
  assert.match(await signing.describedBy('signer-name'), /Ghi họ tên người xác nhận/);
});
