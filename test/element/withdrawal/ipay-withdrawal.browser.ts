import { assert } from '@open-wc/testing';
import { refused, requested, sent } from '../../../demo/stories/recorded/withdrawal-views.ts';
import type { IpayWithdrawal } from '../../../src/withdrawal.ts';
import { mockProxy } from '../mocked-proxy.ts';
import { headings, WithdrawalHarness } from './withdrawal-harness.ts';

const proxy = mockProxy();

describe('news of the withdrawal', () => {
  it('changes the screen, is read out, leaves the focus, and comes as events, the success once', async () => {
    const outside = document.createElement('button');
    document.body.append(outside);
    outside.focus();
    const payer = await WithdrawalHarness.shown(proxy, sent('accepted'), headings.accepted);
    assert.include(payer.text, '… 5138');
    assert.notInclude(payer.text, '*');
    await proxy.script.news(sent('succeeded', { version: 3 }));
    await payer.shows(headings.succeeded);
    await payer.until(() => payer.status === headings.succeeded, 'the heading read out');
    assert.equal(document.activeElement, outside);
    payer.press('Done');
    assert.deepEqual(payer.eventNames, ['changed', 'changed', 'succeeded', 'finished']);
    assert.isTrue(payer.events.every(({ bubbles, composed }) => bubbles && composed));
    assert.equal(Reflect.get(payer.events.at(-1) ?? {}, 'outcome'), 'success');
  });

  it('that takes away the form does not leave the keyboard nowhere', async () => {
    const payer = await WithdrawalHarness.shown(proxy, requested(), headings.form);
    payer.field('bank').focus();
    await proxy.script.news(sent('unknown'));
    await payer.shows(headings.unknown);
    assert.equal(payer.focused?.localName, 'h2');
    assert.equal(payer.control('Withdraw'), undefined);
  });

  it('is read out once, where the heading gets the focus, and not at all under the same heading', async () => {
    const payer = await WithdrawalHarness.shown(proxy, requested(), headings.form);
    payer.typeAll();
    payer.press('Withdraw');
    await payer.shows(headings.sending);
    const heading = payer.focused;
    assert.equal(heading?.localName, 'h2');
    await proxy.script.news(sent('sending'));
    await payer.until(() => payer.text.includes('… 5138'), 'the account');
    await payer.painted();
    assert.equal(payer.focused, heading);
    assert.equal(payer.status, '');
    await proxy.script.news(sent('accepted', { version: 3 }));
    await payer.shows(headings.accepted);
    await payer.painted();
    assert.equal(payer.focused?.textContent, headings.accepted);
    assert.equal(payer.status, '');
  });

  for (const [view, words, outcome] of [
    [refused('insufficient_balance'), "We can't pay this right now", 'fail'],
    [refused('refused'), 'Nothing was paid. LKR 2,500 stays in your account with us.', 'fail'],
    [refused('expired'), 'This withdrawal has expired', 'fail'],
    [sent('failed'), 'LKR 2,500 goes back to your account with us.', 'fail'],
    [sent('accepted'), 'You can close this page.', 'pending'],
  ] as const) {
    it(`says: ${words}`, async () => {
      proxy.script.load = view;
      const payer = WithdrawalHarness.create();
      await payer.until(() => payer.text.replaceAll('\u00a0', ' ').includes(words), words);
      assert.notInclude(payer.text.toLowerCase(), 'insufficient');
      payer.press('Done');
      assert.equal(Reflect.get(payer.events.at(-1) ?? {}, 'outcome'), outcome);
    });
  }

  it('of contradicting answers sends the payer to a person', async () => {
    proxy.script.load = sent('conflict');
    const payer = WithdrawalHarness.create({ 'support-url': '/help' });
    await payer.until(() => payer.text.includes("Don't ask for it again."), 'the warning');
    assert.equal(payer.control('Need help? Contact us')?.getAttribute('href'), '/help');
    assert.equal(payer.root.querySelector('button'), null);
  });
});

describe('starting', () => {
  it('waits for a session that the page has yet to get', async () => {
    proxy.script.load = requested();
    const payer = WithdrawalHarness.create({}, (element) => element.removeAttribute('session'));
    await payer.element.updateComplete;
    assert.include(payer.text, 'Getting your withdrawal…');
    assert.equal(payer.root.querySelectorAll('[role=status]').length, 1);
    // As some frameworks say it, against its type.
    Object.assign(payer.element, { session: undefined });
    await payer.element.updateComplete;
    assert.equal(proxy.script.requests.length, 0);
    payer.element.session = 'token';
    await payer.shows(headings.form);
  });

  it('without a proxy says that it cannot, and tells the page why, once', async () => {
    const payer = WithdrawalHarness.create({}, (element) => element.removeAttribute('proxy'));
    await payer.shows("Withdrawals aren't available right now.");
    document.body.append(payer.element);
    await payer.element.updateComplete;
    assert.deepEqual(payer.eventNames, ['failed']);
    assert.equal(Reflect.get(payer.events[0] ?? {}, 'code'), 'not_configured');
  });

  for (const [how, given] of [
    ['', (element: IpayWithdrawal) => (element.view = requested())],
    [
      ', also as an attribute',
      (element: IpayWithdrawal) => element.setAttribute('view', JSON.stringify(requested())),
    ],
  ] as const) {
    it(`needs no first request with a view from the page${how}`, async () => {
      const payer = WithdrawalHarness.create({}, given);
      await payer.shows(headings.form);
      await proxy.script.polled();
      assert.deepEqual(
        proxy.script.requests.map(({ path }) => path),
        ['/ipay/withdrawal?after=1'],
      );
    });
  }

  it('says when it cannot be loaded, and tries again when asked', async () => {
    const payer = await WithdrawalHarness.shown(
      proxy,
      'store_unavailable',
      "We couldn't load your withdrawal.",
    );
    proxy.script.load = requested();
    payer.press('Try again');
    await payer.shows(headings.form);
  });
});

describe('languages', () => {
  it('switch live, with the typed text kept', async () => {
    const payer = await WithdrawalHarness.shown(proxy, requested(), headings.form);
    payer.type('accountNumber', '0340');
    payer.press('Withdraw');
    await payer.until(() => payer.error('accountNumber') !== '', 'an error');
    const input = payer.field('accountNumber');
    payer.element.lang = 'bn';
    await payer.shows('আপনার টাকা কোথায় পাঠাব?'.normalize('NFC'));
    assert.equal(
      payer.error('accountNumber'),
      'নম্বরটি ৬ থেকে ১৫ সংখ্যার হতে হবে। আপনি ৪টি দিয়েছেন।'.normalize('NFC'),
    );
    assert.equal(payer.field('accountNumber'), input);
    assert.equal(input.value, '0340');
  });
});
