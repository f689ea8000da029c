import assert from 'node:assert/strict';
import { cpSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import type { renderDeposit } from '../../src/rendering/render-deposit.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';

/** As a bundler leaves one in each part of a server, and one more whenever that is loaded anew while it is written. */
describe('copies of the package in one process', () => {
  const folder = temporaryFolder({ after });

  async function copyOf(name: string): Promise<typeof renderDeposit> {
    const place = join(folder, name);
    cpSync('src', join(place, 'src'), { recursive: true });
    cpSync('package.json', join(place, 'package.json'));
    symlinkSync(resolve('node_modules'), join(place, 'node_modules'), 'junction');
    const module = (await import(pathToFileURL(join(place, 'src/rendering/render-deposit.ts')).href)) as {
      readonly renderDeposit: typeof renderDeposit;
    };
    return module.renderDeposit;
  }

  it('render by what each of them has loaded, in the language that it is asked for', async () => {
    const copies = [await copyOf('first'), await copyOf('second'), await copyOf('third')];
    const view = awaiting();
    for (const render of copies.reverse()) {
      const { html } = await render(view, { lang: 'ta' });
      assert.match(html, /<section[^>]*\slang="ta"/);
      assert.ok(html.includes('உங்கள் iPay செயலியில் பணம் அனுப்புங்கள்'.normalize('NFC')), html);
    }
  });
});
