// An office sets an exercise up and publishes it; a unit opens it, sees who signed, fills, and goes on with a new version.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { inEachBrowser } from './harness/visit.mjs';

const TABLE = fileURLToPath(new URL('./fixtures/sums-differ.xlsx', import.meta.url));
const OFFICE = { 'plan-signer': 'Người ký thử', 'plan-office': 'Phòng Nội vụ' };

async function toPlan(visit, file = TABLE) {
  await visit.open();
  await visit.start.openFile(file);
  await visit.preview.isShown();
  await visit.preview.press('to-plan');
  await visit.plan.isShown();
}

/** Each test has a code of its own: browsers of one file share a folder of downloads. */
async function published(visit, code) {
  const { plan } = visit;
  await toPlan(visit);
  await plan.fill({ 'plan-name': 'Đánh giá thử', 'plan-period': '2026', 'plan-code': code, ...OFFICE });
  await plan.deadline(1, 'Gửi hồ sơ chấm điểm', '2026-10-20');
  await plan.createKey();
  const file = await visit.download(() => plan.publish());
  await plan.at('published');
  return file;
}

/** Accepts the campaign that is looked at, for a unit. */
async function accept(visit, unit) {
  await visit.preview.confirm();
  await visit.who.isShown();
  await visit.who.introduce({ unit });
  await visit.who.toFilling();
  await visit.filling.isShown();
}

inEachBrowser('what an office publishes is what a unit opens', async (visit) => {
  const { plan, preview, start, who } = visit;
  await toPlan(visit);
  assert.match((await plan.lacking()).join(), /kỳ đánh giá|Chưa ghi/);
  await plan.fill({
    'plan-name': 'Đánh giá thử', 'plan-period': '2026', 'plan-code': 'THU-2026', 'plan-email': 'pnv@example.vn',
    'plan-appraisers': 'Văn phòng: I', 'plan-share': '60', 'plan-class': 'Tốt', ...OFFICE,
  });
  await plan.deadline(1, 'Gửi hồ sơ chấm điểm', '2026-10-20');
  await plan.paste('plan-units', 'UBND xã Phan\nPhòng Tư pháp\nUBND xã Phan');
  await plan.says(/Đã đọc 2 đơn vị/);
  await plan.says(/Dòng 3/);
  assert.deepEqual(await plan.lacking(), []);
  await plan.createKey();
  const file = await visit.download(() => plan.publish());
  await plan.at('published');
  assert.match(file, /THU-2026_v1\.json$/);

  await visit.page.goto(visit.server.url);
  await start.isShown();
  await start.openFile(file);
  await preview.says(/Đánh giá thử/);
  assert.equal(await preview.attribute('of-campaign', 'data-signer'), 'first');
  assert.match(await preview.text('of-campaign'), /phiên bản 1.*Người ký thử, Phòng Nội vụ/);
  await preview.confirm();
  await who.isShown();
  const units = await visit.page.$$eval('#roster option', (options) => options.map((option) => option.value));
  assert.deepEqual(units, ['UBND xã Phan', 'Phòng Tư pháp']);

  // The same file again: the same key.
  await visit.page.goto(visit.server.url);
  await start.isShown();
  await start.openFile(file);
  await preview.at('of-campaign');
  assert.equal(await preview.attribute('of-campaign', 'data-signer'), 'same');
});

inEachBrowser('what an author types is there again after the page is loaded anew', async (visit) => {
  await toPlan(visit);
  await visit.plan.fill({ 'plan-name': 'Đánh giá thử', 'plan-units': 'UBND xã Phan' });
  await visit.plan.says(/Đã lưu trên máy này/);
  await toPlan(visit);
  await visit.plan.says(/Đã đọc 1 đơn vị/);
  assert.equal(await visit.plan.value('plan-name'), 'Đánh giá thử');
});

inEachBrowser('an altered campaign file is refused in words', async (visit) => {
  const file = await published(visit, 'SUA-2026');
  const altered = join(tmpdir(), `altered-${visit.browserName}.json`);
  const text = await readFile(file, 'utf8');
  const envelope = JSON.parse(text);
  envelope.payload = `${envelope.payload.slice(0, 500)}${envelope.payload[500] === 'A' ? 'B' : 'A'}${envelope.payload.slice(501)}`;
  await writeFile(altered, JSON.stringify(envelope));
  await visit.page.goto(visit.server.url);
  await visit.start.isShown();
  await visit.start.openFile(altered);
  assert.match(await visit.shell.trouble(), /đã bị thay đổi|không khớp/);
});

inEachBrowser('a draft goes on with a new version, and what cannot come along is named', async (visit) => {
  const { plan, preview, filling, start } = visit;
  const first = await published(visit, 'HAI-2026');
  await visit.page.goto(visit.server.url);
  await start.isShown();
  await start.openFile(first);
  await preview.at('of-campaign');
  await accept(visit, 'UBND xã Phan');
  await filling.points('I/1', '3');
  await filling.points('I/2', '4');
  await visit.shell.isSaved();

  // The office lowers a maximum and publishes again.
  await visit.page.goto(visit.server.url);
  await start.isShown();
  await start.openFile(first);
  await preview.at('of-campaign');
  await preview.chooseRow(6);
  await preview.correct('row-maximum-0', '2');
  await preview.says(/khác với tệp kỳ đánh giá/);
  await preview.press('to-plan');
  await plan.isShown();
  assert.match((await plan.changes()).join(), /I\/2.*2/);
  await plan.fill(OFFICE);
  await plan.at('key-ready');
  const second = await visit.download(() => plan.publish());
  assert.match(second, /_v2\.json$/);
  await plan.at('published');

  await visit.page.goto(visit.server.url);
  await start.isShown();
  await start.openFile(second);
  await preview.at('of-campaign');
  assert.equal(await preview.attribute('of-campaign', 'data-signer'), 'same');
  await preview.press('follow');
  assert.match(await preview.text('not-carried'), /I\/2/);
  await preview.press('follow-confirm');
  await filling.isShown();
  assert.equal(await filling.value('points-I/1'), '3');
  assert.equal(await filling.value('points-I/2'), '');
});
