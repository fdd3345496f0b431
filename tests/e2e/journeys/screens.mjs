// Every screen once, in the order in which a person comes to them; for what is done on each, such as taking a picture.

import { fileURLToPath } from 'node:url';

import { UNIT, fillEveryRule } from './every_rule.mjs';

const SUMS_DIFFER = fileURLToPath(new URL('../fixtures/sums-differ.xlsx', import.meta.url));
const BROKEN = fileURLToPath(new URL('../fixtures/encrypted.xlsx', import.meta.url));
const OLD = fileURLToPath(new URL('../../fixtures/import/nhieu-loi.xls', import.meta.url));
const WORKBOOK = fileURLToPath(new URL('../fixtures/every-rule.xlsx', import.meta.url));

/** Goes through the page and stops at each screen; yields its name. */
export async function* screens(visit) {
  const { start, preview, plan, who, filling, review, signing, verdict, shell } = visit;
  await visit.open();
  yield 'start';
  await start.openFile(BROKEN);
  await shell.trouble();
  yield 'start with a refused file';
  await start.openFile(SUMS_DIFFER);
  await preview.diagnostics();
  yield 'preview with something to look at';
  await preview.chooseRow(5);
  yield 'preview with a row';
  await preview.press('to-plan');
  await plan.isShown();
  await plan.deadline(1, 'Gửi hồ sơ chấm điểm', '2026-10-20');
  await plan.fill({ 'plan-units': 'UBND xã Phan' });
  yield 'exercise';
  await shell.drop(OLD);
  await preview.otherTables();
  yield 'preview of an old workbook';
  await shell.drop(WORKBOOK);
  await preview.says(/CCHC|2025/);
  yield 'preview';
  await preview.confirm();
  await who.isShown();
  yield 'who';
  await who.introduce(UNIT);
  await who.toFilling();
  await filling.isShown();
  yield 'empty form';
  await fillEveryRule(filling);
  await filling.points('IV/4', '7');
  await filling.leaveField();
  await filling.troubleOf('IV/4');
  yield 'filled form with a mistake';
  await filling.toReview();
  await review.isShown();
  yield 'review with a mistake';
  await review.follow(/vượt điểm tối đa|above/);
  await filling.points('IV/4', '5,5');
  await filling.toReview();
  await review.isShown();
  yield 'review';
  await review.toSigning();
  await signing.isShown();
  yield 'signing';
  await signing.createKey();
  await signing.isReady();
  yield 'signing with a key';
  const handedIn = await visit.download(() => signing.exportPackage());
  await signing.isDone();
  yield 'handed in';
  await shell.drop(handedIn);
  await verdict.isShown();
  yield 'verdict';
  await visit.page.goto(visit.server.url);
  await start.isShown();
  yield 'start with a draft';
}
