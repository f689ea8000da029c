import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { unusedUrl } from '../gateway/http-server.ts';
import { listenOnLoopback } from '../tools/listen-on-loopback.ts';
import { faults, startElsewhere, startLoopbackGateway } from './loopback-gateway.ts';
import type { Behaviour, Elsewhere, GatewayCallName, LoopbackGateway } from './loopback-gateway.ts';
import { assertProblem, goodOptions, startProxy, viewIn } from './proxy-fixture.ts';
import { Withdrawals, limits } from './withdrawal-fixture.ts';

// Over real sockets, with Node's own fetch. That no secret is logged, answered or stored is asked of every fixture when
// it closes.

let gateway: LoopbackGateway;
let elsewhere: Elsewhere;
before(async () => {
  gateway = await startLoopbackGateway();
  elsewhere = await startElsewhere();
});
after(() => {
  gateway.close();
  elsewhere.close();
});

/** Short enough to be waited for, long enough for a loaded machine to connect; and never to be waited for. */
const timeouts = {
  short: { responseTimeoutMs: 800, totalTimeoutMs: 1000 },
  long: { responseTimeoutMs: 20_000, totalTimeoutMs: 20_000 },
};

const start = async (timeout: keyof typeof timeouts, apiUrl = gateway.url): Promise<Withdrawals> =>
  new Withdrawals(
    await startProxy({
      gateway: { ...goodOptions.gateway, apiUrl, ...timeouts[timeout] },
      withdrawals: limits,
      fetch,
    }),
  );

/** Takes the connection and never answers the TLS handshake: the time is over before anything could be written. */
async function startMute(): Promise<string> {
  const mute = createServer(() => undefined);
  after(() => mute.close());
  return `https://127.0.0.1:${await listenOnLoopback(mute)}`;
}

/** What a fault does to a call: nobody knows what became of it, or it certainly never was processed. */
type Meaning = 'unknown' | 'gateway_misconfigured' | 'gateway_unavailable';

interface Fault {
  readonly meaning: Meaning;
  /** Whether the call ends by its time alone. */
  readonly isSlow?: boolean;
  /** What the gateway does with such a call; absent where it is another one, which never gets well. */
  readonly behaviour?: (call: GatewayCallName) => Behaviour | undefined;
  readonly apiUrl?: () => Promise<string>;
}

const notFound: Behaviour = (response) => response.writeHead(404).end('Not found');
/** One of the two is wrong, and nobody knows which. */
const foundAfterAll: Behaviour = (response) => response.writeHead(404).end('{"status":"ok"}');

const matrix = new Map<string, Fault>([
  ...Object.keys(faults('create', '')).map((name): [string, Fault] => [
    name,
    {
      meaning: 'unknown',
      isSlow: name.startsWith('a time-out'),
      behaviour: (call) => faults(call, elsewhere.url)[name],
    },
  ]),
  ['a 404', { meaning: 'gateway_misconfigured', behaviour: () => notFound }],
  ['a 404 that says ok', { meaning: 'unknown', behaviour: () => foundAfterAll }],
  ['a time-out before the request could be written', { meaning: 'unknown', isSlow: true, apiUrl: startMute }],
  ['no connection', { meaning: 'gateway_unavailable', apiUrl: unusedUrl }],
]);

/** Starts a proxy for which such calls go wrong, until `mend`. */
async function arrange({ isSlow, behaviour, apiUrl }: Fault, call: GatewayCallName) {
  gateway.behave[call] = behaviour?.(call);
  const shop = await start(isSlow ? 'short' : 'long', await apiUrl?.());
  return { shop, mend: () => (gateway.behave[call] = undefined) };
}

const idsIn = (call: GatewayCallName, name: string, from: number): unknown[] =>
  gateway.requests[call].slice(from).map(({ body }) => (JSON.parse(body) as Record<string, unknown>)[name]);

const onlyOne = (rows: readonly Record<string, unknown>[]): string => {
  assert.equal(rows.length, 1);
  return String(rows[0]?.['id']);
};

