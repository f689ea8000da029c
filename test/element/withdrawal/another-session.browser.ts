import { assert } from '@open-wc/testing';
import { requested, sent } from '../../../demo/stories/recorded/withdrawal-views.ts';
import { mockProxy } from '../mocked-proxy.ts';
import { headings, WithdrawalHarness } from './withdrawal-harness.ts';

const proxy = mockProxy();

describe('another session', () => {
  it('is another withdrawal, also after a view from the page', async () => {
    const payer = WithdrawalHarness.create({}, (element) => {
      element.view = sent('succeeded');
    });
    await payer.shows(headings.succeeded);
    proxy.script.load = requested({ id: 'wd_2' });
    payer.element.session = 'another';
    await payer.shows(headings.form);
    assert.equal(payer.element.view?.id, 'wd_2');
  });

  it('takes no view for another withdrawal that came when the first one was long there', async () => {
    const payer = await WithdrawalHarness.shown(proxy, sent('succeeded'), headings.succeeded);
    payer.element.view = sent('succeeded');
    await payer.painted();
    proxy.script.load = requested({ id: 'wd_2' });
    payer.element.session = 'another';
    await payer.shows(headings.form);
  });

  it('takes no view for another withdrawal that it told itself, given back by a page that binds it both ways', async () => {
    proxy.script.load = sent('accepted');
    const payer = WithdrawalHarness.create();
    const { element } = payer;
    element.addEventListener('ipay-withdrawal-changed', ({ view }) => (element.view = view));
    element.addEventListener('ipay-withdrawal-succeeded', () => {
      proxy.script.load = requested({ id: 'wd_2' });
      element.session = 'another';
    });
    await payer.shows(headings.accepted);
    await proxy.script.news(sent('succeeded', { version: 3 }));
    await payer.shows(headings.form);
    assert.equal(element.view?.id, 'wd_2');
  });

  it('takes no such view either while the page has no session for it', async () => {
    proxy.script.load = sent('succeeded');
    const payer = WithdrawalHarness.create();
    const { element } = payer;
    await payer.shows(headings.succeeded);
    const told = element.view;
    element.session = null;
    await element.updateComplete;
    // As from a store of the page's own, which answers late.
    element.view = told;
    proxy.script.load = requested({ id: 'wd_2' });
    element.session = 'another';
    await payer.shows(headings.form);
  });
});
