import assert from 'node:assert/strict';
import process from 'node:process';
import { describe, it } from 'node:test';
import { assertProblem, everySecret } from '../proxy/proxy-fixture.ts';
import { answer } from '../proxy/scripted-gateway.ts';
import { signedPostback } from '../proxy/signed-postback.ts';
import { startTwo } from '../proxy/two-proxies.ts';
import { Withdrawals, limits, order, resultEntry } from '../proxy/withdrawal-fixture.ts';
import { CuttingWire } from '../store/cutting-wire.ts';
import { postgresServer } from '../store/postgres-server.ts';

// The proxies hold every secret there is; that none is in a log, an answer or a row is asked when the fixture closes.
const server = postgresServer();
const options = { ...everySecret, withdrawals: limits };

async function startOnWire() {
  const wire = await CuttingWire.to(await server.newDatabase());
  const { fixture } = await startTwo(server, options, wire);
  return { wire, fixture, shop: new Withdrawals(fixture) };
}

const sentBy = (shop: Withdrawals): string[] => shop.sent.map((body) => String(body['withdrawal_id']));

/** As gateway and merchant do: the same again until it is taken. Nothing but 503 is said meanwhile. */
async function repeated(ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const response = await ask();
    if (response.ok) return response;
    await assertProblem(response, 503, 'store_unavailable');
  }
}

for (const when of ['before', 'after'] as const) {
  describe(`the connection to PostgreSQL is lost ${when} a commit`, () => {
    it("a deposit's postback: 503, and the repeat credits once in all", async () => {
      const { wire, fixture } = await startOnWire();
      const { token } = await fixture.session();
      const id = await fixture.submittedOrder(token);
      wire.cutNextCommit = when;
      await assertProblem(await fixture.pay(id), 503, 'store_unavailable');
      assert.equal((await fixture.events()).length, when === 'after' ? 1 : 0);
      assert.equal((await fixture.pay(id)).status, 200);
      assert.equal((await fixture.events()).length, 1);
      assert.equal((await fixture.view(token)).state, 'credited');
    });

    it("a withdrawal's order: 503 with nothing sent, and the repeat is the same withdrawal", async () => {
      const { wire, fixture, shop } = await startOnWire();
      wire.cutNextCommit = when;
      await assertProblem(await shop.ask(), 503, 'store_unavailable');
      assert.deepEqual(sentBy(shop), []);
      const { id } = await shop.asked();
      fixture.clock.advance(61_000);
      await fixture.proxy.runDue();
      await shop.asked();
      const sent = sentBy(shop);
      assert(sent.length <= 1 && sent.every((it) => it === id), `sent: ${sent.join()}`);
      await shop.result(id, 1);
      assert.deepEqual(await shop.events(), ['withdrawal.succeeded']);
    });

    it("the gateway's answer to a withdrawal: 503, it is not sent again, and its result settles it", async () => {
      const { wire, fixture, shop } = await startOnWire();
      fixture.gateway.withdraw = (request) => {
        wire.cutNextCommit = when;
        return answer({ status: 'ok' })(request);
      };
      await assertProblem(await shop.ask(), 503, 'store_unavailable');
      const { id } = await shop.asked();
      fixture.clock.advance(61_000);
      await fixture.proxy.runDue();
      assert.equal((await shop.record(id)).state, when === 'after' ? 'accepted' : 'unknown');
      await shop.asked();
      assert.equal(shop.sent.length, 1);
      await shop.result(id, 5);
      assert.deepEqual(await shop.events(), ['withdrawal.failed']);
    });

    it("a withdrawal's result: 503, and the repeat tells it once in all", async () => {
      const { wire, fixture, shop } = await startOnWire();
      const { id } = await shop.asked();
      wire.cutNextCommit = when;
      const body = signedPostback([resultEntry(id, 1)]);
      await assertProblem(await fixture.postback(body), 503, 'store_unavailable');
      assert.equal((await shop.events()).length, when === 'after' ? 1 : 0);
      await shop.result(id, 1);
      assert.deepEqual(await shop.events(), ['withdrawal.succeeded']);
    });
  });
}

describe('two proxies on a PostgreSQL that fails under load', () => {
  const isGiven = process.env['DATABASE_URL'] !== undefined;
  for (const [name, fail] of [
    ['has its connections killed', (url: string) => server.killConnections(url)],
    ['is restarted', () => server.restart()],
  ] as const) {
    const skip = isGiven && name === 'is restarted' && 'the server of DATABASE_URL is not ours to restart';
    it(`${name}: nothing taken is lost, nothing is sent or told twice`, { skip }, async () => {
      const { fixture, url } = await startTwo(server, options);
      const shop = new Withdrawals(fixture);
      const paidOut = async (key: string) => {
        const asked = await repeated(() => shop.ask({ ...order, reference: key }, key));
        const { id } = (await asked.json()) as { id: string };
        await repeated(() => fixture.postback(signedPostback([resultEntry(id, 1)])));
        return id;
      };
      const running = Promise.all(Array.from({ length: 12 }, (_, index) => paidOut(`key-${index}`)));
      for (let round = 0; round < (name === 'is restarted' ? 1 : 3); round++) await fail(url);
      const ids = await running;

      assert.equal(new Set(ids).size, ids.length);
      const sent = sentBy(shop);
      assert.equal(new Set(sent).size, sent.length, 'a withdrawal was sent twice');
      for (const id of sent) assert(ids.includes(id), 'a withdrawal went out that is not stored');
      for (const id of ids) await shop.result(id, 1);
      for (const id of ids) assert.equal((await shop.record(id)).state, 'succeeded');
      const told = (await fixture.withdrawalEvents()).map(({ data }) => data.withdrawalId);
      assert.deepEqual(told.sort(), ids.sort());
    });
  }
});