function assertNothingWentElsewhere(): void {
  assert.deepEqual(elsewhere.requests, [], 'a redirect was followed, with the secret');
  assert.deepEqual(gateway.strays, []);
}

for (const [name, fault] of matrix) {
  const { meaning } = fault;
  describe(name, () => {
    it('asking for the wallet: nothing is made up, and once the gateway is well the deposit is credited', async () => {
      const { shop, mend } = await arrange(fault, 'create');
      const { fixture } = shop;
      const { token, depositId } = await fixture.session();
      const response = await fixture.call('/deposit', { token });
      await assertProblem(response, 503, meaning === 'unknown' ? 'gateway_unavailable' : meaning);
      mend();
      assertNothingWentElsewhere();
      assert.equal((await fixture.record(depositId)).state, 'awaiting_payment');
      if (fault.behaviour) {
        assert.equal((await fixture.view(token)).wallet?.identifier, '0771234567');
      }
      await fixture.submit(token, '23936785', 1);
      const order = onlyOne(fixture.rows('select id from attempt'));
      await fixture.pay(order, { transaction_id: depositId });
      assert.equal((await fixture.record(depositId)).state, 'credited');
    });

    it('activating: the right state, one attempt and one id, and its postback credits it once', async () => {
      const { shop, mend } = await arrange(fault, 'activate');
      const { fixture } = shop;
      const { token, depositId } = await fixture.session();
      const from = gateway.requests.activate.length;
      const first = await fixture.submit(token, '23936785', 1);
      if (meaning === 'unknown') {
        assert.equal((await viewIn(first)).state, 'unknown');
        mend();
        assert.equal((await viewIn(await fixture.submit(token, '23936785', 1))).state, 'unknown');
        await assertProblem(await fixture.submit(token, '22222222', 2), 409, 'submission_closed');
        assert(idsIn('activate', 'custom_transaction_id', from).length <= 1, 'it was sent again');
      } else {
        await assertProblem(first, 503, meaning);
        assert.equal((await fixture.record(depositId)).state, 'awaiting_payment');
        mend();
        await fixture.submit(token, '23936785', 1);
      }
      const order = onlyOne(fixture.rows('select id from attempt'));
      for (const id of idsIn('activate', 'custom_transaction_id', from)) assert.equal(id, order);
      assertNothingWentElsewhere();

      for (let time = 0; time < 2; time++) {
        const response = await fixture.pay(order, { transaction_id: depositId });
        assert.equal(await response.text(), '{"status":"ok"}');
      }
      assert.equal((await fixture.record(depositId)).state, 'credited');
      assert.equal((await fixture.events()).length, 1);
    });

    for (const [status, result] of [
      [1, 'succeeded'],
      [5, 'failed'],
    ] as const) {
      it(`paying out: the right state, one id, and a postback of ${status} settles it once`, async () => {
        const { shop, mend } = await arrange(fault, 'withdraw');
        const from = gateway.requests.withdraw.length;
        const first = await shop.ask();
        if (meaning === 'unknown') {
          assert.equal(first.status, 201);
          mend();
          assert.equal((await shop.asked()).state, 'unknown');
          assert(idsIn('withdraw', 'withdrawal_id', from).length <= 1, 'it was sent again');
        } else {
          await assertProblem(first, 503, meaning);
          const { id } = shop.fixture.rows('select id from withdrawal')[0] ?? {};
          assert.equal((await shop.record(String(id))).state, 'requested');
          mend();
          await shop.ask();
        }
        const id = onlyOne(shop.fixture.rows('select id from withdrawal'));
        for (const sent of idsIn('withdraw', 'withdrawal_id', from)) assert.equal(sent, id);
        assertNothingWentElsewhere();
        assert.deepEqual(await shop.events(), []);

        await shop.result(id, status);
        await shop.result(id, status);
        assert.equal((await shop.record(id)).state, result);
        assert.deepEqual(await shop.events(), [`withdrawal.${result}`]);
      });
    }
  });
}
