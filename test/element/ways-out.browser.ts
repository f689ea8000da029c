import { assert } from '@open-wc/testing';
import { expired, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();
const help = 'Need help? Contact us';
const withHelp = { 'support-url': '/help' };

describe('what a payer can do', () => {
  it('who has no more numbers to try finds a person, should the kept one be wrong', async () => {
    const heading = "We haven't found your payment yet";
    const last = { attempts: { used: 5, left: 0 } };
    const payer = await DepositHarness.shown(proxy, submitted('possible', last), heading, withHelp);
    assert.notExists(payer.control('Wrong number? Correct it'));
    assert.exists(payer.control(help));
    assert.equal(payer.root.querySelector('.main')?.textContent.trim(), 'Check status');
  });

  it('who paid in the window reads nothing of a number that nobody asked for', async () => {
    const held = submitted('needs_review', { flow: 'window', wallet: null, handedIn: [] });
    const view = { ...held, state: 'needs_review', transactionNumber: null } as const;
    const payer = await DepositHarness.shown(proxy, view, headings.unknown, withHelp);
    assert.notInclude(payer.text, 'number');
    assert.include(payer.text, "If you've paid, don't pay again.");
    assert.exists(payer.control(help));
  });

  it('who paid before the time was over has the details for support', async () => {
    for (const view of [expired(), expired({ flow: 'window', wallet: null }, true)]) {
      const payer = await DepositHarness.shown(proxy, view, 'This payment has expired', withHelp);
      payer.press('Details for support');
      await payer.until(() => payer.root.querySelector('dl') !== null, 'the details');
      assert.include(payer.root.querySelector('dl')?.textContent, view.id);
      payer.element.remove();
    }
  });
});
