import { spawnSync } from 'node:child_process';

/** Another installation may be under way; it is waited for. */
const lockTimeoutSeconds = 300;

/** Installs packages for the browser tests where apt-get is there and allowed to; elsewhere does nothing. */
export function installFromDebian(...packages: readonly string[]): void {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return;
  if (sudo.length > 0 && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return;
  process.stderr.write(`Installing Debian's ${packages.join(', ')} with apt-get for the browser tests.\n`);
  const apt = (...args: string[]): boolean => {
    const [command = '', ...rest] = [
      ...sudo,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-q',
      '-o',
      `DPkg::Lock::Timeout=${lockTimeoutSeconds}`,
      ...args,
    ];
    return spawnSync(command, rest, { stdio: ['ignore', 2, 2] }).status === 0;
  };
  if (apt('update')) apt('install', '-y', '--no-install-recommends', ...packages);
}
