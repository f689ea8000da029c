import { assert } from '@open-wc/testing';
import {
  awaiting,
  awaitingWindow,
  credited,
  expired,
  submitted,
} from '../../demo/stories/recorded/deposit-views.ts';
import { requested, sent } from '../../demo/stories/recorded/withdrawal-views.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import { DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';
import type { Reply } from './scripted-proxy.ts';
import { WithdrawalHarness, headings as withdrawalHeadings } from './withdrawal/withdrawal-harness.ts';

const proxy = mockProxy();

const kinds = [
  ['loading', 'pay', 'enter', 'submitting', 'accepted', 'credited', 'checking', 'possible', 'rejected'],
  ['exhausted', 'unknown', 'expired', 'offline', 'window', 'load-failed', 'unavailable', 'session-ended'],
  ['form', 'sending', 'lost', 'succeeded', 'failed', 'refused', 'conflict', 'busy'],
].flat();
const statesOf = (element: Element) => kinds.filter((kind) => element.matches(`:state(${kind})`));

/** A plain form with the element in it, and what came of sending it. */
function formAround(element: HTMLElement): { form: HTMLFormElement; sent: FormData[] } {
  const form = document.createElement('form');
  const sent: FormData[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sent.push(new FormData(form));
  });
  form.append(element);
  document.body.append(form);
  return { form, sent };
}

describe('states for CSS', () => {
  const views: readonly (readonly [DepositView, string])[] = [
    [awaiting(), 'pay'],
    [awaitingWindow(), 'window'],
    [submitted('accepted'), 'accepted'],
    [submitted('checking'), 'checking'],
    [submitted('possible'), 'possible'],
    [submitted('rejected'), 'rejected'],
    [submitted('rejected', { attempts: { used: 5, left: 0 } }), 'exhausted'],
    [submitted('unknown'), 'unknown'],
    [credited(), 'credited'],
    [expired(), 'expired'],
  ];
  for (const [view, state] of views) {
    it(`say ${state}, and nothing else`, async () => {
      proxy.script.load = view;
      const payer = DepositHarness.create();
      await payer.until(() => payer.element.matches(`:state(${state})`), state);
      assert.deepEqual(statesOf(payer.element), [state]);
    });
  }

  for (const [problem, state] of [
    ['store_unavailable', 'load-failed'],
    ['gateway_misconfigured', 'unavailable'],
    ['session_expired', 'session-ended'],
  ] as const) {
    it(`say ${state}`, async () => {
      proxy.script.load = problem;
      const payer = DepositHarness.create();
      await payer.until(() => payer.element.matches(`:state(${state})`), state);
      assert.deepEqual(statesOf(payer.element), [state]);
    });
  }

  it('say that the payer waits: for the first answer, for the number, for the status', async () => {
    const payer = DepositHarness.create();
    await payer.painted();
    assert.deepEqual(statesOf(payer.element), ['loading', 'busy']);
    payer.element.remove();
    const other = await DepositHarness.shown(proxy, awaiting(), headings.pay);
    other.press("I've paid");
    await other.shows(headings.enter);
    assert.deepEqual(statesOf(other.element), ['enter']);
    other.type('48291736');
    other.press('Confirm payment');
    await other.until(() => other.element.matches(':state(submitting)'), 'the number to be on its way');
    assert.deepEqual(statesOf(other.element), ['submitting', 'busy']);
    await proxy.script.news(submitted('checking'));
    await other.shows(headings.checking);
    proxy.script.load = 'hang';
    other.press('Check status');
    await other.until(() => other.element.matches(':state(busy)'), 'the status to be asked for');
    assert.deepEqual(statesOf(other.element), ['checking', 'busy']);
  });

  it('are said by a withdrawal too', async () => {
    let load: (reply: Reply) => void = () => undefined;
    proxy.script.load = new Promise((resolve) => (load = resolve));
    const payer = WithdrawalHarness.create();
    await payer.painted();
    assert.include(statesOf(payer.element), 'busy');
    load(requested());
    await payer.shows(withdrawalHeadings.form);
    assert.deepEqual(statesOf(payer.element), ['form']);
    let answer: (reply: Reply) => void = () => undefined;
    proxy.script.posted = new Promise((resolve) => (answer = resolve));
    payer.typeAll();
    payer.press('Withdraw');
    await payer.until(() => payer.element.matches(':state(submitting)'), 'the account to be on its way');
    assert.include(statesOf(payer.element), 'busy');
    answer(sent('succeeded'));
    await payer.until(() => payer.element.matches(':state(succeeded)'), 'success');
    assert.deepEqual(statesOf(payer.element), ['succeeded']);
  });
});

