import { assert } from '@open-wc/testing';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();
const { documentElement } = document;
afterEach(() => {
  documentElement.removeAttribute('style');
  documentElement.removeAttribute('dir');
});

describe('a page whose root has small letters for the sake of counting', () => {
  /** What docs/embedding.md says that such a page sets. */
  const larger = { '--ipay-font-size': '1.6rem', '--ipay-gap': '1.6rem', '--ipay-max-inline-size': '39rem' };

  it('has the card’s letters as large as other pages, in one column, and can press everything', async () => {
    documentElement.style.fontSize = '62.5%';
    proxy.script.load = awaiting();
    const payer = DepositHarness.create({}, ({ style }) => {
      for (const [name, value] of Object.entries(larger)) style.setProperty(name, value);
    });
    await payer.shows(headings.pay);
    await payer.until(() => !!payer.root.querySelector('li path'), 'the later part');
    const card = payer.root.querySelector('section');
    assert.equal(card && getComputedStyle(card).fontSize, '16px');
    assert.equal(card?.getBoundingClientRect().width, 390);
    const [one, other] = payer.root.querySelectorAll('.half');
    assert.equal(one?.getBoundingClientRect().left, other?.getBoundingClientRect().left);
    for (const button of payer.root.querySelectorAll('button')) {
      const { width, height } = button.getBoundingClientRect();
      assert.isAtLeast(Math.min(width, height), 24, button.textContent);
    }
  });
});

describe('a page that is written from right to left', () => {
  /** Where each part of the card begins, from its left edge on. */
  async function beginnings(pageDirection: string, direction?: string): Promise<readonly number[]> {
    documentElement.dir = pageDirection;
    proxy.script.load = awaiting();
    const payer = DepositHarness.create(direction === undefined ? {} : { dir: direction });
    await payer.shows(headings.pay);
    const card = payer.element.getBoundingClientRect().left;
    const lefts = [...payer.root.querySelectorAll('.step span, h2, bdi, button, li')].map((part) =>
      Math.round(part.getBoundingClientRect().left - card),
    );
    payer.element.remove();
    return lefts;
  }

  it('has the card as other pages have, where it is told so', async () => {
    const usual = await beginnings('ltr');
    assert.notDeepEqual(await beginnings('rtl'), usual);
    assert.deepEqual(await beginnings('rtl', 'ltr'), usual);
  });
});
