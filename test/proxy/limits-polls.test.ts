import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ProblemError } from '../../src/proxy/index.ts';
import { apiKey, assertProblem, startDeposit, startProxy, viewIn } from './proxy-fixture.ts';
import { Withdrawals, limits } from './withdrawal-fixture.ts';

describe('long polls of one session', () => {
  it('wait up to a number, and then the one that waits longest is answered', async () => {
    const { fixture, token } = await startDeposit({ limits: { pollsPerSession: 2 } });
    const { version } = await fixture.view(token);
    const answered: number[] = [];
    const poll = (index: number) =>
      fixture.view(token, `?after=${version}`).then((view) => {
        answered.push(index);
        return view;
      });
    const polls = [];
    for (let index = 0; index < 5; index++) {
      polls.push(poll(index));
      await fixture.clock.whenSleeping(Math.min(index + 1, 2));
      if (index >= 2) assert.equal((await polls[index - 2])?.version, version);
    }
    assert.deepEqual([answered, fixture.clock.sleeping], [[0, 1, 2], 2]);
    await fixture.submit(token, '23936785');
    await Promise.all(polls);
    assert.deepEqual(answered.toSorted(), [0, 1, 2, 3, 4]);
  });

  it('are a handful, however many are asked for, and hold up no other session', async () => {
    const fixture = await startProxy();
    const [flood, other] = [await fixture.session(), await fixture.session()];
    const { version } = await fixture.view(flood.token);
    const otherPoll = fixture.view(other.token, `?after=${(await fixture.view(other.token)).version}`);
    await fixture.clock.whenSleeping(1);
    const polls = Array.from({ length: 60 }, () => fixture.view(flood.token, `?after=${version}`));
    for (const poll of polls.slice(0, 56)) assert.equal((await poll).version, version);
    await fixture.clock.whenSleeping(5);
    assert.equal(fixture.clock.sleeping, 5);
    fixture.clock.advance(25_000);
    await Promise.all([otherPoll, ...polls]);
  });

  it('of a withdrawal are as few', async () => {
    const shop = new Withdrawals(await startProxy({ withdrawals: limits, limits: { pollsPerSession: 2 } }));
    const { token } = await shop.session();
    const { version } = await shop.view(token);
    const polls = Array.from({ length: 9 }, () => shop.view(token, `?after=${version}`));
    for (const poll of polls.slice(0, 7)) assert.equal((await poll).version, version);
    await shop.fixture.clock.whenSleeping(2);
    assert.equal(shop.fixture.clock.sleeping, 2);
    await shop.give(token);
    for (const poll of polls.slice(7)) assert((await poll).version > version);
  });

  it('leave their places when they are answered', async () => {
    const { fixture, token } = await startDeposit({ limits: { pollsPerSession: 1 } });
    const { version } = await fixture.view(token);
    for (let time = 0; time < 3; time++) {
      const poll = fixture.view(token, `?after=${version}`);
      await fixture.clock.whenSleeping(1);
      fixture.clock.advance(25_000);
      await poll;
    }
    const poll = fixture.view(token, `?after=${version}`);
    await fixture.clock.whenSleeping(1);
    assert.equal(fixture.clock.sleeping, 1);
    fixture.clock.advance(25_000);
    await poll;
  });
});

describe('DELETE /sessions/:depositId', () => {
  const revoke = (depositId: string, token = apiKey) =>
    ({ path: `/sessions/${depositId}`, init: { method: 'DELETE', token } }) as const;

  it('ends the session at once, for whoever waits with it too', async () => {
    const fixture = await startProxy();
    const [mine, other] = [await fixture.session(), await fixture.session()];
    const { version } = await fixture.view(mine.token);
    const poll = fixture.call(`/deposit?after=${version}`, { token: mine.token });
    await fixture.clock.whenSleeping(1);
    const { path, init } = revoke(mine.depositId);
    assert.equal((await fixture.call(path, init)).status, 204);
    await assertProblem(await poll, 401, 'session_invalid');
    await assertProblem(await fixture.call('/deposit', { token: mine.token }), 401, 'session_invalid');
    await assertProblem(await fixture.submit(mine.token, '23936785'), 401, 'session_invalid');
    assert.equal(fixture.gateway.activations.length, 0);
    await fixture.view(other.token);
    assert.match(fixture.logged.join('\n'), /sessions revoked/);
    assert.equal(fixture.rows('select * from session where revoked_at is not null').length, 1);
  });

  it('leaves the deposit to be credited', async () => {
    const { fixture, token, depositId } = await startDeposit();
    const order = await fixture.submittedOrder(token);
    await fixture.proxy.revokeSessions(depositId);
    await fixture.pay(order);
    assert.equal((await fixture.record(depositId)).state, 'credited');
    await assertProblem(await fixture.call('/deposit', { token }), 401, 'session_invalid');
  });

  it('changes nothing once more: the first time stands', async () => {
    const { fixture, depositId } = await startDeposit();
    await fixture.proxy.revokeSessions(depositId);
    const first = fixture.rows('select revoked_at from session');
    fixture.clock.advance(1000);
    await fixture.proxy.revokeSessions(depositId);
    assert.deepEqual(fixture.rows('select revoked_at from session'), first);
  });

  it('is for the merchant, and for deposits there are', async () => {
    const { fixture, token, depositId } = await startDeposit();
    for (const key of [token, 'another-api-key-0123456789abcdef']) {
      const { path, init } = revoke(depositId, key);
      await assertProblem(await fixture.call(path, init), 401, 'unauthorized');
    }
    await fixture.view(token);
    const { path, init } = revoke('dep_x');
    await assertProblem(await fixture.call(path, init), 404, 'not_found');
    await assert.rejects(
      fixture.proxy.revokeSessions('dep_x'),
      (error) => error instanceof ProblemError && error.code === 'not_found',
    );
  });
});

describe('a session whose time is over while it waits', () => {
  it('is told so, and shown nothing', async () => {
    const { fixture, token, expiresAt } = await startDeposit({}, { expiresInSeconds: 60 });
    fixture.clock.advance(Date.parse(expiresAt) - fixture.clock.now() - 1000);
    const { version } = await viewIn(await fixture.call('/deposit', { token }));
    const poll = fixture.call(`/deposit?after=${version}`, { token });
    await fixture.clock.whenSleeping(1);
    fixture.clock.advance(25_000);
    await assertProblem(await poll, 401, 'session_expired');
  });
});
