import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Proxy, ProxyOptions } from '../../src/proxy/index.ts';
import { openPostgresStore } from '../../src/store/postgres/index.ts';
import { CuttingWire } from '../store/cutting-wire.ts';
import { postgresServer } from '../store/postgres-server.ts';
import { apiKey, assertProblem, startProxyOver, viewIn } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { heldAnswer, okAnswer } from './scripted-gateway.ts';
import { entry, signedPostback } from './signed-postback.ts';

const server = postgresServer();
const tables = ['session', 'deposit', 'attempt', 'inbox', 'gateway_transaction', 'outbox', 'transition'];

interface TwoProxies {
  readonly fixture: ProxyFixture;
  readonly proxies: readonly [Proxy, Proxy];
  /** The address of their database. */
  readonly url: string;
  /** Asks the first one for an even index, the second one for an odd one. */
  readonly fetch: (path: string, init: RequestInit, index: number) => Promise<Response>;
}

/** Two instances over one database, with one clock and one gateway between them. */
async function startTwo(
  options: Pick<ProxyOptions, 'onEvent'> = {},
  wire?: CuttingWire,
): Promise<TwoProxies> {
  const url = wire?.databaseUrl ?? (await server.newDatabase());
  const fixture = await startProxyOver(
    {
      open: () => openPostgresStore({ connectionString: wire?.url ?? url }),
      async dump() {
        const rows = await Promise.all(tables.map((table) => server.rows(url, `select * from ${table}`)));
        return JSON.stringify(rows);
      },
    },
    options,
  );
  const proxies = [fixture.proxy, await fixture.open(options)] as const;
  return {
    fixture,
    proxies,
    url,
    fetch: (path, init, index) =>
      proxies[index % 2 ? 1 : 0].fetch(new Request(`https://proxy.example${path}`, init)),
  };
}

const fifty = Array.from({ length: 50 }, (_, index) => index);

const activation = (token: string, transactionNumber: string): RequestInit => ({
  method: 'POST',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  body: JSON.stringify({ transactionNumber }),
});

