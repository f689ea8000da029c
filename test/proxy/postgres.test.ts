import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { resumeFragment } from '../../src/contract/resume.ts';
import { ReviewError, createReview } from '../../src/proxy/index.ts';
import type { ProxyOptions } from '../../src/proxy/index.ts';
import { openPostgresStore } from '../../src/store/postgres/index.ts';
import { resumeLinkSchema } from '../contract/answer-schemas.ts';
import { postgresServer } from '../store/postgres-server.ts';
import { goodOptions, origin, viewIn } from './proxy-fixture.ts';
import { heldAnswer, okAnswer } from './scripted-gateway.ts';
import { entry, keyPair, signedPostback } from './signed-postback.ts';
import { startTwo } from './two-proxies.ts';

const server = postgresServer();

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
      const { fixture, fetch, url } = await startTwo(server);
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
    const { fixture, fetch, url } = await startTwo(server);
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
    const { fixture, fetch } = await startTwo(server);
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
    const { fixture, fetch } = await startTwo(server);
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

  it('leave no session open that one makes while the other revokes them', async () => {
    const { fixture, proxies, fetch, url } = await startTwo(server, {
      resume: { url: `${origin}/continue` },
    });
    let made = 0;
    for (let round = 0; round < 20; round++) {
      const { token, depositId } = await fixture.session();
      const response = await fixture.call('/deposit/resume', { token, method: 'POST' });
      const link = resumeLinkSchema.parse(await response.json());
      const [, credential] = link.url.split(resumeFragment);
      const body = JSON.stringify({ credential, key: 'A'.repeat(22) });
      const headers = { 'content-type': 'application/json' };
      const resuming = fetch('/resume', { method: 'POST', headers, body }, 0);
      // So many questions late, so that each moment of the other transaction has its turn.
      for (let late = round % 12; late > 0; late--) await fixture.store.read.findDeposit(depositId);
      await proxies[1].revokeSessions(depositId);
      const resumed = await resuming;
      made += resumed.ok ? 1 : 0;
      const open = await server.rows(url, 'select * from session where revoked_at is null');
      assert.deepEqual(open, [], `round ${round}`);
    }
    assert(made > 0, 'nothing was raced');
  });

  const another = { ...keyPair, accessKey: 'AnotherAccessKey', account: 'another' };
  for (const [which, amount, keys] of [
    ['two words', '800', keyPair],
    ['a word under each of two accounts', '750', another],
  ] as const) {
    it(`settle one of ${which} on a transaction when two people choose one each at once`, async () => {
      const { fixture, url } = await startTwo(server, {
        gateway: { ...goodOptions.gateway, keyPairs: [keyPair, another] },
      });
      const beside = await openPostgresStore({ connectionString: url });
      after(() => beside.close());
      const reviews = [fixture.store, beside].map((store) => createReview(store, fixture.clock));
      const decision = { by: 'nimal', note: 'ticket 8' };
      for (let round = 0; round < 10; round++) {
        const transactionId = `stray-${round}`;
        const word = (amount: string) => entry('nobody', { transaction_id: transactionId, amount });
        await fixture.postback(signedPostback([word('750')]));
        await fixture.postback(signedPostback([word(amount)], {}, keys));
        const waiting = (await reviews[0]?.list())?.transactions ?? [];
        assert.equal(waiting.length, 2);
        const deposits = [await fixture.session(), await fixture.session()];
        const results = await Promise.allSettled(
          reviews.map((review, index) => {
            const { account, variant } = waiting[index] ?? {};
            return review.settle(
              { transactionId, account, variant },
              deposits[index]?.depositId ?? '',
              decision,
            );
          }),
        );
        const refused = results.flatMap((result): unknown[] =>
          result.status === 'rejected' ? [result.reason] : [],
        );
        assert.equal(refused.length, 1, `round ${round}`);
        const [error] = refused;
        assert(error instanceof ReviewError && error.code === 'transaction_settled', String(error));
        await reviews[0]?.dismiss({ transactionId }, decision);
      }
      assert.equal((await fixture.events()).filter(({ type }) => type === 'deposit.credited').length, 10);
    });
  }

  it('deliver each event once between them', async () => {
    const taken: string[] = [];
    const onEvent: ProxyOptions['onEvent'] = ({ id }) => void taken.push(id);
    const { fixture, proxies, fetch, url } = await startTwo(server, { onEvent });
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
    const { fixture, fetch } = await startTwo(server);
    const { token } = await fixture.session();
    const order = await fixture.submittedOrder(token);
    const { version } = await fixture.view(token);
    const headers = { authorization: `Bearer ${token}` };
    // A database that a busy machine keeps waiting too long is asked again, as the page and the gateway do.
    const answered = async (...[path, init, index]: Parameters<typeof fetch>): Promise<Response> => {
      const answer = await fetch(path, init, index);
      return answer.status === 503 ? answered(path, init, index) : answer;
    };
    // The clock stands still, so nothing else ends the wait.
    const waiting = answered(`/deposit?after=${version}`, { headers }, 0).then(viewIn);
    const early = await Promise.race([waiting, fixture.clock.whenSleeping(1)]);
    assert.equal(early, undefined, 'an answer before there was anything to tell');
    const told = await answered('/postback', { method: 'POST', body: signedPostback([entry(order)]) }, 1);
    assert.equal(told.status, 200);
    assert.equal((await waiting).state, 'credited');
  });
});
