import { assert } from '@open-wc/testing';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();
const { documentElement } = document;
afterEach(() => {
  documentElement.removeAttribute('style');
  documentElement.removeAttribute('dir');
  document.body.removeAttribute('style');
});

/** The later part, which brings what a hostile page needs. */
const hasLaterPart = (payer: DepositHarness) =>
  payer.until(() => !!payer.root.querySelector('li path'), 'the later part');

/** How many columns the boxes stand in, and the steps below them. */
const columnsOf = ({ root }: DepositHarness): readonly number[] =>
  ['.box', 'li'].map(
    (part) => new Set([...root.querySelectorAll(part)].map((one) => one.getBoundingClientRect().left)).size,
  );

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
    await hasLaterPart(payer);
    const card = payer.root.querySelector('section');
    assert.equal(card && getComputedStyle(card).fontSize, '16px');
    assert.equal(card?.getBoundingClientRect().width, 390);
    assert.deepEqual(columnsOf(payer), [1, 1]);
    const widthOf = (part: string) => payer.root.querySelector(part)?.getBoundingClientRect().width;
    assert.equal(widthOf('.main'), widthOf('.boxes'), 'the button is as wide as the card has room');
    for (const button of payer.root.querySelectorAll('button')) {
      const { width, height } = button.getBoundingClientRect();
      assert.isAtLeast(Math.min(width, height), 24, button.textContent);
    }
  });
});

describe('a page with room for a wide card', () => {
  for (const density of ['comfortable', 'compact'])
    for (const [width, columns] of [
      ['28rem', 'one column'],
      ['40rem', 'two columns'],
      ['100rem', 'two columns'],
    ] as const) {
      it(`has the pay step in ${columns}, as the reference says, in a ${density} card of ${width}`, async () => {
        document.body.style.inlineSize = width;
        proxy.script.load = awaiting();
        const payer = DepositHarness.create({ density }, ({ style }) => {
          style.setProperty('--ipay-max-inline-size', width);
        });
        await payer.shows(headings.pay);
        assert.deepEqual(columnsOf(payer), columns === 'one column' ? [1, 1] : [2, 2]);
      });
    }
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

describe('a page whose styles for text are inherited by all that is on it', () => {
  /** What each part says and where, as it is read. */
  async function look(styles: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
    Object.assign(document.body.style, { inlineSize: '320px', ...styles });
    proxy.script.load = awaiting();
    const payer = DepositHarness.create();
    await payer.shows(headings.pay);
    await hasLaterPart(payer);
    const card = payer.element.getBoundingClientRect();
    const looks = [...payer.root.querySelectorAll<HTMLElement>('h2, p, li, bdi, button')].map((part) => {
      const { left, top, width, height } = part.getBoundingClientRect();
      return [
        part.innerText,
        left - card.left,
        top - card.top,
        width,
        height,
        getComputedStyle(part).textShadow,
      ];
    });
    payer.element.remove();
    return looks;
  }

  for (const [name, value] of [
    ['whiteSpace', 'nowrap'],
    ['whiteSpace', 'pre-line'],
    ['textTransform', 'uppercase'],
    ['wordBreak', 'break-all'],
    ['wordSpacing', '1em'],
    ['textIndent', '2em'],
    ['textShadow', '0 1px 2px #000'],
    ['lineHeight', '0'],
    ['letterSpacing', '0.2em'],
    ['fontSize', '0'],
    ['textAlign', 'justify'],
  ] as const) {
    it(`has the card as other pages have, with ${name} ${value}`, async () => {
      assert.deepEqual(await look({ [name]: value }), await look({ [name]: '' }));
    });
  }
});

describe('a page that asks how wide its parts would be, and puts them in the middle', () => {
  /** A reset of all styles of all elements, as some shops begin with. */
  const reset = ':where(:not(html, iframe, canvas, img, svg, video, audio)) { all: unset; display: revert }';

  for (const [how, css, wide] of [
    ['nothing more', '', 448],
    ['the styles that keep room for the element', 'ipay-deposit { display: block }', 448],
    ['a line for it', 'ipay-deposit { display: inline-block }', 448],
    ['a width of its own', 'ipay-deposit { display: flex; --ipay-max-inline-size: 20rem }', 320],
    ['a reset of all styles', reset, 448],
  ] as const) {
    for (const layout of [
      'display: flex; justify-content: center',
      'display: flex; flex-direction: column; align-items: center',
      'display: grid; place-items: center',
    ]) {
      it(`has the card as wide as it wants to be, and no wider than there is room, with ${how} in ${layout}`, async () => {
        const style = document.createElement('style');
        style.textContent = `${css} main { ${layout} }`;
        const main = document.createElement('main');
        document.body.append(style, main);
        proxy.script.load = awaiting();
        const payer = DepositHarness.create();
        main.append(payer.element);
        await payer.shows(headings.pay);
        const card = payer.root.querySelector('section');
        for (const [room, width] of [
          [700, wide],
          [300, 300],
        ] as const) {
          main.style.cssText = `${layout}; inline-size: ${room}px`;
          assert.equal(card?.getBoundingClientRect().width, width, `in ${room} px`);
        }
      });
    }
  }
});

describe('a page that is cut into columns, or into sheets of paper', () => {
  it('has the card in one piece', async () => {
    const columns = document.body.appendChild(document.createElement('div'));
    columns.style.cssText = 'columns: 2; column-fill: auto; inline-size: 700px; block-size: 900px';
    columns.append(document.createElement('div'));
    proxy.script.load = awaiting();
    const payer = DepositHarness.create();
    columns.append(payer.element);
    await payer.shows(headings.pay);
    await hasLaterPart(payer);
    const card = payer.root.querySelector('section');
    const before = columns.firstElementChild;
    if (!(before instanceof HTMLElement)) throw new Error('There is nothing before the card.');
    before.style.blockSize = '600px';
    assert.equal(card?.getClientRects().length, 1);
  });
});