describe('two proxies on one PostgreSQL', () => {
  for (const [name, differs] of [
    ['the same bytes', false],
    ['each with other outer fields', true],
  ] as const) {
    it(`credit once for 50 copies of a postback, ${name}`, async () => {
      const { fixture, fetch, url } = await startTwo();
      const { token, depositId } = await fixture.session();
      const order = await fixture.submittedOrder(token);
      const answers = await Promise.all(
        fifty.map((index) => {
          const outer = differs ? { created_datetime: `2023-09-26 19:37:${index}` } : {};
          return fetch('/postback', { method: 'POST', body: signedPostback([entry(order)], outer) }, index);
        }),
      );
      for (const answer of answers) assert.equal(answer.status, 200, await answer.text());
      assert.deepEqual(
        (await fixture.events()).map(({ type }) => type),
        ['deposit.credited'],
      );
      assert.equal((await fixture.record(depositId)).state, 'credited');
      const status = await server.rows(url, 'select status from gateway_transaction');
      assert.deepEqual(status, [{ status: 'credited' }]);
    });
  }

  it('credit one of 50 transactions on one deposit, and keep the others aside', async () => {
    const { fixture, fetch, url } = await startTwo();
    const { token } = await fixture.session();
    const order = await fixture.submittedOrder(token);
    const answers = await Promise.all(
      fifty.map((index) => {
        const body = signedPostback([entry(order, { transaction_id: `tx-${index}` })]);
        return fetch('/postback', { method: 'POST', body }, index);
      }),
    );
    for (const answer of answers) assert.equal(answer.status, 200, await answer.text());
    const counted = await server.rows(
      url,
      'select status, reason, count(*)::int from gateway_transaction group by 1, 2 order by 1',
    );
    assert.deepEqual(counted, [
      { status: 'credited', reason: null, count: 1 },
      { status: 'suspense', reason: 'already_credited', count: 49 },
    ]);
    assert.equal((await fixture.events()).filter(({ type }) => type === 'deposit.credited').length, 1);
  });

  it('credit a deposit whose activation is answered at the same moment', async () => {
    const { fixture, fetch } = await startTwo();
    for (let round = 0; round < 10; round++) {
      const { token, depositId } = await fixture.session();
      const { answer, asked, give } = heldAnswer();
      fixture.gateway.activate = answer;
      const submitted = fetch('/deposit/activation', activation(token, '23936785'), 0);
      await asked;
      const body = signedPostback([entry(fixture.lastOrder(), { transaction_id: `tx-${round}` })]);
      const posted = fetch('/postback', { method: 'POST', body }, 1);
      give(okAnswer);
      assert.equal((await posted).status, 200);
      assert.equal((await submitted).status, 200);
      const { state, attempts } = await fixture.record(depositId);
      assert.equal(state, 'credited');
      assert.deepEqual(
        attempts.map((attempt) => attempt.state),
        ['credited'],
      );
    }
  });

  it('call the gateway once for a number handed in 50 times', async () => {
    const { fixture, fetch } = await startTwo();
    const { token } = await fixture.session();
    const { answer, asked, give } = heldAnswer();
    fixture.gateway.activate = answer;
    const submitted = fifty.map((index) =>
      fetch('/deposit/activation', activation(token, '23936785'), index),
    );
    await asked;
    give(okAnswer);
    for (const response of await Promise.all(submitted)) assert.equal(response.status, 200);
    assert.equal(fixture.gateway.activations.length, 1);
    assert.equal((await fixture.view(token)).state, 'accepted');
  });

  it('deliver each event once between them', async () => {
    const taken: string[] = [];
    const onEvent: ProxyOptions['onEvent'] = ({ id }) => void taken.push(id);
    const { fixture, proxies, fetch, url } = await startTwo({ onEvent });
    const orders: string[] = [];
    for (let index = 0; index < 20; index++) {
      const { token } = await fixture.session();
      orders.push(await fixture.submittedOrder(token));
    }
    await Promise.all(
      orders.map((order, index) => {
        const body = signedPostback([entry(order, { transaction_id: `tx-${index}` })]);
        return fetch('/postback', { method: 'POST', body }, index);
      }),
    );
    const [one, two] = proxies;
    await Promise.all([one.runDue(), two.runDue(), one.runDue(), two.runDue()]);
    // Who passes over rows that the other holds may leave early; whatever was left is due the next time.
    await one.runDue();
    const ids = (await server.rows(url, 'select id from outbox')).map(({ id }) => id);
    assert.equal(ids.length, 20);
    assert.deepEqual([...taken].sort(), ids.sort());
  });

  it('wake a long poll at one when the other takes the postback', async () => {
    const { fixture, fetch } = await startTwo();
    const { token } = await fixture.session();
    const order = await fixture.submittedOrder(token);
    const { version } = await fixture.view(token);
    const headers = { authorization: `Bearer ${token}` };
    // The clock stands still, so nothing else ends the wait.
    const waiting = fetch(`/deposit?after=${version}`, { headers }, 0);
    await fixture.clock.whenSleeping(1);
    await fetch('/postback', { method: 'POST', body: signedPostback([entry(order)]) }, 1);
    assert.equal((await viewIn(await waiting)).state, 'credited');
  });

  for (const when of ['before', 'after'] as const) {
    it(`answer 503 when the connection is lost ${when} the commit, and the repeat credits once in all`, async () => {
      const wire = await CuttingWire.to(await server.newDatabase());
      const { fixture } = await startTwo({}, wire);
      const { token } = await fixture.session();
      const order = await fixture.submittedOrder(token);
      wire.cutNextCommit = when;
      await assertProblem(await fixture.pay(order), 503, 'store_unavailable');
      assert.equal((await fixture.events()).length, when === 'after' ? 1 : 0);
      assert.equal((await fixture.pay(order)).status, 200);
      assert.equal((await fixture.events()).length, 1);
      assert.equal((await fixture.view(token)).state, 'credited');
    });
  }

  it('find nothing under an id with a character that PostgreSQL does not know', async () => {
    const { fixture } = await startTwo();
    await assertProblem(await fixture.call('/deposits/%00', { token: apiKey }), 404, 'not_found');
  });
});
