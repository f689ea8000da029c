import { assert } from '@open-wc/testing';
import { awaiting, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();
const page = location.pathname + location.search;
const link = { url: 'https://shop.example/continue#ipay-resume=a.b.c.d', expiresInMs: 600_000 };
const heading = 'Continue on your phone';
const ended = "This link can't be used any more";

const matchMedia = window.matchMedia.bind(window);
/** A headless browser has neither a mouse nor a finger. */
const pointWith = (pointer: 'mouse' | 'finger'): void => {
  window.matchMedia = (query) => {
    const answer = matchMedia(query);
    if (query === '(pointer: fine)') Object.defineProperty(answer, 'matches', { value: pointer === 'mouse' });
    return answer;
  };
};

before(async () => {
  // Else the first element would wait for it as long as a busy machine takes to be idle.
  await import('../../src/element/later/later-steps.ts');
});
after(() => {
  window.matchMedia = matchMedia;
});
beforeEach(() => pointWith('mouse'));
afterEach(() => history.replaceState(null, '', page));

/** The offer comes with the later part of the code. */
const offered = (payer: DepositHarness) =>
  payer.until(() => payer.control('Use your phone') !== undefined, 'the offer');

/** The payer at a desktop, in front of the code or what stands in its place. */
async function atTheCode(): Promise<DepositHarness> {
  const payer = await DepositHarness.shown(proxy, awaiting({ canResume: true }), headings.pay);
  await offered(payer);
  payer.press('Use your phone');
  await payer.shows(heading);
  return payer;
}

const phone = (): DepositHarness => DepositHarness.create({ session: 'link' });
const follow = (fragment: string): void => history.replaceState({ kept: 1 }, '', `${page}${fragment}`);
const exchanges = () => proxy.script.requests.filter(({ path }) => path === '/ipay/resume');

describe('"Use your phone"', () => {
  it('is there only when the proxy says so', async () => {
    const payer = await DepositHarness.shown(proxy, awaiting(), headings.pay);
    assert.equal(payer.control('Use your phone'), undefined);
  });

  it('is not there for whoever holds the phone already', async () => {
    pointWith('finger');
    const payer = await DepositHarness.shown(proxy, awaiting({ canResume: true }), headings.pay);
    assert.equal(payer.control('Use your phone'), undefined);
  });

  it('makes the line it stands in no higher', async () => {
    const heightWith = async (canResume: boolean) => {
      const payer = await DepositHarness.shown(proxy, awaiting({ canResume }), headings.pay);
      if (canResume) await offered(payer);
      return payer.element.getBoundingClientRect().height;
    };
    assert.equal(await heightWith(true), await heightWith(false));
  });

  it('shows a code, named, dark on white, that a phone can read', async () => {
    proxy.script.link = link;
    const payer = await atTheCode();
    await payer.until(() => payer.root.querySelector('.qr svg') !== null, 'the code');
    assert.equal(payer.status, '', 'the heading, which has the focus and is read for that');
    const code = payer.root.querySelector('.qr svg');
    assert.equal(code?.getAttribute('role'), 'img');
    assert.equal(code?.getAttribute('aria-label'), 'QR code of this payment');
    const { backgroundColor, fill, inlineSize } = getComputedStyle(code ?? document.body);
    assert.deepEqual([backgroundColor, fill], ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    assert.isAbove(parseFloat(inlineSize), 200);
    assert.equal(proxy.script.requests.at(-1)?.headers.get('authorization'), 'Bearer token');
    assert.notInclude(payer.text, link.url);
  });

  it('goes back to the pay step when the proxy has news of the deposit', async () => {
    proxy.script.link = link;
    const payer = await atTheCode();
    await payer.until(() => payer.root.querySelector('.qr svg') !== null, 'the code');
    await proxy.script.news(awaiting({ canResume: true, version: 2 }));
    await payer.shows(headings.pay);
    await proxy.script.news(submitted('accepted', { version: 3 }));
    await payer.shows(headings.received);
  });

  it('shows the same code again, and another one when the deposit changed', async () => {
    proxy.script.link = link;
    const payer = await atTheCode();
    await payer.until(() => payer.root.querySelector('.qr svg') !== null, 'the code');
    payer.press('Show payment details');
    await payer.shows(headings.pay);
    payer.press('Use your phone');
    await payer.until(() => payer.root.querySelector('.qr svg') !== null, 'the code');
    assert.equal(proxy.script.count('POST', '/deposit/resume'), 1);
    await proxy.script.news(awaiting({ canResume: true, version: 2 }));
    await payer.shows(headings.pay);
    payer.press('Use your phone');
    await payer.until(() => proxy.script.count('POST', '/deposit/resume') === 2, 'another link');
  });

  it('says when the code is too old, and makes a new one', async () => {
    proxy.script.link = { ...link, expiresInMs: 50 };
    const payer = await atTheCode();
    await payer.until(() => payer.root.querySelector('.qr p') !== null, 'the end of the code');
    assert.include(payer.text, 'This code is too old.');
    await payer.until(() => payer.status === 'This code is too old.', 'the live region');
    proxy.script.link = link;
    payer.press('New code');
    await payer.until(() => payer.root.querySelector('.qr svg') !== null, 'a new code');
  });

  for (const reply of ['reset', 'rate_limited', 'internal'] as const) {
    it(`says that there is no code after ${reply}`, async () => {
      proxy.script.link = reply;
      const payer = await atTheCode();
      await payer.until(() => payer.root.querySelector('.qr p') !== null, 'the failure');
      assert.include(payer.text, "We couldn't make a code.");
      await payer.until(() => payer.status === "We couldn't make a code.", 'the live region');
      assert.equal(payer.control('New code')?.localName, 'button');
    });
  }

  it('is over when the element is taken off the page in the middle of it', async () => {
    const payer = await atTheCode();
    payer.element.remove();
    // Put back at once it would only have been moved.
    await new Promise(requestAnimationFrame);
    document.body.append(payer.element);
    await payer.shows(headings.pay);
  });
});

describe('the page a link leads to', () => {
  it('takes the fragment out of the address, exchanges it once and shows the deposit', async () => {
    follow('#ipay-resume=a.b.c.d');
    proxy.script.resumed = { token: 'phone-token' };
    proxy.script.load = awaiting();
    const payer = phone();
    await payer.shows(headings.pay);
    assert.equal(location.hash, '');
    assert.deepEqual(history.state, { kept: 1 });
    assert.notInclude(document.body.innerHTML, 'phone-token');
    const [exchange] = exchanges();
    assert.deepNestedInclude(exchange?.body, { credential: 'a.b.c.d' });
    assert.equal(exchange?.headers.get('authorization'), null);
    assert.equal(exchanges().length, 1);
    const asked = proxy.script.requests.findLast(({ path }) => path === '/ipay/deposit');
    assert.equal(asked?.headers.get('authorization'), 'Bearer phone-token');
    await payer.until(() => payer.status.includes('started on another device'), 'the warning');
  });

  it('warns of a stranger’s link before there is anything to pay, as long as there is', async () => {
    follow('#ipay-resume=a.b.c.d');
    proxy.script.resumed = { token: 'phone-token' };
    proxy.script.load = awaiting();
    const warning = "This payment was started on another device. If that wasn't you, don't pay.";
    const payer = phone();
    await payer.shows(headings.pay);
    await payer.until(() => payer.status === warning, 'the live region');
    const isFirst = (): boolean => payer.text.indexOf(warning) < payer.text.indexOf('iPay number to pay');
    assert.isTrue(payer.text.includes(warning) && isFirst(), payer.text);
    assert.equal(payer.text.split(warning).length, 3, 'once for the eyes, once for the ears');
    assert.isTrue(payer.root.querySelector('[role=status]')?.matches('.unseen'));
    payer.press('Copy iPay number');
    await payer.until(() => payer.status !== warning, 'the copy');
    assert.isTrue(payer.text.includes(warning) && isFirst(), payer.text);
    document.body.replaceChildren();
    const again = phone();
    await again.shows(headings.pay);
    assert.include(again.text, warning, 'after a reload, too');
    document.body.replaceChildren();
    const desktop = await DepositHarness.shown(proxy, awaiting(), headings.pay);
    assert.notInclude(desktop.text, warning);
  });

  for (const name of ['proxy', 'session'] as const) {
    it(`is followed also where the page tells the ${name} late`, async () => {
      follow('#ipay-resume=a.b.c.d');
      proxy.script.resumed = { token: 'phone-token' };
      proxy.script.load = awaiting();
      const payer = DepositHarness.create({ session: 'link' }, (element) => {
        if (name === 'proxy') element.removeAttribute(name);
        else element.session = '';
      });
      await payer.until(() => payer.element.matches(':state(unavailable)'), 'what is missing');
      payer.element[name] = name === 'proxy' ? '/ipay' : 'link';
      await payer.shows(headings.pay);
    });
  }

  it('has taken it before it asks anything', async () => {
    follow('#ipay-resume=a.b.c.d');
    const fetchOfPage = window.fetch.bind(window);
    const hashes: string[] = [];
    window.fetch = (...request) => {
      hashes.push(location.hash);
      return fetchOfPage(...request);
    };
    try {
      const payer = phone();
      await payer.until(() => exchanges().length === 1, 'the exchange');
    } finally {
      window.fetch = fetchOfPage;
    }
    assert.deepEqual([...new Set(hashes)], ['']);
  });

  it('opens the deposit again after a reload, by the token it kept and nothing else', async () => {
    follow('#ipay-resume=a.b.c.d');
    proxy.script.resumed = { token: 'phone-token' };
    proxy.script.load = awaiting();
    await phone().shows(headings.pay);
    assert.deepEqual(Object.fromEntries(Object.entries(sessionStorage)), {
      'ipay-deposit:resume': 'phone-token',
    });
    assert.equal(localStorage.length, 0);
    document.body.replaceChildren();
    await phone().shows(headings.pay);
    assert.equal(exchanges().length, 1);
  });

  it('asks again with the same key when the answer was lost, also after a reload', async () => {
    follow('#ipay-resume=a.b.c.d');
    proxy.script.resumed = 'reset';
    const payer = phone();
    await payer.shows("We couldn't load the payment details.");
    document.body.replaceChildren();
    const again = phone();
    await again.shows("We couldn't load the payment details.");
    proxy.script.resumed = { token: 'phone-token' };
    proxy.script.load = awaiting();
    again.press('Try again');
    await again.shows(headings.pay);
    const keys = exchanges().map(({ body }) => JSON.stringify(body));
    assert.isAtLeast(keys.length, 3);
    assert.equal(new Set(keys).size, 1);
  });

  for (const code of ['resume_link_used', 'resume_link_expired', 'resume_link_invalid'] as const) {
    it(`says what to do after ${code}`, async () => {
      follow('#ipay-resume=a.b.c.d');
      proxy.script.resumed = code;
      const payer = phone();
      await payer.shows(ended);
      assert.include(payer.text, "If you've paid, don't pay again.");
      assert.deepEqual(payer.eventNames, ['failed']);
      assert.equal(exchanges().length, 1);
    });
  }

  it('opened without a link says the same', async () => {
    await phone().shows(ended);
    assert.equal(exchanges().length, 0);
  });

  it('takes a second link that is followed in the same tab', async () => {
    follow('#ipay-resume=a.b.c.d');
    proxy.script.resumed = 'resume_link_used';
    const payer = phone();
    await payer.shows(ended);
    proxy.script.resumed = { token: 'second-token' };
    proxy.script.load = awaiting();
    location.hash = '#ipay-resume=e.f.g.h';
    await payer.shows(headings.pay);
    assert.equal(location.hash, '');
  });

  it('takes a second link that is followed where the deposit of the first one is shown', async () => {
    follow('#ipay-resume=a.b.c.d');
    proxy.script.resumed = { token: 'first-token' };
    proxy.script.load = submitted('accepted');
    const payer = phone();
    await payer.shows(headings.received);
    proxy.script.resumed = { token: 'second-token' };
    proxy.script.load = awaiting({ id: 'dep_2' });
    location.hash = '#ipay-resume=e.f.g.h';
    await payer.shows(headings.pay);
    assert.equal(location.hash, '');
    assert.equal(payer.element.session, 'second-token');
  });

  it('leaves a link alone that is followed when the page has gone on, or has taken the element away', async () => {
    follow('#ipay-resume=a.b.c.d');
    proxy.script.resumed = { token: 'first-token' };
    proxy.script.load = awaiting();
    const payer = phone();
    await payer.shows(headings.pay);
    payer.element.session = 'of the page';
    await payer.painted();
    const { element } = payer;
    for (const [session, key] of [
      ['of the page', 'h'],
      ['first-token', 'i'],
    ] as const) {
      element.session = session;
      location.hash = `#ipay-resume=e.f.g.${key}`;
      await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
      assert.equal(element.session, session);
      element.remove();
    }
  });

  it('leaves fragments alone that are none of ours, and all of them with a session', async () => {
    follow('#terms');
    await phone().shows(ended);
    assert.equal(location.hash, '#terms');
    document.body.replaceChildren();
    follow('#ipay-resume=a.b.c.d');
    proxy.script.load = awaiting();
    await DepositHarness.create().shows(headings.pay);
    assert.equal(location.hash, '#ipay-resume=a.b.c.d');
  });
});
