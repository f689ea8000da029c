import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder that is gone after the test, or after the suite whose `after` is given. */
export function temporaryFolder(t: { readonly after: (end: () => void) => void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
