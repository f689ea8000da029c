import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { awaiting, submitted } from '../../../../demo/stories/recorded/deposit-views.ts';
import type { DepositView } from '../../../../src/contract/deposit-view.ts';
import type { DepositFlow } from '../../../../src/element/later/deposit-flow.ts';
import { chooseNumber, readMessage, typeNumber } from '../../../../src/element/later/number/type-number.ts';
import { submitNumber } from '../../../../src/element/later/submit-number.ts';
import { begin } from '../../flow-in-node.ts';
import { stopFlows } from '../../run-flow.ts';
import { ScriptedProxy } from '../../scripted-proxy.ts';
import { settle } from '../../settle.ts';

describe('the field of the number', () => {
  let aheadMs = 0;
  beforeEach(() => {
    const now = performance.now.bind(performance);
    mock.method(performance, 'now', () => now() + aheadMs);
  });
  afterEach(() => {
    mock.restoreAll();
    stopFlows();
  });

  async function atTheField(view: DepositView = awaiting()) {
    const proxy = new ScriptedProxy();
    proxy.load = view;
    const { flow, focus, storage } = begin(proxy);
    await settle();
    flow.enter();
    const sent = () => proxy.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
    return { flow, focus, storage, proxy, sent };
  }

  const hintOf = ({ screen }: DepositFlow) => (screen.kind === 'enter' ? screen.hint : undefined);
  const foundBy = (flow: DepositFlow) => {
    const hint = hintOf(flow);
    return hint?.kind === 'message' ? hint.found : undefined;
  };
  const mistakeIn = (flow: DepositFlow) => {
    const hint = hintOf(flow);
    return hint?.kind === 'mistake' ? hint.mistake : undefined;
  };
  /** Long enough to have read something. */
  const later = () => {
    aheadMs += 1000;
  };

  describe('a pasted message', () => {
    it('leaves its number in the field, and is neither sent nor kept', async () => {
      const { flow, sent, storage, focus } = await atTheField();
      readMessage(flow, 'Paid LKR 2,500 to 0734234201, TrxID 48291736');
      assert.equal(flow.typed, '4829 1736');
      assert.equal(foundBy(flow)?.kind, 'found');
      assert.equal(flow.notice, 'screen');
      assert.equal(focus.at(-1), 'none');
      assert.deepEqual(sent(), []);
      assert.equal(storage.length, 1);
      assert.equal(storage.getItem(storage.key(0) ?? ''), '4829 1736');
    });

    it('with several leaves what was typed, until one is chosen', async () => {
      const { flow, sent } = await atTheField();
      typeNumber(flow, '4829');
      readMessage(flow, '48291736, 55501234');
      assert.equal(flow.typed, '4829');
      assert.deepEqual(foundBy(flow), { kind: 'offered', transactionNumbers: ['48291736', '55501234'] });
      chooseNumber(flow, '55501234');
      assert.equal(flow.typed, '5550 1234');
      assert.equal(foundBy(flow)?.kind, 'offered', 'another may still be chosen');
      submitNumber(flow);
      await settle();
      assert.deepEqual(sent(), [{ attempt: 1, transactionNumber: '55501234' }]);
    });

    it('without one leaves what was typed', async () => {
      const { flow } = await atTheField();
      typeNumber(flow, '4829');
      readMessage(flow, 'Paid LKR 2,500');
      assert.equal(flow.typed, '4829');
      assert.deepEqual(foundBy(flow), { kind: 'none' });
    });

    it('takes neither the wallet’s number nor the amount', async () => {
      const wallet = { identifier: '73423420', details: {} };
      const { flow } = await atTheField(awaiting({ wallet }));
      readMessage(flow, 'to 73423420: 2500');
      assert.deepEqual(foundBy(flow), { kind: 'none' });
    });

    it('is forgotten with the first digit typed', async () => {
      const { flow } = await atTheField();
      readMessage(flow, '48291736, 55501234');
      typeNumber(flow, '4');
      assert.equal(hintOf(flow), undefined);
      assert.equal(flow.notice, 'none');
    });

    it('typed as text is read when it is handed in, and goes out with the next press', async () => {
      const { flow, sent } = await atTheField();
      typeNumber(flow, 'TrxID 48291736');
      submitNumber(flow);
      submitNumber(flow);
      assert.equal(flow.typed, '4829 1736');
      assert.equal(foundBy(flow)?.kind, 'found');
      assert.deepEqual(sent(), [], 'a double click is one press');
      later();
      submitNumber(flow);
      await settle();
      assert.deepEqual(sent(), [{ attempt: 1, transactionNumber: '48291736' }]);
    });
  });

  describe('a number that looks like something else', () => {
    const wallet = { identifier: '73423420', details: {} };
    const amount = { amountMinor: 2_500_000_000, currency: 'LKR' };
    for (const [typed, view, mistake] of [
      ['7342 3420', awaiting({ wallet }), 'wallet'],
      ['2500 0000', awaiting({ amount }), 'amount'],
      ['2411 2026', awaiting(), 'date'],
      ['4829 1736', submitted('rejected'), 'refused'],
      ['৪৮২৯ ১৭৩৬', submitted('possible'), 'kept'],
    ] as const) {
      it(`(${mistake}) is asked about once, and goes out with the second press`, async () => {
        const { flow, focus, sent } = await atTheField(view);
        typeNumber(flow, typed);
        submitNumber(flow);
        assert.equal(mistakeIn(flow), mistake);
        assert.equal(flow.notice, 'screen');
        assert.equal(focus.at(-1), 'none', 'the focus stays on the button');
        submitNumber(flow);
        assert.deepEqual(sent(), [], 'a double click is one press');
        later();
        submitNumber(flow);
        await settle();
        assert.equal(flow.screen.kind, 'submitting');
        assert.equal(sent().length, 1);
      });
    }

    it('is asked about anew when it is another one', async () => {
      const { flow, sent } = await atTheField();
      for (const typed of ['2411 2026', '2026 1124']) {
        typeNumber(flow, typed);
        submitNumber(flow);
        assert.equal(mistakeIn(flow), 'date');
        later();
      }
      assert.deepEqual(sent(), []);
    });

    it('a date, was chosen from a message: not asked about again', async () => {
      const { flow, sent } = await atTheField();
      readMessage(flow, 'TrxID 24112026');
      assert.equal(flow.typed, '');
      chooseNumber(flow, '24112026');
      submitNumber(flow);
      await settle();
      assert.equal(sent().length, 1);
    });

    for (const [typed, reason] of [
      ['0734234201', 'wallet'],
      ['073 423 4201', 'wallet'],
      ['2500', 'amount'],
      ['0771234567', 'phone'],
      ['23936218009', 'length'],
    ] as const) {
      it(`${typed} is no 8 digits: told (${reason}), and never sent`, async () => {
        const { flow, focus, sent } = await atTheField();
        typeNumber(flow, typed);
        for (let press = 0; press < 2; press += 1) {
          submitNumber(flow);
          assert.equal(flow.screen.kind === 'enter' && flow.screen.error?.reason, reason);
          assert.equal(focus.at(-1), 'field');
          later();
        }
        assert.equal(flow.typed, typed);
        assert.deepEqual(sent(), []);
      });
    }
  });
});
