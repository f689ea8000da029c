import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { submitted } from '../../demo/stories/recorded/deposit-views.ts';
import type { DepositHarness } from './harness.ts';
import { atTheField, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();

async function typing(lang = 'en'): Promise<DepositHarness> {
  const payer = await atTheField(proxy);
  payer.element.lang = lang;
  await payer.until(() => payer.root.querySelector('section')?.lang === lang, lang);
  payer.input.focus();
  return payer;
}

const carrying = (text: string): DataTransfer => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  return data;
};

/** Pastes; where the browser is left to do it, so are we. */
function paste({ input }: DepositHarness, text: string): boolean {
  const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  // Firefox takes none from whoever makes the event.
  Object.defineProperty(event, 'clipboardData', { value: carrying(text) });
  return input.dispatchEvent(event);
}

/** What a keyboard or the browser's menu does; nothing else gets into its own list of what to undo. */
const edit = (command: 'insertText' | 'undo' | 'redo', text?: string): boolean =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(command, false, text);

const note = ({ root }: DepositHarness): string =>
  root.querySelector('#note')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

const message = 'iPay: LKR 2,500.00 sent to 073 423 4201. Transaction No: 48291736. 24/11/2026 10:15';

describe('a pasted message', () => {
  it('gives its number, says so, and goes nowhere', async () => {
    const payer = await typing();
    const leaves = !paste(payer, message);
    assert.isTrue(leaves, 'the browser does not put the message into the field');
    assert.equal(payer.input.value, '4829 1736');
    await payer.until(() => payer.status !== '', 'the live region');
    assert.include(payer.text, "We took 48291736 from your message. Check that it's right.");
    assert.equal(payer.status, "We took 4 8 2 9 1 7 3 6 from your message. Check that it's right.");
    assert.equal(payer.focused, payer.input);
    assert.equal(proxy.script.count('POST', '/activation'), 0, 'nothing is handed in by itself');
    proxy.script.posted = submitted('accepted');
    payer.press('Confirm payment');
    await payer.shows(headings.received);
    const said = JSON.stringify([
      proxy.script.requests.map(({ path, body, headers }) => [path, body, [...headers]]),
      performance.getEntriesByType('resource').map(({ name }) => name),
      Object.entries(sessionStorage),
      Object.entries(localStorage),
    ]);
    for (const part of ['2,500.00', '073 423', 'Transaction No']) assert.notInclude(said, part);
  });

  it('with several numbers offers them as radio buttons, big enough for a thumb', async () => {
    const payer = await typing();
    paste(payer, '48291736 and 55501234');
    await payer.until(() => payer.root.querySelectorAll('[type=radio]').length === 2, 'two numbers');
    assert.equal(payer.input.value, '');
    const [first, second] = payer.root.querySelectorAll<HTMLInputElement>('[type=radio]');
    for (const label of payer.root.querySelectorAll('.choice')) {
      const { width, height } = label.getBoundingClientRect();
      assert.isAtLeast(Math.min(width, height), 44);
    }
    await assert.isAccessible(payer.element);
    second?.click();
    await payer.until(() => payer.input.value === '5550 1234', 'the second');
    first?.focus();
    await sendKeys({ press: ' ' });
    await payer.until(() => payer.input.value === '4829 1736', 'the first');
    assert.isTrue(first?.checked);
    assert.equal(proxy.script.count('POST', '/activation'), 0);
  });

  it('without a number leaves what was typed', async () => {
    const payer = await typing('bn');
    await sendKeys({ type: '4829' });
    paste(payer, 'LKR 2,500.00');
    await payer.until(() => note(payer) !== '', 'a note');
    assert.equal(note(payer), 'মেসেজটিতে ৮ সংখ্যার কোনো নম্বর নেই।'.normalize('NFC'));
    assert.equal(payer.input.value, '4829');
  });

  it('comes by drag and drop, and by a keyboard’s own clipboard, as well', async () => {
    const payer = await typing();
    payer.input.dispatchEvent(
      new DragEvent('drop', { dataTransfer: carrying(message), bubbles: true, cancelable: true }),
    );
    assert.equal(payer.input.value, '4829 1736');
    payer.type('');
    await sendKeys({ type: '12' });
    // What Gboard does: no paste, the whole text as if typed.
    edit('insertText', message);
    assert.equal(payer.input.value, '4829 1736');
  });

  it('that is but a number is the browser’s to paste', async () => {
    const payer = await typing();
    assert.isTrue(paste(payer, '4829-1736'));
    edit('insertText', '4829-1736');
    assert.equal(payer.input.value, '4829 1736');
    assert.equal(note(payer), '');
  });
});

