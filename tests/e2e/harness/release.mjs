// Releases of the page, made from the one build there is.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DIST } from './server.mjs';

/** A second version of dist/ that differs in its version alone. */
export class Release {
  constructor(directory) {
    this.directory = directory;
  }

  /** A folder of its own with the build as it is. */
  static async ofDist() {
    const release = new Release(await mkdtemp(join(tmpdir(), 'tucham-release-')));
    await cp(DIST, release.directory, { recursive: true });
    return release;
  }

  /** Puts `next` in the place of its version; with `wrong`, index.html is not the file that the list means. */
  async publish(next, { wrong = false } = {}) {
    const page = await this.#replace('index.html', /(name="tucham-version" content=")[^"]+/, `$1${next}`);
    const digest = createHash('sha256').update(wrong ? 'another page' : page).digest('base64');
    await this.#replace('sw.js', /(const VERSION = ")[^"]+/, `$1${next}`);
    await this.#replace('sw.js', /(\["index.html","sha256-)[^"]+/, `$1${digest}`);
  }

  async #replace(name, pattern, replacement) {
    const path = join(this.directory, name);
    const before = await readFile(path, 'utf8');
    assert.match(before, pattern);
    const after = before.replace(pattern, replacement);
    await writeFile(path, after);
    return after;
  }

  /** Takes the folder away. */
  remove() {
    return rm(this.directory, { recursive: true });
  }
}
