import { assert } from '@open-wc/testing';
import { requested, sent } from '../../../demo/stories/recorded/withdrawal-views.ts';
import { mockProxy } from '../mocked-proxy.ts';
import { translatePage } from '../page-translator.ts';
import { headings, WithdrawalHarness } from './withdrawal-harness.ts';

const proxy = mockProxy();
let stop: () => void = () => undefined;
afterEach(() => stop());

const translate = (payer: WithdrawalHarness): void => {
  stop = translatePage(payer.root);
};

describe('a withdrawal on a page that is translated by the browser', () => {
  it('has the amount and the account as they are', async () => {
    const payer = await WithdrawalHarness.shown(proxy, sent('accepted'), headings.accepted);
    translate(payer);
    await payer.painted();
    for (const text of ['LKR 2,500', '5138', 'Test Name Acc', 'Bank of Ceylon']) {
      assert.include(payer.text, text);
    }
    assert.equal(payer.heading, '…');
  });

  it('has the amount that is reserved as it is, and tells what is wrong now, not what was', async () => {
    const payer = await WithdrawalHarness.shown(proxy, requested(), headings.form);
    payer.press('Withdraw');
    await payer.until(() => payer.error('accountNumber') !== '', 'what is wrong');
    translate(payer);
    await payer.painted();
    assert.include(payer.text, 'LKR 2,500');
    const first = payer.root.querySelector('#accountNumber-error ins');
    assert.isOk(first);
    payer.type('accountNumber', '12');
    payer.root.querySelector<HTMLElement>('.main')?.click();
    await payer.painted();
    assert.equal(payer.error('accountNumber'), '…');
    assert.isFalse(payer.root.contains(first));
  });

  it('has the heading of the screen that came, and not of the one before', async () => {
    const payer = await WithdrawalHarness.shown(proxy, sent('accepted'), headings.accepted);
    translate(payer);
    const first = payer.root.querySelector('h2 ins');
    assert.isOk(first);
    await proxy.script.news(sent('succeeded', { version: 3 }));
    await payer.until(() => payer.root.querySelector('.good') !== null, 'the success');
    await payer.painted();
    assert.isFalse(payer.root.contains(first));
  });
});
