// A new version of the page is offered, and waits; what is being done is not disturbed.

import assert from 'node:assert/strict';

import { Release } from './harness/release.mjs';
import { inEachBrowser } from './harness/visit.mjs';
import { toFilling } from './journeys/steps.mjs';

inEachBrowser('a new version waits for a yes while a draft is open, and the draft outlives it', async (visit) => {
  const { filling, shell } = visit;
  const release = await Release.ofDist();
  try {
    visit.server.publish(release.directory);
    await toFilling(visit);
    await filling.points('IV/4', '5,5');
    await shell.isKeptOffline();
    await shell.isSaved();
    const before = await shell.version();

    await release.publish('the-next');
    await shell.lookForUpdate();
    await shell.offersUpdate();
    await visit.reload();
    await filling.isShown();
    assert.equal(await shell.version(), before, 'not by itself, not by a reload either');

    await filling.points('IV/4', '5');
    await shell.offersUpdate();
    await shell.acceptUpdate();
    await shell.isVersion('the-next');
    await filling.isShown();
    assert.equal(await filling.pointsOf('IV/4'), '5');
  } finally {
    await release.remove();
  }
});