describe('the field', () => {
  const caret = ({ input }: DepositHarness) => [input.selectionStart, input.selectionEnd];

  it('groups what is typed, and lets the payer correct it anywhere', async () => {
    const payer = await typing();
    await sendKeys({ type: '48291736' });
    assert.equal(payer.input.value, '4829 1736');
    // Back over the gap, one digit a press.
    for (const value of ['4829 173', '4829 17', '4829 1', '4829', '482']) {
      await sendKeys({ press: 'Backspace' });
      assert.equal(payer.input.value, value);
    }
    await sendKeys({ type: '91736' });
    payer.input.setSelectionRange(5, 5);
    await sendKeys({ press: 'Backspace' });
    assert.equal(payer.input.value, '4821 736');
    assert.deepEqual(caret(payer), [3, 3]);
    await sendKeys({ type: '9' });
    assert.equal(payer.input.value, '4829 1736');
    payer.input.setSelectionRange(2, 7);
    await sendKeys({ type: '5' });
    assert.equal(payer.input.value, '4853 6');
    assert.deepEqual(caret(payer), [3, 3]);
  });

  it('undoes and redoes what the payer did', async () => {
    const payer = await typing();
    await sendKeys({ type: '48291736' });
    const seen = new Set<string>();
    for (let press = 0; press < 20 && payer.input.value !== ''; press += 1) {
      edit('undo');
      seen.add(payer.input.value.replaceAll(' ', ''));
    }
    assert.equal(payer.input.value, '');
    for (const value of seen) assert.isTrue('48291736'.startsWith(value), value);
    for (let press = 0; press < 20; press += 1) edit('redo');
    assert.equal(payer.input.value, '4829 1736');
  });

  it('leaves a composition alone until it ends', async () => {
    const payer = await typing();
    const { input } = payer;
    input.value = '৪৮২৯১';
    input.dispatchEvent(
      new InputEvent('input', { isComposing: true, inputType: 'insertCompositionText', data: '৪৮২৯১' }),
    );
    assert.equal(input.value, '৪৮২৯১');
    payer.element.requestUpdate();
    await payer.element.updateComplete;
    assert.equal(input.value, '৪৮২৯১');
    input.dispatchEvent(new CompositionEvent('compositionend', { data: '৪৮২৯১' }));
    assert.equal(input.value, '৪৮২৯ ১');
  });

  it('takes every key on a page that has keys of its own, but Escape and those of what stands in its slots', async () => {
    const heard: string[] = [];
    /** As pages do: they see the element, and not that one types in it. */
    const keys = (event: KeyboardEvent): void => {
      if (event.target instanceof HTMLInputElement) return;
      heard.push(event.key);
      event.preventDefault();
    };
    document.addEventListener('keydown', keys);
    try {
      const { element, input } = await typing();
      await sendKeys({ type: '4829 1736' });
      await sendKeys({ press: 'Escape' });
      assert.equal(input.value, '4829 1736');
      assert.deepEqual(heard, ['Escape']);
      const slotted = document.createElement('button');
      slotted.slot = 'footer';
      element.append(slotted);
      slotted.focus();
      await sendKeys({ press: 'k' });
      assert.deepEqual(heard, ['Escape', 'k'], 'what is the page’s own is left alone');
    } finally {
      document.removeEventListener('keydown', keys);
    }
  });

  it('keeps what was typed when the element is moved in the page, and through a language switch', async () => {
    const payer = await typing();
    await sendKeys({ type: '48291' });
    const { input } = payer;
    const other = document.createElement('div');
    document.body.append(other);
    other.append(payer.element);
    await payer.shows(headings.enter);
    payer.element.lang = 'ta';
    await payer.until(() => payer.heading !== headings.enter, 'Tamil');
    assert.equal(payer.input, input);
    assert.equal(input.value, '4829 1');
  });

  it('asks once about a number that looks like another; the same button sends it', async () => {
    const payer = await typing();
    edit('insertText', '24112026');
    const button = payer.control('Confirm payment');
    button?.focus();
    button?.click();
    await payer.until(() => note(payer) !== '', 'a note');
    assert.include(note(payer), 'That looks like a date.');
    assert.equal(payer.focused, button ?? null);
    await payer.until(() => payer.status === note(payer), 'the live region');
    button?.click();
    await payer.element.updateComplete;
    assert.equal(proxy.script.count('POST', '/activation'), 0, 'a double click is one press');
    const now = performance.now.bind(performance);
    performance.now = () => now() + 1000;
    button?.click();
    performance.now = now;
    await payer.until(() => proxy.script.count('POST', '/activation') === 1, 'the request');
  });
});
