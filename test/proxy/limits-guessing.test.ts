import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startProxy, viewIn } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { answer, okAnswer } from './scripted-gateway.ts';
import type { Answer } from './scripted-gateway.ts';

const refused = (message: unknown): Answer => answer({ status: 'fail', message });
const number = '23936785';

/** Everything an answer tells but what is the request's and payer's own: ids, version and time. */
async function told(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id').sort();
  const { id, version, expiresInMs, ...view } = await viewIn(response);
  assert(id && version > 0 && expiresInMs > 0);
  return JSON.stringify([response.status, headers, view]);
}

describe('a refused number', () => {
  it('looks the same whether it is unknown, used up or somebody else’s', async () => {
    const fixture = await startProxy();
    const owner = await fixture.session({ label: 'owner' });
    await fixture.pay(await fixture.submittedOrder(owner.token));
    const answers = [];
    for (const message of [
      'Transaction not found',
      'Transaction already activated',
      'Transaction belongs to another label: owner',
      { key1: ['The key1 was used on 2023-09-26.'] },
    ]) {
      fixture.gateway.activate = refused(message);
      const { token } = await fixture.session({ label: 'eve' });
      const typed = message === 'Transaction already activated' ? number : '11111111';
      const first = await fixture.submit(token, typed, 1);
      answers.push((await told(first)).replaceAll(typed, '<number>'));
      // Nor does it show later, in the view.
      const later = await fixture.call('/deposit', { token });
      answers.push((await told(later)).replaceAll(typed, '<number>'));
    }
    assert.equal(new Set(answers).size, 1, answers.join('\n'));
    for (const said of ['not found', 'activated', 'owner', '2023']) {
      assert(!answers.join('').includes(said), said);
    }
    // The merchant finds the gateway's own words in the log.
    assert.match(fixture.logged.join('\n'), /belongs to another label/);
  });

  it('is always the gateway’s word: what we know of other deposits decides nothing and saves no time', async () => {
    const fixture = await startProxy();
    const owner = await fixture.session({ label: 'owner' });
    await fixture.pay(await fixture.submittedOrder(owner.token));
    fixture.gateway.activate = refused('Transaction already activated');
    const { token } = await fixture.session({ label: 'eve' });
    await fixture.submit(token, number);
    assert.equal(fixture.gateway.activations.length, 2);
  });
});

describe('squatting on a number', () => {
  /** Both hand in the same number; the gateway gives it to the one who paid. */
  async function both(fixture: ProxyFixture, order: readonly ('squatter' | 'payer')[], toSquatter: Answer) {
    const orders = { squatter: '', payer: '' };
    const tokens = { squatter: '', payer: '' };
    for (const who of order) {
      const { token } = await fixture.session({ label: who });
      fixture.gateway.activate = who === 'payer' ? okAnswer : toSquatter;
      tokens[who] = token;
      orders[who] = await fixture.submittedOrder(token, number);
    }
    return { orders, tokens };
  }

  for (const order of [
    ['squatter', 'payer'],
    ['payer', 'squatter'],
  ] as const) {
    for (const [said, toSquatter] of [
      ['refused', refused('Transaction not found')],
      ['pending', answer({ status: 'pending', message: '' })],
      ['possible', answer({ status: 'possible_transaction_created', message: '' })],
    ] as const) {
      it(`takes nothing from the payer: ${order.join(' before ')}, the squatter’s ${said}`, async () => {
        const fixture = await startProxy();
        const { orders, tokens } = await both(fixture, order, toSquatter);
        assert.deepEqual(
          fixture.gateway.activations.map(({ body }) => [body['label'], body['key1']]),
          order.map((who) => [who, number]),
        );
        assert.notEqual(orders.squatter, orders.payer);
        await fixture.pay(orders.payer, { transaction_id: `777${number}` });
        assert.equal((await fixture.view(tokens.payer)).state, 'credited');
        assert.notEqual((await fixture.view(tokens.squatter)).state, 'credited');
        const events = await fixture.events();
        assert.deepEqual(
          events.map(({ type, data }) => [type, 'label' in data && data.label]),
          [['deposit.credited', 'payer']],
        );
      });
    }
  }

  it('credits one transaction once, whoever else is named by a later postback', async () => {
    const fixture = await startProxy();
    const { orders, tokens } = await both(
      fixture,
      ['squatter', 'payer'],
      answer({ status: 'pending', message: '' }),
    );
    await fixture.pay(orders.payer);
    await fixture.pay(orders.squatter);
    assert.equal((await fixture.view(tokens.payer)).state, 'credited');
    assert.equal((await fixture.view(tokens.squatter)).state, 'checking');
    const events = await fixture.events();
    assert.deepEqual(
      events.map(({ type }) => type),
      ['deposit.credited', 'transaction.suspended'],
    );
  });
});
