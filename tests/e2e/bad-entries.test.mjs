// What a person may type by mistake: it is said beside the field, it stays in the field, and nothing counts wrongly.

import assert from 'node:assert/strict';

import { inEachBrowser } from './harness/visit.mjs';
import { toFilling } from './journeys/steps.mjs';

const LONGEST = 32_767;

// In the field of IV/4, free from 0 to 6: what is typed, and what is said. Three digits may be thousandths or thousands.
const WRONG = [
  ['6,5', /vượt điểm tối đa 6/],
  ['ba', /Không phải là số/],
  ['1.000', /phần nghìn hay hàng nghìn/],
  ['1,000', /phần nghìn hay hàng nghìn/],
  ['2,125', /phần nghìn hay hàng nghìn/],
  ['0,125', /2 chữ số/],
  ['2,1255', /2 chữ số/],
  ['-1', /nhỏ hơn 0|Không phải là số/],
];

inEachBrowser('points that cannot be are said beside the field, kept in it, and not counted', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  const before = await filling.figures();
  for (const [typed, sentence] of WRONG) {
    await filling.points('IV/4', typed);
    await filling.leaveField();
    assert.match(await filling.troubleOf('IV/4'), sentence, typed);
    assert.equal(await filling.value('points-IV/4'), typed);
    assert.equal(await filling.describedBy('points-IV/4'), await filling.troubleOf('IV/4'), 'the field names its error');
    assert.deepEqual(await filling.figures(), before, typed);
  }
  await filling.points('IV/4', ' 5.5 ');
  await filling.leaveField();
  await filling.isSound('IV/4');
  assert.equal((await filling.figures()).total, '5,5');
});

inEachBrowser('text where a number belongs is still there after a look at the review', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  await filling.points('IV/4', 'ba');
  await filling.toReview();
  await visit.review.isShown();
  await visit.review.follow(/Không phải là số/);
  await filling.isShown();
  assert.equal(await filling.value('points-IV/4'), 'ba');
});

inEachBrowser('nothing assigned is neither 0% nor 100%', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  await filling.ratio('I/2', '0', '0');
  await filling.leaveField();
  assert.match(await filling.troubleOf('I/2'), /không tính được tỷ lệ/);
  assert.match(await filling.troubleOf('I/2'), /Sửa số phải thực hiện/, 'the way out stands beside it');
  assert.equal(await filling.attribute('assigned-I/2', 'aria-invalid'), 'true');
  assert.equal(await filling.attribute('done-I/2', 'aria-invalid'), null, 'the error is of the other field');
  assert.equal(await filling.stateOf('I/2'), 'open');
});

inEachBrowser('32,768 characters are one too many for a cell, which is said, and none is lost', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  await filling.openDetails('I/7');
  await filling.paste('explanation-I/7', 'ă'.repeat(LONGEST));
  await filling.points('I/7', '5');
  await filling.leaveField();
  await filling.isSound('I/7');
  await filling.append('explanation-I/7', 'ơ');
  assert.match(await filling.troubleOf('I/7'), /32\.?768/);
  assert.equal(await filling.describedBy('explanation-I/7'), await filling.troubleOf('I/7'));
  assert.equal(await filling.attribute('explanation-I/7', 'aria-invalid'), 'true');
  assert.equal(await filling.attribute('points-I/7', 'aria-invalid'), null, 'the points are sound');
  await visit.shell.isSaved();
  await visit.reload();
  await filling.isShown();
  await filling.openDetails('I/7');
  assert.equal((await filling.value('explanation-I/7')).length, LONGEST + 1);
});

inEachBrowser('evidence dated outside the period that figures cover is said', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  await filling.choose('I/1/1.2', 0);
  await filling.addEvidence('I/1/1.2', { number: '7/KH-UBND', date: '2026-01-05' });
  assert.match(await filling.troubleOf('I/1/1.2'), /ngoài kỳ số liệu/);
  assert.equal(await filling.describedBy('evidence-I/1/1.2-0-date'), await filling.troubleOf('I/1/1.2'));
});

inEachBrowser('evidence dated otherwise than the chosen step is said', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  await filling.choose('I/1/1.1', 0);
  await filling.addEvidence('I/1/1.1', { number: '7/KH-UBND', date: '2025-01-20' });
  assert.match(await filling.troubleOf('I/1/1.1'), /không khớp với ngày/);
  assert.match(await filling.troubleOf('I/1/1.1'), /thì là mức “\D+/, 'the step is named by its words');
});

inEachBrowser('the mark of a secret document and a number of a citizen are noticed, and hinder nothing', async (visit) => {
  const { filling } = visit;
  await toFilling(visit);
  await filling.explain('I/7', 'Theo Báo cáo (MẬT); đơn của công dân 072203004567');
  await filling.says(/dấu “MẬT” không được đưa vào/);
  await filling.says(/số định danh hoặc số điện thoại/);
  await filling.points('I/7', '5');
  assert.equal(await filling.pointsOf('I/7'), '5');
});
