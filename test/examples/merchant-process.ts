import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TestContext } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { creditOnce } from '../../demo/examples/credit-once.ts';
import { freePort } from '../tools/free-port.ts';
import { serveOnLoopback } from '../tools/listen-on-loopback.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { untilTrue } from '../tools/until-true.ts';
import { missingProgram } from './missing-program.ts';

/** A merchant's server that takes webhooks, in one of the languages there is an example for. */
export interface Merchant {
  readonly url: string;
  /** Its own database, beside it. */
  readonly database: DatabaseSync;
  /** In minor units. */
  readonly balanceOf: (label: string) => number;
}

interface MerchantExample {
  /** What must be on the PATH. */
  readonly program: 'php' | 'python3';
  readonly command: (port: number) => readonly string[];
}

const examples = {
  PHP: {
    program: 'php',
    // Displays errors, as many a shop's PHP does: an error must not become an answer of 200.
    command: (port) => [
      '-d',
      'display_errors=1',
      '-S',
      `127.0.0.1:${port}`,
      'demo/examples/php/credit-once.php',
    ],
  },
  Python: { program: 'python3', command: () => ['demo/examples/python/credit_once.py'] },
} as const satisfies Record<string, MerchantExample>;

export type MerchantLanguage = keyof typeof examples | 'TypeScript';
export const merchantLanguages: readonly MerchantLanguage[] = ['TypeScript', 'PHP', 'Python'];

/** Why it cannot run here, for `skip`. */
export function missingFor(language: MerchantLanguage): string | false {
  return language !== 'TypeScript' && missingProgram(examples[language].program);
}

export async function startMerchant(
  t: TestContext,
  language: MerchantLanguage,
  secret: string,
): Promise<Merchant> {
  const folder = temporaryFolder(t);
  const file = join(folder, 'shop.db');
  const database = new DatabaseSync(file, { timeout: 5000 });
  t.after(() => database.close());
  // PHP makes its tables when the first event has come.
  const balanceOf = (label: string): number =>
    database.prepare("select 1 from sqlite_master where name = 'balance'").get() === undefined
      ? 0
      : Number(
          database
            .prepare('select coalesce(sum(amount_minor), 0) as sum from balance where label = ?')
            .get(label)?.['sum'],
        );
  if (language === 'TypeScript') {
    const listener = getRequestListener(creditOnce(database, secret));
    const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
    return { url: await serveOnLoopback(t, server), database, balanceOf };
  }
  const port = await freePort();
  const { program, command } = examples[language];
  const child = spawn(program, command(port), {
    env: {
      ...process.env,
      PORT: String(port),
      IPAY_WEBHOOK_SECRET: secret,
      SHOP_DATABASE_FILE: file,
      PHP_CLI_SERVER_WORKERS: '4',
    },
    stdio: 'ignore',
    // A group of its own: PHP's workers outlive the process that was started.
    detached: true,
  });
  t.after(async () => {
    const { pid } = child;
    if (pid === undefined || child.exitCode !== null) return;
    process.kill(-pid, 'SIGKILL');
    await once(child, 'close');
  });
  const url = `http://127.0.0.1:${port}`;
  await untilTrue(`${program} to answer`, async () => {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}.`);
    const answer = await fetch(url, { method: 'POST' }).catch(() => undefined);
    await answer?.body?.cancel();
    return answer !== undefined;
  });
  return { url, database, balanceOf };
}
