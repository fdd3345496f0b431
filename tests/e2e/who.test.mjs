// Who scores itself: the kind of body decides the maxima, so nobody gets one unasked.

import assert from 'node:assert/strict';

import { inEachBrowser } from './harness/visit.mjs';
import { UNIT } from './journeys/every_rule.mjs';
import { toWho } from './journeys/steps.mjs';

inEachBrowser('no kind of body is chosen for the person, and without one nothing is filled', async (visit) => {
  const { who, filling, shell } = visit;
  await toWho(visit);
  assert.equal(await who.hasKind(), false);
  await who.introduce({ ...UNIT, kind: undefined });
  await who.toFilling();
  await who.says(/Chọn loại đơn vị trước khi chấm điểm/);
  await who.takesFocus('kind-0');

  await who.press('step-fill');
  await who.isShown();
  assert.equal(await who.hasKind(), false);

  await who.introduce({ kind: UNIT.kind });
  await who.toFilling();
  await filling.isShown();
  await shell.isSaved();
  await visit.reload();
  await filling.isShown();
  assert.equal((await filling.figures()).maximum, '100');
});
