import { assert } from '@open-wc/testing';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { requested } from '../../demo/stories/recorded/withdrawal-views.ts';
import { DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';
import { headings as withdrawalHeadings, WithdrawalHarness } from './withdrawal/withdrawal-harness.ts';

const proxy = mockProxy();

/** As frameworks do with what a page leaves out. */
const leaveOut = (element: Element, ...names: readonly string[]) =>
  Object.assign(element, Object.fromEntries(names.map((name) => [name, undefined])));

describe('what is undefined', () => {
  it('is as good as left out, for a payment window without a proxy', async () => {
    const payer = DepositHarness.createDirect(
      {
        'window-url': 'https://plugin.example/',
        label: 'player-7',
        'custom-transaction-id': 'order-1',
        amount: '2500',
      },
      (element) => {
        leaveOut(element, 'proxy', 'session', 'link', 'view', 'texts', 'supportUrl');
        leaveOut(element, 'successId', 'failId', 'pendingId', 'successUrl', 'failUrl', 'pendingUrl');
      },
    );
    await payer.until(() => payer.control('Open payment page')?.localName === 'a', 'the link');
    const { searchParams } = new URL(payer.control('Open payment page')?.getAttribute('href') ?? '');
    assert.isFalse(searchParams.has('success_url'));
  });

  for (const nothing of [undefined, null, '']) {
    it(`may be what has a default, as ${JSON.stringify(nothing)}`, async () => {
      const payer = DepositHarness.createDirect(
        {
          'window-url': 'https://plugin.example/',
          label: 'player-7',
          'custom-transaction-id': 'order-1',
          amount: '2500',
          'success-url': 'hashed',
        },
        (element) => {
          // Vue sets an empty text where there was a text.
          const names = [
            'currency',
            'walletType',
            'redirectHash',
            'openIn',
            'theme',
            'density',
            'name',
            'required',
          ];
          Object.assign(element, Object.fromEntries(names.map((name) => [name, nothing])));
        },
      );
      await payer.until(() => payer.control('Open payment page')?.localName === 'a', 'the link');
      const { searchParams } = new URL(payer.control('Open payment page')?.getAttribute('href') ?? '');
      assert.equal(searchParams.get('currency_code'), 'LKR');
      assert.equal(searchParams.get('wallet_type'), 'ipay');
      assert.equal(searchParams.get('success_url'), 'hashed');
      assert.include(payer.text, 'LKR');
    });
  }

  it('may be the proxy until the page knows it', async () => {
    proxy.script.load = awaiting();
    const payer = DepositHarness.create({}, (element) => {
      element.removeAttribute('proxy');
      leaveOut(element, 'proxy');
    });
    await payer.until(() => payer.eventNames.includes('failed'), 'the word to the page');
    assert.equal(Reflect.get(payer.events[0] ?? {}, 'code'), 'not_configured');
    payer.element.proxy = '/ipay';
    await payer.shows(headings.pay);
  });

  it('may be the proxy of a withdrawal, and its banks', async () => {
    proxy.script.load = requested();
    const payer = WithdrawalHarness.create({}, (element) => {
      element.removeAttribute('proxy');
      leaveOut(element, 'proxy', 'banks');
    });
    await payer.until(() => payer.eventNames.includes('failed'), 'the word to the page');
    payer.element.proxy = '/ipay';
    await payer.shows(withdrawalHeadings.form);
    assert.isAbove(payer.root.querySelectorAll('option').length, 10);
  });
});
