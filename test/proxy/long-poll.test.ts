import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProxyFixture } from './proxy-fixture.ts';
import { startDeposit, startProxy, viewIn } from './proxy-fixture.ts';

/** A poll that is certainly waiting. */
async function waitingPoll(fixture: ProxyFixture, token: string, init: RequestInit = {}) {
  const { version } = await fixture.view(token);
  const answer = fixture.call(`/deposit?after=${version}`, { token, ...init });
  await fixture.clock.whenSleeping(1);
  return { version, answer };
}

describe('GET /deposit?after=', () => {
  it('answers at once when there is news already', async () => {
    const { fixture, token } = await startDeposit();
    const { version } = await fixture.view(token);
    assert.equal((await fixture.view(token, `?after=${version - 1}`)).version, version);
    assert.equal((await fixture.view(token, '?after=0')).version, version);
  });

  it('answers when a number is handed in', async () => {
    const { fixture, token } = await startDeposit();
    const { version, answer } = await waitingPoll(fixture, token);
    await fixture.submit(token, '23936785');
    const view = await viewIn(await answer);
    assert(view.version > version);
    assert.notEqual(view.state, 'awaiting_payment');
  });

  it('answers when the postback comes', async () => {
    const { fixture, token } = await startDeposit();
    const order = await fixture.submittedOrder(token);
    const { answer } = await waitingPoll(fixture, token);
    await fixture.pay(order);
    assert.equal((await viewIn(await answer)).state, 'credited');
  });

  it('answers everybody who waits, and no one who waits for another deposit', async () => {
    const fixture = await startProxy();
    const [mine, other] = [await fixture.session(), await fixture.session()];
    const order = await fixture.submittedOrder(mine.token);
    const { version } = await fixture.view(mine.token);
    const { version: otherVersion } = await fixture.view(other.token);
    const polls = Array.from({ length: 4 }, () => fixture.view(mine.token, `?after=${version}`));
    const otherPoll = fixture.view(other.token, `?after=${otherVersion}`);
    await fixture.clock.whenSleeping(5);
    await fixture.pay(order);
    for (const poll of polls) assert.equal((await poll).state, 'credited');
    assert.equal(fixture.clock.sleeping, 1);
    fixture.clock.advance(25_000);
    assert.equal((await otherPoll).version, otherVersion);
  });

  it('answers with the same version after 25 seconds, and leaves nothing behind', async () => {
    const { fixture, token } = await startDeposit();
    const { version, answer } = await waitingPoll(fixture, token);
    fixture.clock.advance(24_999);
    assert.equal(fixture.clock.sleeping, 1);
    fixture.clock.advance(1);
    assert.equal((await viewIn(await answer)).version, version);
    assert.equal(fixture.clock.sleeping, 0);
  });

  it('answers when the time to pay is over', async () => {
    const { fixture, token } = await startDeposit({}, { expiresInSeconds: 60 });
    fixture.clock.advance(50_000);
    const { answer } = await waitingPoll(fixture, token);
    fixture.clock.advance(10_000);
    assert.equal((await viewIn(await answer)).state, 'expired');
  });

  it('stops waiting when the payer goes away', async () => {
    const { fixture, token } = await startDeposit();
    const gone = new AbortController();
    const { answer } = await waitingPoll(fixture, token, { signal: gone.signal });
    gone.abort();
    await answer;
    assert.equal(fixture.clock.sleeping, 0);
  });

  it('answers when the proxy stops, and at once from then on', async () => {
    const { fixture, token } = await startDeposit();
    const { version, answer } = await waitingPoll(fixture, token);
    await fixture.proxy.stop();
    assert.equal((await viewIn(await answer)).version, version);
    assert.equal((await fixture.view(token, `?after=${version}`)).version, version);
  });
});
