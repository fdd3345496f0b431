// A browser that is killed right after the last key has lost nothing. Only Chromium: it is the one that writes
// localStorage seconds late.

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import { inEachBrowser } from './harness/visit.mjs';
import { toFilling } from './journeys/steps.mjs';

const TIMES = 10;

inEachBrowser('a browser killed 0.1 s after the last key has every character when it comes back', async (visit) => {
  await toFilling(visit);
  await visit.filling.openDetails('I/7');
  await visit.filling.addEvidence('I/7', { title: 'Sổ theo dõi' });
  let explanation = '';
  for (let time = 1; time <= TIMES; time += 1) {
    const typed = `Lần ${time}: họp giao ban, đủ thành phần. `;
    await visit.filling.openDetails('I/7');
    await visit.filling.append('explanation-I/7', typed);
    explanation += typed;
    await visit.filling.points('I/7', `${time % 6},25`);
    await pause(100);
    await visit.killBrowserAndReturn();
    await visit.start.continueDraft();
    await visit.filling.openDetails('I/7');
    assert.equal(await visit.filling.value('explanation-I/7'), explanation.normalize('NFC'));
    assert.equal(await visit.filling.pointsOf('I/7'), `${time % 6},25`);
    assert.equal(await visit.filling.value('evidence-I/7-0-title'), 'Sổ theo dõi');
  }
}, { browsers: ['chromium'], ownProfile: true, timeout: 300_000 });
