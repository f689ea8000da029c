import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };

/** Where `npm run test:all` has packed the package for all its tests. */
export const packedVariable = 'IPAY_PACKED_PACKAGE';

export const packedName = `${manifest.name}-${manifest.version}.tgz`;

/** The package as it is published. Packs it into the folder when nobody has. */
export function packedPackage(folder: string): string {
  const packed = process.env[packedVariable];
  if (packed !== undefined) return packed;
  execFileSync('npm', ['pack', '--pack-destination', folder], { stdio: 'ignore' });
  return join(folder, packedName);
}
