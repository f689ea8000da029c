import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { requested, sent } from '../../../demo/stories/recorded/withdrawal-views.ts';
import { mockProxy } from '../mocked-proxy.ts';
import { headings, WithdrawalHarness } from './withdrawal-harness.ts';

const proxy = mockProxy();

const atTheForm = (): Promise<WithdrawalHarness> =>
  WithdrawalHarness.shown(proxy, requested(), headings.form);

const suggested = (payer: WithdrawalHarness): string[] =>
  [...(payer.field('bank').list?.options ?? [])].map(({ value }) => value);

describe('the form', () => {
  it('shows what is reserved, and labels its fields', async () => {
    const payer = await atTheForm();
    assert.include(payer.text, 'LKR 2,500');
    for (const input of payer.root.querySelectorAll('input')) assert.equal(input.labels?.length, 1, input.id);
    assert.equal(payer.field('accountNumber').inputMode, 'numeric');
    assert.equal(payer.focused, null, 'loading moves no focus');
  });

  it('suggests Sri Lanka’s banks, or the merchant’s, and takes any other', async () => {
    const payer = await atTheForm();
    assert.include(suggested(payer), "People's Bank");
    payer.element.setAttribute('banks', '["One Bank"]');
    await payer.element.updateComplete;
    assert.deepEqual(suggested(payer), ['One Bank']);
    payer.element.banks = ['Another Bank'];
    await payer.element.updateComplete;
    assert.deepEqual(suggested(payer), ['Another Bank']);
    payer.typeAll();
    payer.type('bank', 'A village bank');
    proxy.script.posted = sent('accepted');
    payer.press('Withdraw');
    await payer.shows(headings.accepted);
    assert.deepEqual(proxy.script.requests.find(({ method }) => method === 'POST')?.body, {
      accountNumber: '03405138',
      accountName: 'Test Name Acc',
      bank: 'A village bank',
    });
  });

  it('shows the number in groups to be checked when the payer goes on from it, and sends its digits', async () => {
    const payer = await atTheForm();
    const number = payer.field('accountNumber');
    const typeAndGoOn = async (text: string) => {
      // WebKit's driver lets go of no key before the last, and so leaves out a digit that comes twice in a row.
      for (const digit of text) await sendKeys({ press: digit });
      assert.equal(number.value.replaceAll(' ', ''), text, 'nothing moves while it is typed');
      await sendKeys({ press: 'Tab' });
    };
    number.focus();
    await typeAndGoOn('03405138');
    assert.equal(number.value, '0340 5138');
    payer.type('accountName', '1234567');
    payer.field('accountName').dispatchEvent(new Event('change'));
    assert.equal(payer.field('accountName').value, '1234567');
    // Corrected in between, and in another way than we write it.
    number.focus();
    number.setSelectionRange(0, 9);
    await typeAndGoOn('701000103405138');
    assert.equal(number.value, '701 000 103 405 138');
    payer.press('Withdraw');
    await payer.until(() => payer.error('bank') !== '', 'an error');
    assert.equal(number.value, '701 000 103 405 138');
    for (const [own, shown] of [
      ['7010-0010 3405138', '7010-0010 3405138'],
      ['70100010340513x', '70100010340513x'],
      ['', ''],
      ['701000103405138', '701 000 103 405 138'],
    ] as const) {
      payer.type('accountNumber', own);
      number.dispatchEvent(new Event('change'));
      assert.equal(number.value, shown);
    }
    payer.type('accountName', 'Test Name Acc');
    payer.type('bank', 'Bank of Ceylon');
    proxy.script.posted = sent('accepted');
    payer.press('Withdraw');
    await payer.shows(headings.accepted);
    const posted = proxy.script.requests.find(({ method }) => method === 'POST')?.body;
    assert.equal((posted as { accountNumber: string }).accountNumber, '701000103405138');
  });

  for (const given of ['One Bank', [7], {}, undefined]) {
    it(`suggests Sri Lanka’s banks where a framework sets the property to ${JSON.stringify(given)}`, async () => {
      const payer = await atTheForm();
      Object.assign(payer.element, { banks: given });
      await payer.element.updateComplete;
      assert.include(suggested(payer), "People's Bank");
    });
  }

  it('suggests the merchant’s where a framework sets the property to what stands in the attribute', async () => {
    const payer = await atTheForm();
    Object.assign(payer.element, { banks: '["One Bank"]' });
    await payer.element.updateComplete;
    assert.deepEqual(suggested(payer), ['One Bank']);
  });

  it('says what is wrong also to the ears of who pressed the key in the first wrong field', async () => {
    const payer = await atTheForm();
    payer.typeAll();
    payer.type('accountNumber', '0340');
    payer.field('accountNumber').focus();
    await sendKeys({ press: 'Enter' });
    await payer.until(() => payer.status !== '', 'the live region');
    assert.equal(payer.status, payer.error('accountNumber'));
    assert.equal(payer.status, 'It must have 6 to 15 digits. You entered 4.');
  });

  it('says at each field what is wrong, keeps the text, and moves to the first', async () => {
    const payer = await atTheForm();
    payer.type('accountNumber', '0340');
    payer.type('accountName', 'Test');
    payer.press('Withdraw');
    await payer.until(() => payer.error('bank') !== '', 'an error');
    assert.equal(payer.error('accountNumber'), 'It must have 6 to 15 digits. You entered 4.');
    assert.equal(payer.error('accountName'), '');
    assert.equal(payer.error('bank'), 'Enter the name of the bank.');
    const number = payer.field('accountNumber');
    assert.equal(payer.focused, number);
    assert.equal(number.getAttribute('aria-invalid'), 'true');
    assert.equal(number.getAttribute('aria-describedby'), 'accountNumber-error accountNumber-hint');
    assert.equal(number.value, '0340');
    payer.type('accountNumber', '০৩৪০৫১৩৮');
    payer.press('Withdraw');
    await payer.until(() => payer.focused === payer.field('bank'), 'the focus on the next error');
    assert.equal(proxy.script.count('POST', '/withdrawal'), 0);
  });

  it('shows at its field what the proxy refuses', async () => {
    const payer = await atTheForm();
    payer.typeAll();
    proxy.script.posted = 'account_name_invalid';
    payer.press('Withdraw');
    await payer.until(() => payer.error('accountName') !== '', 'an error');
    assert.equal(payer.error('accountName'), 'Use English letters and spaces only. Shorten a long name.');
    assert.equal(payer.focused, payer.field('accountName'));
  });

  it('keeps what was typed when the gateway is down, and says so beside the button', async () => {
    const payer = await atTheForm();
    payer.typeAll();
    proxy.script.posted = 'gateway_unavailable';
    payer.press('Withdraw');
    await payer.until(() => payer.error('whole') !== '', 'an error');
    const button = payer.control('Withdraw');
    assert.equal(payer.focused, button ?? null);
    assert.equal(button?.getAttribute('aria-describedby'), 'whole-error');
    assert.equal(payer.field('accountNumber').value, '0340 5138');
  });

  it('survives a reload, and leaves nothing behind once the account is given', async () => {
    const payer = await atTheForm();
    payer.typeAll();
    payer.element.remove();
    const reloaded = await atTheForm();
    assert.equal(reloaded.field('accountNumber').value, '0340 5138');
    assert.equal(reloaded.field('bank').value, 'Bank of Ceylon');
    assert.equal(reloaded.focused, null);
    proxy.script.posted = sent('accepted');
    reloaded.press('Withdraw');
    await reloaded.shows(headings.accepted);
    assert.equal(sessionStorage.length, 0);
  });

  it('takes every letter on a page that has keys of its own', async () => {
    /** As pages do: they see the element, and not that one types in it. */
    const keys = (event: KeyboardEvent): void => event.preventDefault();
    document.addEventListener('keydown', keys);
    try {
      const payer = await atTheForm();
      const field = payer.field('accountName');
      field.focus();
      await sendKeys({ type: 'Test Name' });
      assert.equal(field.value, 'Test Name');
    } finally {
      document.removeEventListener('keydown', keys);
    }
  });

  it('is filled by a browser, whose keys have no names, without an error for the page', async () => {
    const errors: unknown[] = [];
    const caught = (event: ErrorEvent): void => {
      errors.push(event.error);
      event.preventDefault();
    };
    window.addEventListener('error', caught);
    try {
      const payer = await atTheForm();
      const field = payer.field('accountName');
      field.focus();
      for (const type of ['keydown', 'input', 'keyup', 'change']) {
        field.value = 'Test Name';
        field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      }
      payer.press('Withdraw');
      await payer.until(() => payer.error('bank') !== '', 'what is wrong');
      assert.equal(payer.error('accountName'), '');
      assert.deepEqual(errors, []);
    } finally {
      window.removeEventListener('error', caught);
    }
  });

  it('pressed twice is sent once', async () => {
    const payer = await atTheForm();
    payer.typeAll();
    const button = payer.control('Withdraw');
    button?.click();
    button?.click();
    await payer.shows(headings.sending);
    assert.equal(payer.root.querySelector('button'), null);
    assert.equal(payer.focused?.localName, 'h2');
    await payer.until(() => proxy.script.count('POST', '/withdrawal') > 0, 'a request');
    assert.equal(proxy.script.count('POST', '/withdrawal'), 1);
  });

  it('whose answer was lost is not offered again before the proxy says it has no account', async () => {
    const payer = await atTheForm();
    payer.typeAll();
    proxy.script.posted = 'reset';
    payer.press('Withdraw');
    await payer.shows(headings.lost);
    assert.include(payer.text, "won't be paid twice");
    assert.equal(payer.control('Try again'), undefined);
    assert.equal(payer.control('Withdraw'), undefined);
    payer.press('Check status');
    await payer.shows(headings.form);
    assert.equal(payer.error('whole'), "Your details haven't reached us. Send them again.");
    assert.equal(payer.field('accountNumber').value, '0340 5138');
  });
});
