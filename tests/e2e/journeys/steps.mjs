// The steps of the main job, for tests that begin in the middle of it.

import { UNIT, WORKBOOK } from './every_rule.mjs';

/** Opens the page and brings a workbook as far as the question who scores itself. */
export async function toWho(visit, workbook = WORKBOOK) {
  await visit.open();
  await visit.start.openFile(workbook);
  await visit.preview.confirm();
  await visit.who.isShown();
}

/** Goes on to the empty form. */
export async function toFilling(visit, { workbook = WORKBOOK, unit = UNIT } = {}) {
  await toWho(visit, workbook);
  await visit.who.introduce(unit);
  await visit.who.toFilling();
  await visit.filling.isShown();
}

/** From the form through review and signing with a new key; returns the path of the downloaded package. */
export async function exportPackage(visit) {
  await visit.filling.toReview();
  await visit.review.toSigning();
  await visit.signing.createKey();
  return visit.download(() => visit.signing.exportPackage());
}
