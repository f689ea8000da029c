import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import type { ProblemCode } from '../../src/contract/problem.ts';
import type { WithdrawalView } from '../../src/contract/withdrawal-view.ts';
import type { FailureCode } from '../../src/element/failure-code.ts';
import type { Flow } from '../../src/element/flow.ts';
import { stopFlows } from './run-flow.ts';
import type { runFlow } from './run-flow.ts';
import { ScriptedProxy } from './scripted-proxy.ts';
import type { Reply } from './scripted-proxy.ts';
import { settle } from './settle.ts';

type Screen = { readonly kind: string; readonly error?: unknown };
export type Begun = Omit<ReturnType<typeof runFlow>, 'flow'> & {
  readonly flow: Flow & { readonly screen: Screen };
};

/** How the flow of an element is begun and acted upon. */
export interface TestedFlow<One extends Begun> {
  readonly path: '/deposit' | '/withdrawal';
  /** The end of the path by which what was typed is handed in. */
  readonly postPath: string;
  readonly begin: (proxy: ScriptedProxy, storage?: Storage) => One;
  /** With something right typed. */
  readonly beforeSubmitting: (proxy: ScriptedProxy) => Promise<One>;
  readonly submit: (begun: One) => void;
  readonly check: (begun: One) => Promise<void>;
  /** What stands in the field. */
  readonly typed: (begun: One) => string;
}

type View = DepositView | WithdrawalView;
type Outcome = readonly [view: View, kind: string];

/** The views of an element, and which screens they have. */
export interface FlowViews {
  readonly screens: readonly Outcome[];
  /** What ends the loading: the reply, the screen, and what the page is told. */
  readonly loadings: readonly (readonly [reply: Reply, kind: string, failure: FailureCode])[];
  /** Nothing is known of it yet, and nothing can come of it but news. */
  readonly unsettled: Outcome;
  readonly settled: Outcome;
  /** It waits for what is typed: at first, and again after `underWay` came to nothing. */
  readonly waiting: (version: number) => View;
  readonly underWay: Outcome;
  readonly taken: Outcome;
  /** The screen where nobody knows whether what was handed in has arrived. */
  readonly lost: string;
  /** That with what certainly was not processed. */
  readonly unsent: Screen;
}

