// A package taken apart, changed in one place and put together again, as a forger or an accident would.

import { readFile, writeFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The parts of a package by name, as texts. */
export async function parts(path) {
  const entries = Object.entries(unzipSync(await readFile(path)));
  return new Map(entries.map(([name, content]) => [name, strFromU8(content)]));
}

/** Writes a copy in which one byte of the signed payload is another one. */
export function withChangedPayload(path, copy) {
  return changed(path, copy, ([name, content]) => {
    if (!name.startsWith('customXml/item') || !content.includes('payload')) return undefined;
    return content.replace(/("payload"\s*:\s*"|payload&quot;\s*:\s*&quot;)([\w-]+)/, (_, key, payload) => key + flipped(payload));
  });
}

/** Writes a copy in which the number in a cell of a worksheet is another one. */
export function withChangedCell(path, copy, cell, number) {
  return changed(path, copy, ([name, content]) => {
    const filled = new RegExp(`(<c r="${cell}"[^>]*>(?:<f[^>]*>[^<]*</f>)?<v>)[^<]*(</v>)`);
    if (!name.startsWith('xl/worksheets/') || !filled.test(content)) return undefined;
    return content.replace(filled, `$1${number}$2`);
  });
}

async function changed(path, copy, change) {
  const all = await parts(path);
  const [name, before] = [...all].find((part) => change(part) !== undefined) ?? [];
  if (name === undefined) throw new Error(`nothing to change in ${path}: ${[...all.keys()].join(', ')}`);
  const after = change([name, before]);
  if (after === before) throw new Error(`${name} would not change`);
  const entries = [...all].map(([each, content]) => [each, strToU8(each === name ? after : content)]);
  await writeFile(copy, zipSync(Object.fromEntries(entries)));
  return copy;
}

function flipped(payload) {
  const json = Buffer.from(payload, 'base64url').toString();
  // One letter of the unit's name: the JSON stays well-formed, so that only the signature can tell.
  if (!json.includes('Thử Nghiệm')) throw new Error('the payload does not name the unit');
  return Buffer.from(json.replace('Thử Nghiệm', 'Tkử Nghiệm')).toString('base64url');
}
