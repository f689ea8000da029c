/**
 * Takes anew what `npm run test:all` compares with, small pictures and what screen readers read of them:
 * `npm run snapshots [part of a name]`. Look at them before they are committed.
 */
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { launchBrowser } from '../e2e/browser.ts';
import { openGallery } from './gallery.ts';
import { spokenByState, spokenFile, spokenText } from './screen-checks.ts';
import { fileOf, nameOf, sheets, SnapshotBench } from './snapshot-sheet.ts';

const [part = ''] = process.argv.slice(2);
const browser = await launchBrowser();
try {
  const bench = await SnapshotBench.open(browser);
  for (const sheet of sheets.filter((one) => nameOf(one).includes(part))) {
    const gallery = await openGallery(browser, sheet);
    await writeFile(fileOf(sheet), await bench.take(gallery));
    if (sheet.language === 'en' && !sheet.theme && sheet.scheme === 'light') {
      const states = await spokenByState(gallery, sheet.element);
      await writeFile(spokenFile(sheet.element), spokenText(states));
    }
    await gallery.context().close();
  }
} finally {
  await browser.close();
}