describe('in a form', () => {
  it('the deposit’s id is sent under the element’s name, and none before it is known', async () => {
    const payer = DepositHarness.create({ name: 'payment' });
    const { form } = formAround(payer.element);
    await payer.painted();
    assert.deepEqual([...new FormData(form)], []);
    payer.element.remove();
    proxy.script.load = awaiting();
    const other = DepositHarness.create({ name: 'payment' });
    const { form: otherForm } = formAround(other.element);
    await other.shows(headings.pay);
    assert.equal(other.element.form, otherForm);
    assert.deepEqual([...new FormData(otherForm)], [['payment', 'dep_1']]);
  });

  it('nothing keeps the form from being sent, unless the payment is required', async () => {
    proxy.script.load = awaiting();
    const payer = DepositHarness.create({ name: 'payment' });
    const { form, sent } = formAround(payer.element);
    await payer.shows(headings.pay);
    form.requestSubmit();
    assert.lengthOf(sent, 1);
    assert.equal(payer.element.validationMessage, '');
    payer.element.required = true;
    await payer.element.updateComplete;
    form.requestSubmit();
    assert.lengthOf(sent, 1);
    assert.isTrue(payer.element.validity?.valueMissing);
    assert.isTrue(payer.element.willValidate);
    assert.equal(payer.element.validationMessage, 'Payment with iPay');
    assert.isFalse(payer.element.reportValidity());
    assert.equal(payer.focused, payer.root.querySelector('h2'), 'the browser points at the heading');
  });

  it('a required payment holds it back also where the page’s own texts leave out the title', async () => {
    proxy.script.load = awaiting();
    const payer = DepositHarness.create({ required: '', texts: '{"en":{"title":""}}' });
    formAround(payer.element);
    await payer.shows(headings.pay);
    assert.isFalse(payer.element.checkValidity());
  });

  for (const view of [submitted('accepted'), credited()]) {
    it(`a required payment lets it go once it is ${view.state}, in the very event that tells`, async () => {
      proxy.script.load = awaiting();
      const payer = DepositHarness.create({ name: 'payment', required: '' });
      const { form, sent } = formAround(payer.element);
      payer.element.addEventListener('ipay-deposit-changed', () => form.requestSubmit());
      await payer.shows(headings.pay);
      assert.lengthOf(sent, 0);
      await proxy.script.news(view);
      await payer.shows(headings.received);
      assert.deepEqual(
        sent.map((data) => [...data]),
        [[['payment', 'dep_1']]],
      );
    });
  }

  for (const state of ['checking', 'possible', 'unknown', 'rejected'] as const) {
    it(`a required payment that is ${state} holds it back, and tells nobody to pay`, async () => {
      proxy.script.load = submitted(state);
      const payer = DepositHarness.create({ name: 'payment', required: '' });
      formAround(payer.element);
      await payer.until(() => payer.element.matches(`:state(${state})`), state);
      assert.isFalse(payer.element.checkValidity());
      assert.equal(payer.element.validationMessage, 'Payment with iPay');
    });
  }

  it('a reset and a disabled fieldset leave the payment as it is', async () => {
    proxy.script.load = submitted('accepted');
    const payer = DepositHarness.create({ name: 'payment' });
    const { form } = formAround(payer.element);
    await payer.shows(headings.received);
    form.reset();
    await payer.painted();
    assert.equal(payer.heading, headings.received);
    assert.deepEqual([...new FormData(form)], [['payment', 'dep_1']]);
    const fieldset = document.createElement('fieldset');
    fieldset.disabled = true;
    form.append(fieldset);
    fieldset.append(payer.element);
    await payer.painted();
    assert.equal(payer.heading, headings.received);
    assert.deepEqual([...new FormData(form)], [], 'as with every disabled field');
  });

  it('a required withdrawal of which nobody knows holds it back, and tells nobody to ask for it', async () => {
    proxy.script.load = sent('unknown');
    const payer = WithdrawalHarness.create({ name: 'payout', required: '' });
    const { form } = formAround(payer.element);
    await payer.shows(withdrawalHeadings.unknown);
    assert.isFalse(form.checkValidity());
    assert.equal(payer.element.validationMessage, 'Withdrawal');
  });

  it('a withdrawal is held back until the gateway took it', async () => {
    proxy.script.load = requested();
    const payer = WithdrawalHarness.create({ name: 'payout', required: '' });
    const { form } = formAround(payer.element);
    await payer.shows(withdrawalHeadings.form);
    assert.isFalse(form.checkValidity());
    await proxy.script.news(sent('accepted'));
    await payer.shows(withdrawalHeadings.accepted);
    assert.isTrue(form.checkValidity());
    assert.deepEqual([...new FormData(form)], [['payout', payer.element.view?.id ?? '']]);
  });
});
