import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IpayDeposit } from '../../src/element/ipay-deposit.ts';
import { IpayWithdrawal } from '../../src/element/ipay-withdrawal.ts';
import { reactElement } from '../../src/frameworks/react-element.ts';

const Deposit = reactElement('ipay-deposit', IpayDeposit);
const Withdrawal = reactElement('ipay-withdrawal', IpayWithdrawal);

describe('the React components on a server', () => {
  it('write attributes as HTML names them, and children', () => {
    const header = createElement('h1', { slot: 'header' }, 'Books');
    const props = { proxy: '/pay', session: 'token', supportUrl: 'https://shop.example/help' };
    assert.equal(
      renderToStaticMarkup(createElement(Deposit, { ...props, className: 'pay', id: 'a' }, header)),
      '<ipay-deposit proxy="/pay" session="token" support-url="https://shop.example/help" class="pay" id="a">' +
        '<h1 slot="header">Books</h1></ipay-deposit>',
    );
  });

  it('write neither properties nor listeners, nor what is off', () => {
    const deposit = createElement(Deposit, { required: false, onIpayDepositCredited: () => undefined });
    assert.equal(renderToStaticMarkup(deposit), '<ipay-deposit></ipay-deposit>');
    const withdrawal = createElement(Withdrawal, { required: true, banks: ['A bank'], lang: 'si' });
    assert.equal(
      renderToStaticMarkup(withdrawal),
      '<ipay-withdrawal required="" lang="si"></ipay-withdrawal>',
    );
  });
});
