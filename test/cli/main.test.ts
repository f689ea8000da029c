import assert from 'node:assert/strict';
import process from 'node:process';
import { describe, it } from 'node:test';
import { runCommand } from './serve-process.ts';

/** Takes Node's SQLite away, as in Node 20. */
const withoutSqlite = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(name, context, next) {
      if (name !== 'node:sqlite') return next(name, context);
      throw Object.assign(new Error('No such built-in module: ' + name), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' });
    },
  });
`;

describe('ipay-deposit', () => {
  for (const command of ['demo', 'sandbox']) {
    it(`${command} says of a Node without SQLite that it is too old`, async () => {
      const { code, stderr } = await runCommand([command], {
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(withoutSqlite)}`,
      });
      assert.equal(stderr, `ipay-deposit ${command} needs Node 24 or later; this is ${process.version}.\n`);
      assert.equal(code, 1);
    });
  }

  for (const name of ['constructor', 'start']) {
    it(`does not know ${name}, and says what it knows`, async () => {
      const { code, stderr } = await runCommand([name]);
      assert(stderr.startsWith(`There is no command "${name}".\n\nUsage: ipay-deposit <command>`), stderr);
      assert.equal(code, 1);
    });
  }
});
