import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import manifest from '../../../package.json' with { type: 'json' };
import { packedPackage } from '../../tools/packed-package.ts';
import { temporaryFolder } from '../../tools/temporary-folder.ts';

// The package as a shop gets it: packed, and installed into an empty project.

export const folder = temporaryFolder({ after });
export const modules = join(folder, 'node_modules');
export const installed = join(modules, manifest.name);

/** Runs a command in the project and gives what it prints. */
export const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Runs a module in the project and gives what it prints. */
export const runModule = (script: string, ...args: string[]): string =>
  run('node', '--input-type=module', '-e', script, ...args);

writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
export const tarball = packedPackage(folder);
run('npm', 'install', tarball);

export const built = (path: string): string => readFileSync(join(installed, 'dist', path), 'utf8');

export const builtFiles = (extension: string): string[] =>
  readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith(extension),
  );
