import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { awaiting, credited, expired, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { refused, requested, sent } from '../../demo/stories/recorded/withdrawal-views.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import type { WithdrawalView } from '../../src/contract/withdrawal-view.ts';
import { testedDeposit } from './flow-in-node.ts';
import type { Begun, TestedFlow } from './flow-suite.ts';
import { stopFlows } from './run-flow.ts';
import { ScriptedProxy } from './scripted-proxy.ts';
import { settle } from './settle.ts';
import { testedWithdrawal } from './withdrawal/withdrawal-in-node.ts';

/** In a state that a later version of the proxy has, and this element does not know. */
const inLaterState = (view: DepositView | WithdrawalView) =>
  Response.json({ ...view, version: view.version + 1, state: 'being_refunded', refund: {} });

/** What stands before a proxy, and answers in JSON of its own while that is started anew. */
const ofTheWay = () => Response.json({ message: 'An invalid response was received' }, { status: 502 });

type View = DepositView | WithdrawalView;

interface Views {
  readonly waiting: View;
  /** What asks for something, or says that it failed. */
  readonly urgent: readonly [View, ...View[]];
  readonly asksForNothing: readonly [View, ...View[]];
  readonly done: View;
  /** The screen where nobody knows whether what was handed in has arrived. */
  readonly lost: string;
}

function describeAtLaterVersion<One extends Begun>(
  of: string,
  { begin, beforeSubmitting, submit, typed }: TestedFlow<One>,
  { waiting, urgent, asksForNothing, done, lost }: Views,
): void {
  describe(`a ${of} at a proxy of a later version`, () => {
    afterEach(stopFlows);

    async function showing(view: View) {
      const proxy = new ScriptedProxy();
      proxy.load = view;
      const begun = begin(proxy);
      await settle();
      // Whoever has no view any more asks for it as at first.
      proxy.load = 'hang';
      return { proxy, ...begun };
    }

    for (const view of urgent) {
      it(`leaves no ${view.state} standing that may be wrong by now, and is understood again`, async () => {
        const { flow, proxy, failures } = await showing(view);
        await proxy.news(inLaterState(view));
        await settle();
        assert.deepEqual(
          [flow.screen.kind, flow.notice, failures],
          ['load_failed', 'screen', ['unreadable']],
        );
        flow.sleep();
        proxy.load = done;
        flow.wake();
        await settle();
        assert.equal(flow.screen.kind, done.state);
      });
    }

    for (const view of asksForNothing) {
      it(`keeps what it said before, as that asks for nothing: ${view.state}`, async () => {
        const { flow, proxy, failures } = await showing(view);
        await proxy.news(inLaterState(view));
        await settle();
        assert.deepEqual([flow.screen.kind, failures], [view.state, []]);
      });
    }

    it('takes away no field in which somebody is typing, and what is handed in there may have arrived', async () => {
      const proxy = new ScriptedProxy();
      const begun = await beforeSubmitting(proxy);
      const before = [begun.flow.screen.kind, typed(begun)];
      await proxy.news(inLaterState(waiting));
      await settle();
      assert.deepEqual([begun.flow.screen.kind, typed(begun)], before);
      proxy.posted = inLaterState(waiting);
      submit(begun);
      await settle();
      assert.equal(begun.flow.screen.kind, lost);
    });

    it('is not seen in what something before the proxy says: what is shown stays', async () => {
      const [view] = urgent;
      const { flow, proxy, failures } = await showing(view);
      const { kind } = flow.screen;
      await proxy.news(ofTheWay());
      await settle();
      assert.deepEqual([flow.screen.kind, failures], [kind, []]);
    });

    it('is asked again where it was not found while another proxy took the place of one', async () => {
      const { flow, proxy } = await showing(asksForNothing[0]);
      await proxy.news('not_found');
      await proxy.news(done);
      await settle();
      assert.equal(flow.screen.kind, done.state);
    });
  });
}

describeAtLaterVersion('deposit', testedDeposit, {
  waiting: awaiting(),
  urgent: [
    awaiting(),
    submitted('submitting'),
    submitted('rejected'),
    submitted('rejected', { attempts: { used: 5, left: 0 } }),
    expired(),
  ],
  asksForNothing: [submitted('accepted'), submitted('checking'), submitted('possible'), submitted('unknown')],
  done: credited(),
  lost: 'unknown',
});

describeAtLaterVersion('withdrawal', testedWithdrawal, {
  waiting: requested(),
  urgent: [sent('sending'), refused('refused'), sent('failed')],
  asksForNothing: [sent('accepted'), sent('unknown')],
  done: sent('succeeded', { version: 9 }),
  lost: 'lost',
});
