import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { creditOnce } from '../../demo/examples/credit-once.ts';
import { creditedEvent } from './credited-event.ts';

const secret = `whsec_${Buffer.from('a secret of 24 bytes and more').toString('base64')}`;

function request(event: { readonly id: string }, signedWith = secret): Request {
  const body = JSON.stringify(event);
  const sentAt = new Date();
  return new Request('https://shop.example/ipay-events', {
    method: 'POST',
    body,
    headers: {
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
      'webhook-signature': new Webhook(signedWith).sign(event.id, sentAt, body),
    },
  });
}

function merchant() {
  const database = new DatabaseSync(':memory:');
  const handle = creditOnce(database, secret);
  const balance = () => database.prepare('select sum(amount_minor) as sum from balance').get()?.['sum'] ?? 0;
  return { database, handle, balance };
}

describe('the example that takes webhooks', () => {
  it('credits an event once, however often it comes', async () => {
    const { handle, balance } = merchant();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => handle(request(creditedEvent('evt_1', 250_000)))),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([204]));
    await handle(request(creditedEvent('evt_2', 5_050)));
    assert.equal(balance(), 255_050);
  });

  it('refuses what another secret signed, and a body that was changed', async () => {
    const { handle, balance } = merchant();
    const other = `whsec_${Buffer.from('another secret of 24 bytes').toString('base64')}`;
    assert.equal((await handle(request(creditedEvent('evt_1', 100), other))).status, 401);
    const { headers } = request(creditedEvent('evt_1', 100));
    const changed = new Request('https://shop.example/', {
      method: 'POST',
      headers,
      body: JSON.stringify(creditedEvent('evt_1', 999_900)),
    });
    assert.equal((await handle(changed)).status, 401);
    assert.equal(balance(), 0);
  });

  it('begins with no secret that anybody could guess', () => {
    for (const weak of [
      'whsec_',
      'whsec_QUJD',
      '',
      Buffer.from('a secret of 24 bytes and more').toString('base64'),
    ]) {
      assert.throws(() => creditOnce(new DatabaseSync(':memory:'), weak), /whsec_/, weak);
    }
  });

  it('reads no more of a body than an event can have, whoever sends it', async () => {
    const { handle } = merchant();
    const { headers } = request(creditedEvent('evt_1', 100));
    const mebibyte = new Uint8Array(1024 ** 2);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 16) controller.close();
        else controller.enqueue(mebibyte);
      },
    });
    const init = { method: 'POST', headers, body, duplex: 'half' } as const;
    assert.equal((await handle(new Request('https://shop.example/', init))).status, 413);
    assert.ok(sent < 5, `${sent} MiB were taken`);
  });

  it('takes an event it has no use for', async () => {
    const { handle, balance } = merchant();
    const review = { ...creditedEvent('evt_1', 100), type: 'deposit.needs_review' };
    assert.equal((await handle(request(review))).status, 204);
    assert.equal(balance(), 0);
  });

  it('does not answer 2xx when the money could not be written, and credits when it comes again', async () => {
    const { database, handle, balance } = merchant();
    database.exec(
      `create trigger broken before insert on balance begin select raise(abort, 'disk full'); end`,
    );
    await assert.rejects(handle(request(creditedEvent('evt_1', 100))));
    database.exec('drop trigger broken');
    await handle(request(creditedEvent('evt_1', 100)));
    assert.equal(balance(), 100);
  });
});
