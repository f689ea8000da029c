import { assert } from '@open-wc/testing';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();
const { documentElement } = document;
afterEach(() => documentElement.removeAttribute('style'));

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
