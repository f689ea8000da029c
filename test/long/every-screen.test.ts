import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import { openGallery } from '../element/gallery.ts';
import {
  assertAxeFindsNothing,
  assertSpokenWell,
  spokenByState,
  spokenFile,
  spokenText,
} from '../element/screen-checks.ts';
import { fileOf, nameOf, sheets, SnapshotBench } from '../element/snapshot-sheet.ts';

let browser: Browser;
let bench: SnapshotBench;
before(async () => {
  browser = await launchBrowser();
  bench = await SnapshotBench.open(browser);
});
after(() => browser.close());

const renew =
  'Look at `node test/element/screenshots.ts`; what is meant to be so is kept by `npm run snapshots`.';
/** The letters come from the project, but each system draws their edges in its own way. */
const drawsAsKept = process.platform === 'linux';

for (const sheet of sheets) {
  const { element, language, scheme, theme } = sheet;
  const isPlain = !theme && scheme === 'light';

  describe(nameOf(sheet), () => {
    it('looks as it is kept, is spoken well, and axe finds nothing', async () => {
      const gallery = await openGallery(browser, sheet);
      await assertAxeFindsNothing(gallery);
      if (isPlain) {
        const states = await spokenByState(gallery, element);
        for (const [state, tree] of states) assertSpokenWell(state, tree);
        if (language === 'en') {
          assert.equal(spokenText(states), await readFile(spokenFile(element), 'utf8'), renew);
        }
      }
      if (drawsAsKept) {
        const differing = await bench.differences(gallery, await readFile(fileOf(sheet)));
        assert.deepEqual(differing, [], renew);
      }
      await gallery.context().close();
    });
  });
}
