// The frame itself: a net that catches nothing would make every other test worthless.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Screen, named } from './harness/find.mjs';
import { calculated } from './harness/libreoffice.mjs';
import { withChangedCell } from './harness/package.mjs';
import { inEachBrowser } from './harness/visit.mjs';

const directory = fileURLToPath(new URL('./fixtures/trap', import.meta.url));

const trap = (name, body, how) =>
  inEachBrowser(
    name,
    async (visit) => {
      await visit.page.goto(visit.server.url);
      await body(visit, new Screen(visit.page));
    },
    { directory, ...how },
  );

const noticed = async (take) => {
  for (let taken = []; ; await new Promise((later) => setTimeout(later, 20))) {
    taken = [...taken, ...take()];
    if (taken.length > 0) return taken;
  }
};

trap('a request to another host is noticed, and refused', async (visit, screen) => {
  await screen.press('leak');
  assert.deepEqual(await noticed(() => visit.takeHostsAsked()), ['elsewhere.example']);
  visit.takeComplaints();
});

trap('a request that a worker makes is noticed too', async (visit, screen) => {
  await screen.press('leak-in-worker');
  assert.deepEqual(await noticed(() => visit.takeHostsAsked()), ['elsewhere.example']);
  visit.takeComplaints();
});

trap('an offence against the policy is noticed', async (visit, screen) => {
  await screen.press('offend');
  const complaints = await noticed(() => visit.takeComplaints());
  assert.match(complaints.join('\n'), /policy: img-src|img-src|Content.Security.Policy/);
});

trap('an exception is noticed', async (visit, screen) => {
  await screen.press('throw');
  assert.match((await noticed(() => visit.takeComplaints())).join('\n'), /lỗi cố ý/);
});

trap('a download is had by name and content', async (visit, screen) => {
  const file = await visit.download(() => screen.press('save'));
  assert.equal(basename(file), 'Tệp thử_2025.txt');
  assert.equal(await readFile(file, 'utf8'), 'nội dung');
});

trap('things are found by role and name, and typed into', async (visit, screen) => {
  await screen.typeNamed('Ghi chú', 'ổ điện');
  assert.equal(await screen.value('note'), 'ổ điện');
  assert.ok(await visit.page.$(named('heading', 'Bẫy')));
  await screen.says(/Bẫy/);
});

trap('under a sub-path the page and nothing beside it is served', async (visit, screen) => {
  await screen.says(/giữ được/);
  assert.deepEqual(visit.server.requests.slice(0, 2), ['', 'trap.js']);
  assert.equal((await fetch(new URL('../trap.js', visit.server.url))).status, 404);
  assert.equal((await fetch(`${visit.server.url}..%2f..%2fpackage.json`)).status, 404);
}, { prefix: '/cham-diem/' });

trap('with the server stopped nothing is served, and the port is kept', async (visit) => {
  const before = visit.server.url;
  await visit.server.stop();
  await assert.rejects(fetch(before));
  await visit.server.start();
  assert.equal(visit.server.url, before);
  assert.equal((await fetch(before)).status, 200);
});

trap('a killed browser comes back with what its database had', async (visit, screen) => {
  // The database is open: what is typed before that goes nowhere.
  await screen.says(/giữ được/);
  await screen.type('note', 'chữ cuối');
  await new Promise((later) => setTimeout(later, 100));
  await visit.killBrowserAndReturn();
  await new Screen(visit.page).shows('kept', 'giữ được: chữ cuối');
}, { ownProfile: true });

test('LibreOffice calculates anew and does not repeat what a file claims', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tucham-oracle-'));
  const workbook = fileURLToPath(new URL('./fixtures/every-rule.xlsx', import.meta.url));
  const liar = await withChangedCell(workbook, join(folder, 'liar.xlsx'), 'I44', '99');
  assert.deepEqual(await calculated(liar, 'Bảng chấm điểm', ['I44', 'A10']), { I44: 0, A10: 'I' });
  await rm(folder, { recursive: true });
});
