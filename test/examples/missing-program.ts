import { spawnSync } from 'node:child_process';

/** What proves that a program can run its examples; that it is on the PATH is not enough. */
const proofs = {
  php: ['php', '-r', 'exit(extension_loaded("pdo_sqlite") ? 0 : 1);'],
  python3: ['python3', '-c', 'import sqlite3, sys; sys.exit(sys.version_info < (3, 9))'],
  java: ['javac', '-version'],
  go: ['go', 'version'],
  'systemd-analyze': ['systemd-analyze', '--version'],
  nginx: ['nginx', '-v'],
} as const;

/** Why examples for this program cannot run here, for `skip`. */
export function missingProgram(program: keyof typeof proofs): string | false {
  const [command, ...args] = proofs[program];
  return spawnSync(command, args, { stdio: 'ignore' }).status !== 0 && `no ${program} that runs the example`;
}
