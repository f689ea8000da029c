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
  /** Of the card, and of what is to be pressed. */
  async function sizes(rootSize: string, zoom: string): Promise<readonly number[]> {
    documentElement.style.fontSize = rootSize;
    proxy.script.load = awaiting();
    const payer = DepositHarness.create({}, (element) => (element.style.zoom = zoom));
    await payer.shows(headings.pay);
    await payer.until(() => !!payer.root.querySelector('li path'), 'the later part');
    const all = [...payer.root.querySelectorAll('section, button')].flatMap((part) => {
      const { width, height } = part.getBoundingClientRect();
      return [Math.round(width), Math.round(height)];
    });
    payer.element.remove();
    return all;
  }

  it('has the card as large as other pages, where the page takes that back', async () => {
    const usual = await sizes('', '');
    assert.notDeepEqual(await sizes('62.5%', ''), usual);
    assert.deepEqual(await sizes('62.5%', '1.6'), usual);
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
