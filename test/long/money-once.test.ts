import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDemo } from '../e2e/open-demo.ts';
import { Payer } from '../e2e/payer.ts';
import { sandboxControls } from '../e2e/sandbox-controls.ts';

describe('money moves once, and only when it is signed', () => {
  const { demo, newProfile } = openDemo();

  it('50 copies of a postback at once credit nothing more', async (t) => {
    const payer = new Payer(await (await newProfile(t)).newPage(), { language: 'en' });
    await payer.startDeposit(demo.url);
    await payer.handIn('48291750');
    await payer.seesBalance('2,500');

    const sandbox = sandboxControls(demo.sandboxUrl);
    const [postback] = (await sandbox.state()).postbacks;
    assert.ok(postback);
    assert.deepEqual(await sandbox.resend(postback.id, 50), Array<number>(50).fill(200));
    await payer.page.reload();
    await payer.seesBalance('2,500');
    await payer.sees('received');
  });

  it('a forged postback credits nothing', async (t) => {
    const payer = new Payer(await (await newProfile(t)).newPage(), { language: 'en' });
    await payer.startDeposit(demo.url);
    await payer.handIn('48291703');
    await payer.sees('checking');

    const sandbox = sandboxControls(demo.sandboxUrl);
    const { orderId } = await sandbox.transactionOf('48291703');
    const forged = { customTransactionId: orderId, label: 'demo-payer', amount: '99999' };
    assert.equal(await sandbox.forge(forged), 401);
    await payer.page.reload();
    await payer.sees('checking');
    await payer.seesBalance('2,500');
  });
});
