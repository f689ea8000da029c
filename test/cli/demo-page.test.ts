import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { createPageServer } from '../../src/cli/demo/page-server.ts';
import { listen } from '../../src/cli/listen.ts';

/** The demo's page over a folder that is built anew beside it, as by a second `npm start`. */
async function startPage(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-page-'));
  const file = (name: string) => join(folder, name);
  writeFileSync(file('old.html'), '<p>old');
  const page = createPageServer(folder);
  page.mount({}, 'http://127.0.0.1:1');
  const url = await listen(page.server, 0, { anotherPort: '' });
  t.after(() => {
    page.server.close();
    page.server.closeAllConnections();
    rmSync(folder, { recursive: true });
  });
  return { file, get: (name: string) => fetch(`${url}/${name}`) };
}

describe('the page of the demo, built anew while it is served', () => {
  it('is served as it is now, under the same policy', async (t) => {
    const { file, get } = await startPage(t);
    assert.equal((await get('')).status, 404);
    writeFileSync(file('index.html'), '<p>longer than before');
    writeFileSync(file('old.html'), '<p>longer than before');
    for (const name of ['', 'old.html']) {
      const response = await get(name);
      assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.equal(await response.text(), '<p>longer than before');
    }
  });

  it('does not end shop and proxy with a file that is gone', async (t) => {
    const { file, get } = await startPage(t);
    rmSync(file('old.html'));
    assert.equal((await get('old.html')).status, 404);
  });
});