/** What holds of both elements' flows. */
export function describeFlow<One extends Begun>(
  { path, postPath, begin, beforeSubmitting, submit, check, typed }: TestedFlow<One>,
  views: FlowViews,
): void {
  const { screens, loadings, unsettled, settled, waiting, underWay, taken, lost, unsent } = views;

  /** Loaded with that answer. */
  async function loaded(load: Reply) {
    const proxy = new ScriptedProxy();
    proxy.load = load;
    const begun = begin(proxy);
    await settle();
    return { proxy, begun, ...begun };
  }

  /** What was typed is handed in, and answered so. */
  async function handedIn(reply: Reply | Promise<Reply>, online = true) {
    const proxy = new ScriptedProxy();
    const begun = await beforeSubmitting(proxy);
    begun.page.online = online;
    proxy.posted = reply;
    submit(begun);
    await settle();
    return { proxy, begun, ...begun, posts: () => proxy.count('POST', postPath) };
  }

  describe('a flow', () => {
    afterEach(stopFlows);

    for (const [view, kind] of screens) {
      it(`shows ${kind} where it is ${view.state}, and moves no focus`, async () => {
        const { flow, focus } = await loaded(view);
        assert.equal(flow.screen.kind, kind);
        assert.ok(focus.every((target) => target === 'none'));
      });
    }

    for (const [reply, kind, failure] of loadings) {
      it(`whose loading ends in ${failure} shows ${kind} and tells the page`, async () => {
        const { flow, failures } = await loaded(reply);
        assert.equal(flow.screen.kind, kind);
        assert.deepEqual(failures, [failure]);
      });
    }

    it('asks with the session and no more', async () => {
      const { proxy } = await loaded('hang');
      const [request] = proxy.requests;
      assert.equal(request?.path, `/ipay${path}`);
      assert.equal(request.headers.get('authorization'), 'Bearer token');
    });

    it('comes back to the field with what was typed before the reload', async () => {
      const proxy = new ScriptedProxy();
      const { flow, storage } = await beforeSubmitting(proxy);
      flow.stop();
      const again = begin(proxy, storage);
      await settle();
      assert.equal(again.flow.screen.kind, unsent.kind);
      assert.match(typed(again), /^\d{4} \d{4}$/);
      proxy.posted = taken[0];
      submit(again);
      await settle();
      assert.equal(storage.length, 0, 'settled: what was typed is forgotten');
    });
  });

  describe('asking for the status', () => {
    afterEach(stopFlows);

    it('says so when nothing changed, or when it failed, and leaves the screen', async () => {
      const { proxy, begun, flow, page } = await loaded(unsettled[0]);
      const checked = check(begun);
      assert.equal(flow.notice, 'checking');
      await checked;
      assert.equal(flow.notice, 'unchanged');
      proxy.load = 'reset';
      await check(begun);
      assert.equal(flow.notice, 'check_failed');
      page.online = false;
      await check(begun);
      assert.equal(flow.notice, 'offline');
      assert.equal(flow.screen.kind, unsettled[1]);
    });

    it('shows what it learned', async () => {
      const { proxy, begun, flow, focus } = await loaded(unsettled[0]);
      proxy.load = settled[0];
      await check(begun);
      assert.equal(flow.screen.kind, settled[1]);
      assert.equal(focus.at(-1), 'heading');
    });
  });

  describe('what was handed in', () => {
    afterEach(stopFlows);

    for (const [what, reply] of [
      ['a reset connection', 'reset'],
      ['an HTML error page', new Response('<h1>Bad gateway</h1>', { status: 502 })],
      ['a cut body', new Response('{"id":"dep_1","vers', { status: 200 })],
      ['a body of another shape', Response.json({ ok: true })],
      ['a problem with a code we do not know', Response.json({ code: 'teapot' }, { status: 418 })],
    ] as const) {
      it(`and answered with ${what} leaves the result unknown, and never says try again`, async () => {
        const { flow } = await handedIn(reply);
        assert.equal(flow.screen.kind, lost);
      });
    }

    it('whose answer was lost shows what became of it when the proxy has it after all', async () => {
      const { proxy, flow } = await handedIn('reset');
      await proxy.news(waiting(2));
      await settle();
      assert.equal(flow.screen.kind, lost, 'waiting proves nothing: it may still arrive');
      await proxy.news(settled[0]);
      await settle();
      assert.equal(flow.screen.kind, settled[1]);
    });

    for (const order of ['before', 'after'] as const) {
      it(`and never reached the gateway is back in the field, a poll telling so ${order} the answer`, async () => {
        let answer: (code: ProblemCode) => void = () => undefined;
        const { proxy, begun, flow } = await handedIn(new Promise((resolve) => (answer = resolve)));
        await proxy.news(underWay[0]);
        await settle();
        assert.equal(flow.screen.kind, underWay[1]);
        const told = () => proxy.news(waiting(3));
        const answered = () => {
          answer('gateway_misconfigured');
          return Promise.resolve();
        };
        for (const step of order === 'before' ? [told, answered] : [answered, told]) {
          await step();
          await settle();
          const { kind, error } = flow.screen;
          assert.deepEqual({ kind, error }, unsent);
        }
        assert.match(typed(begun), /^\d{4} \d{4}$/);
      });
    }

    it('twice at once is one request', async () => {
      const proxy = new ScriptedProxy();
      const begun = await beforeSubmitting(proxy);
      submit(begun);
      submit(begun);
      await settle();
      assert.equal(proxy.count('POST', postPath), 1);
    });

    it('and was taken off the page half-way may have arrived', async () => {
      const { proxy, flow } = await handedIn('hang');
      flow.stop();
      assert.equal(flow.screen.kind, lost);
      const underWay = proxy.requests.filter(
        ({ method, path }) => method === 'POST' || path.includes('after'),
      );
      assert.deepEqual(
        underWay.map(({ signal }) => signal?.aborted),
        [true, true],
      );
    });

    it('is overtaken by a poll that knows more: the older answer changes nothing', async () => {
      const { proxy, flow, versions } = await handedIn('hang');
      await proxy.news(settled[0]);
      await settle();
      assert.equal(flow.screen.kind, settled[1]);
      assert.deepEqual(versions, [1, 3]);
    });
  });

  describe('handing in where the browser says there is no connection', () => {
    afterEach(stopFlows);

    it('sends nothing, and what was typed when there is one', async () => {
      const { begun, flow, page, posts } = await handedIn(taken[0], false);
      assert.equal(flow.screen.kind, 'offline');
      assert.equal(posts(), 0);
      page.online = true;
      submit(begun);
      await settle();
      assert.equal(flow.screen.kind, taken[1]);
    });

    it('sends by the second press in a web view that says so, though there is one', async () => {
      const { begun, flow, posts } = await handedIn(taken[0], false);
      submit(begun);
      await settle();
      await settle();
      assert.equal(flow.screen.kind, taken[1]);
      assert.equal(posts(), 1);
    });

    it('stays as it is where there is none indeed, however often it is pressed', async () => {
      const { proxy, begun, flow, posts } = await handedIn(taken[0], false);
      proxy.load = 'reset';
      for (const press of [1, 2]) {
        submit(begun);
        await settle();
        assert.deepEqual([flow.screen.kind, flow.notice], ['offline', 'offline'], `press ${press}`);
      }
      assert.match(typed(begun), /^\d{4} \d{4}$/);
      assert.equal(posts(), 0);
    });

    it('sends nothing when the proxy says, asked whether there is one, that another tab was faster', async () => {
      const { proxy, begun, flow, posts } = await handedIn('hang', false);
      proxy.load = unsettled[0];
      submit(begun);
      await settle();
      assert.equal(flow.screen.kind, unsettled[1]);
      assert.equal(posts(), 0);
    });
  });
}
