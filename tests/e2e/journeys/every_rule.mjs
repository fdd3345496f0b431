// A commune that fills every rule of every-rule.xlsx, with values at which rounding, edges, caps, floors and all four
// policies of "không phát sinh" show. The expected figures were worked out by hand from the workbook's words.

import { fileURLToPath } from 'node:url';

/** The workbook, made by LibreOffice. */
export const WORKBOOK = fileURLToPath(new URL('../fixtures/every-rule.xlsx', import.meta.url));

/** Who scores itself. No person's name goes into test data. */
export const UNIT = {
  unit: 'UBND xã Thử Nghiệm',
  kind: 'UBND xã, phường',
  preparer: 'Công chức lập biểu',
  signer: 'Chủ tịch thử nghiệm',
};

/** The evidence that is given, once. */
export const EVIDENCE = { number: '12/KH-UBND', date: '2025-01-14', issuer: 'UBND xã', title: 'Kế hoạch năm 2025' };

// Code, what is done, the points it comes to and where the cell stands in the workbook.
const ROWS = [
  // Sent on the day that "trước ngày 15/01" leaves out.
  { code: 'I/1/1.1', fill: (form, code) => form.sentOn(code, '2025-01-15'), points: '2', cell: 'I12' },
  { code: 'I/1/1.2', fill: (form, code) => form.choose(code, 0), points: '1', cell: 'I13' },
  // 45 ÷ 48 of 5 = 4,6875.
  { code: 'I/2', fill: (form, code) => form.ratio(code, '45', '48'), points: '4,69', cell: 'I14' },
  // Exactly 90% belongs to the middle band.
  { code: 'I/3', fill: (form, code) => form.ratio(code, '27', '30'), points: '2', cell: 'I15' },
  // 14 × 0,25 = 3,5: held at the cap.
  { code: 'I/4', fill: (form, code) => form.count(code, '14'), points: '3', cell: 'I16' },
  // 8 × 0,5 = 4 off 3: held at the floor.
  { code: 'I/5', fill: (form, code) => form.count(code, '8'), points: '0', cell: 'I17' },
  { code: 'I/6', fill: (form, code) => form.notApplicable(code, 'Không có đoàn kiểm tra'), points: '4', cell: 'I18' },
  { code: 'I/7', fill: pointsWithExplanation('5,25', 'Họp giao ban qua mạng'), points: '5,25', cell: 'I19' },
  { code: 'II/1', fill: (form, code) => form.ratio(code, '85,42', '85,4'), points: '6', cell: 'I21' },
  // 17 ÷ 19 of the communes' maximum of 6 = 5,3684.
  { code: 'II/2', fill: (form, code) => form.ratio(code, '17', '19'), points: '5,37', cell: 'I22' },
  { code: 'II/4', fill: (form, code) => form.count(code, '3'), points: '4,5', cell: 'I24' },
  // Removed from the maximum: 100 becomes 95.
  { code: 'II/5', fill: (form, code) => form.notApplicable(code, 'Không phát sinh phản ánh'), cell: 'I25' },
  // More done than assigned counts as 100%.
  { code: 'II/6', fill: (form, code) => form.ratio(code, '52', '50'), points: '5', cell: 'I26' },
  { code: 'III/1', fill: (form, code) => form.choose(code, 1), points: '2,5', cell: 'I29' },
  // Removed, and the rest of III rescaled from 17 to 20.
  { code: 'III/2', fill: (form, code) => form.notApplicable(code, 'Không có đề nghị'), cell: 'I30' },
  // 23 ÷ 27 of 6 = 5,1111.
  { code: 'III/3', fill: (form, code) => form.ratio(code, '23', '27'), points: '5,11', cell: 'I31' },
  // A point does as well as a comma.
  { code: 'III/4', fill: pointsWithExplanation('4.75', 'Một trường hợp đi muộn'), points: '4,75', cell: 'I32' },
  // Zero, and it stays in the maximum.
  { code: 'IV/1', fill: (form, code) => form.notApplicable(code, 'Không khảo sát'), points: '0', cell: 'I34' },
  { code: 'IV/2', fill: (form, code) => form.choose(code, 0), points: '5', cell: 'I35' },
  { code: 'IV/3', fill: (form, code) => form.count(code, '1'), points: '3', cell: 'I36' },
  { code: 'IV/4', fill: (form, code) => form.points(code, '5,5'), points: '5,5', cell: 'I37' },
  // Bonus: 3 × 1, held at 2.
  { code: 'V/1', fill: (form, code) => form.count(code, '3'), points: '2', cell: 'I40' },
  { code: 'V/2', fill: (form, code) => form.count(code, '1'), points: '0,5', cell: 'I41' },
  // The sheet prints the size of its penalties with a minus, and the package keeps to that.
  { code: 'VI/1', fill: (form, code) => form.count(code, '1'), points: '0,5', cell: 'I43', written: '-0,5' },
];

/**
 * What it comes to: I 2 + 1 + 4,69 + 2 + 3 + 0 + 4 + 5,25 = 21,94; II 6 + 5,37 + 4,5 + 5 = 20,87;
 * III (2,5 + 5,11 + 4,75) × 20 ÷ 17 = 14,54; IV 0 + 5 + 3 + 5,5 = 13,5; together 70,85; bonus 2,5, penalty 0,5:
 * 72,85 of 95 = 76,684…%.
 */
export const FIGURES = { total: '72,85', maximum: '95', percent: '76,68%', class: 'Khá', open: '0' };

/** The same total, and where the workbook's own formulas add it up. */
export const IN_THE_WORKBOOK = { sheet: 'Bảng chấm điểm', points: ROWS, group: { I28: 14.54 }, total: { I44: 72.85 } };

/** Fills every criterion that the unit scores, with one record of evidence. */
export async function fillEveryRule(form) {
  for (const { code, fill } of ROWS) await fill(form, code);
  await form.addEvidence('I/1/1.1', EVIDENCE);
}

/** The points that every row shows, by code. */
export async function pointsShown(form) {
  const shown = {};
  for (const { code, points } of ROWS) if (points !== undefined) shown[code] = await form.pointsOf(code);
  return shown;
}

/** The points that every row has to show, by code. */
export const POINTS = Object.fromEntries(
  ROWS.filter(({ points }) => points !== undefined).map(({ code, points }) => [code, points]),
);

function pointsWithExplanation(points, explanation) {
  return async (form, code) => {
    await form.points(code, points);
    await form.explain(code, explanation);
  };
}
