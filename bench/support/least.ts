import { DatabaseSync } from 'node:sqlite';
import { Hono } from 'hono';
import { signEncodedData } from '../../src/gateway/postback-signature.ts';
import { randomId } from '../../src/proxy/random-id.ts';
import { everyAnswer } from '../../src/proxy/routes/answer.ts';
import { hashOfToken, newSessionToken } from '../../src/proxy/session-token.ts';
import { durablePragmas } from '../../src/store/sqlite/durable-pragmas.ts';
import { createSharedCommit } from '../../src/store/sqlite/shared-commit.ts';
import { keyPair } from './keys.ts';

/**
 * The least that each call could do and still be what it is: how much of a bare Hono is left for anything that is
 * durable at all. A session is one row under its token's time and digest, a status call one row read by it, a postback
 * one digest of its signature and one row; rows share commits as the proxy's do. No key, rate, origin or amount is
 * looked at, no money is counted, nothing is logged.
 */
export function leastThatIsDurable(file: string): (request: Request) => Response | Promise<Response> {
  const database = new DatabaseSync(file);
  database.exec(durablePragmas);
  database.exec(`create table session (token_hash text primary key, body text) without rowid;
    create table postback (body text)`);
  const addSession = database.prepare('insert into session values (?, ?)');
  const findSession = database.prepare('select body from session where token_hash = ?');
  const addPostback = database.prepare('insert into postback values (?)');
  const statements = new Map(
    ['begin immediate', 'commit', 'rollback'].map((sql) => [sql, database.prepare(sql)]),
  );
  const commits = createSharedCommit({
    begin: () => Promise.resolve(void statements.get('begin immediate')?.run()),
    // No work here fails alone, so none needs a savepoint.
    execute: (sql) => void statements.get(sql)?.run(),
  });
  const answer = (body: string, status = 200) =>
    new Response(body, { status, headers: { ...everyAnswer, 'content-type': 'application/json' } });

  const app = new Hono();
  app.post('/sessions', async (c) => {
    const order = await c.req.json<object>();
    const nowMs = Date.now();
    const [token, depositId] = [newSessionToken(nowMs), randomId('dep_', nowMs)];
    const row = JSON.stringify({ ...order, depositId, more: 'x'.repeat(200) });
    await commits.run(() => Promise.resolve(addSession.run(hashOfToken(token), row)));
    return answer(JSON.stringify({ token, depositId }), 201);
  });
  app.get('/deposit', (c) => {
    const found = findSession.get(hashOfToken(c.req.header('authorization')?.slice(7) ?? ''));
    return typeof found?.['body'] === 'string' ? answer(found['body']) : answer('{}', 401);
  });
  app.post('/postback', async (c) => {
    const text = await c.req.text();
    const { additional_data } = JSON.parse(text) as { readonly additional_data: unknown };
    signEncodedData(JSON.stringify(additional_data), keyPair);
    await commits.run(() => Promise.resolve(addPostback.run(text)));
    return answer('{"status":"ok"}');
  });
  return app.fetch;
}
