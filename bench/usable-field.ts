import process from 'node:process';
import type { Browser } from 'playwright-core';
import { awaiting } from '../demo/stories/recorded/deposit-views.ts';
import { askedBeside } from '../test/e2e/asked-beside.ts';
import { launchBrowser } from '../test/e2e/browser.ts';
import { scriptFiles } from '../test/e2e/built-files.ts';
import { bundle, preparePackages } from './support/bundle.ts';
import { judge } from './support/judge.ts';
import { median } from './support/load.ts';
import { renderPublished } from './support/render-published.ts';
import { serveShop } from './support/serve-shop.ts';
import type { Shop } from './support/serve-shop.ts';

// How long until the payer can do something, on a cheap phone with a bad network: slow 4G (150 ms, 1.6 Mbit/s) and a
// processor four times slower than this one? Beside a static HTML form, a bare Lit form and others' elements, taking
// turns, each time with an empty cache. Also: does anything on the page jump, and how long does our code take to begin?

await preparePackages();

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 9);
const slow4G = { roundTripMs: 150, bitsPerSecond: 1.6e6 };

interface Script {
  readonly tag: string;
  readonly files: () => Promise<ReadonlyMap<string, string>>;
}

interface Contender {
  readonly name: string;
  /** Nothing for a page without one. */
  readonly script?: Script;
  readonly body: string;
  /** An expression that gives what the payer can use, once it is there. */
  readonly usable: string;
}

/** What the page's bundler makes of a source. */
const bundled = (source: string): Script => ({
  tag: '<script type="module" src="/app.js"></script>',
  files: async () => (await bundle('usable-field', source)).files,
});
const ours = bundled("import './own/define.js';");

/** Of the pay step; the skeleton before it has one that does nothing. */
const payButton =
  "document.querySelector('ipay-deposit')?.shadowRoot?.querySelector(':not(.skeleton) > button.main')";
const own = '<ipay-deposit lang="en" proxy="/pay" session="s"></ipay-deposit>';
const view = JSON.stringify(awaiting());
const rendered = await renderPublished();
const handedOver = `${own}<script>document.querySelector('ipay-deposit').view = ${view}</script>`;

const contenders: readonly Contender[] = [
  {
    name: 'a static form',
    body: '<form><label>Number <input inputmode="numeric"></label> <button>Send</button></form>',
    usable: "document.querySelector('button')",
  },
  {
    name: 'a bare Lit form',
    script: bundled(`import { LitElement, html } from 'lit';
customElements.define('bare-form', class extends LitElement {
  render() { return html\`<form><label>Number <input inputmode="numeric"></label><button>Send</button></form>\`; }
});`),
    body: '<bare-form></bare-form>',
    usable: "document.querySelector('bare-form')?.shadowRoot?.querySelector('button')",
  },
  { name: 'ipay-deposit', script: ours, body: own, usable: payButton },
  {
    name: 'ipay-deposit, asked for beside the code',
    script: ours,
    body: askedBeside,
    usable: payButton,
  },
  {
    name: 'ipay-deposit, view handed over',
    script: ours,
    body: handedOver,
    usable: payButton,
  },
  {
    name: 'ipay-deposit by script tag, view handed over',
    script: { tag: '<script defer src="/ipay-deposit.js"></script>', files: scriptFiles },
    body: handedOver,
    usable: payButton,
  },
  {
    name: 'ipay-deposit in the page, view handed over',
    body: `${handedOver}<script data-src="/ipay-deposit.js">${(await scriptFiles()).get('/ipay-deposit.js') ?? ''}</script>`,
    usable: payButton,
  },
  {
    name: 'ipay-deposit, rendered by the proxy',
    script: ours,
    body: own.replace('></', ` view="${rendered.view.replaceAll('"', '&quot;')}">${rendered.html}</`),
    usable: payButton,
  },
  {
    name: 'altcha',
    script: bundled("import 'altcha';"),
    body: '<altcha-widget challengeurl="/pay/challenge"></altcha-widget>',
    usable: "document.querySelector('altcha-widget input[type=checkbox]')",
  },
  {
    name: 'Adyen, SEPA',
    script: bundled(`import { AdyenCheckout, SepaDirectDebit } from '@adyen/adyen-web';
const checkout = await AdyenCheckout({ environment: 'test', clientKey: 'test_0', countryCode: 'DE', locale: 'en-US',
  amount: { value: 1000, currency: 'EUR' }, analytics: { enabled: false },
  paymentMethodsResponse: { paymentMethods: [{ type: 'sepadirectdebit', name: 'SEPA' }] } });
new SepaDirectDebit(checkout).mount('#form');`),
    body: '<div id="form"></div>',
    usable: "document.querySelector('#form input')",
  },
];

const page = ({
  body,
  usable,
  script,
}: Contender) => `<!doctype html><html lang="en"><head><title>Shop</title>
<meta name="viewport" content="width=device-width">
<style>body { font: 16px sans-serif; margin: 16px; } ipay-deposit { display: block; min-block-size: 52rem; }</style>
<script>
globalThis.shifts = 0;
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifts += value; })
  .observe({ type: 'layout-shift', buffered: true });
const look = () => { if (${usable}) globalThis.usableAtMs = performance.now(); else requestAnimationFrame(look); };
look();
</script>${script?.tag ?? ''}</head>
<body><h1>Top up</h1>${body}<p>Below</p></body></html>`;

interface Visit {
  readonly usableMs: number;
  readonly shifts: number;
  /** Main thread time that went into compiling and running scripts until then. */
  readonly scriptMs: number;
}

async function visit(browser: Browser, { url }: Shop): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
  });
  try {
    const tab = await context.newPage();
    const devTools = await context.newCDPSession(tab);
    await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await tab.goto(`${url}/index.html`, { waitUntil: 'commit' });
    const usable = await tab.waitForFunction<number>('globalThis.usableAtMs');
    const usableMs = await usable.jsonValue();
    const { metrics } = await devTools.send('Performance.getMetrics');
    const scriptSeconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
    await tab.waitForTimeout(300);
    const shifts = await tab.evaluate<number>('globalThis.shifts');
    return { usableMs, shifts, scriptMs: scriptSeconds * 1000 };
  } finally {
    await context.close();
  }
}

const servers = new Map<string, Shop>();
for (const contender of contenders) {
  const files = new Map([
    ...((await contender.script?.files()) ?? []),
    ['/index.html', page(contender)],
    ['/pay/deposit', view],
  ]);
  servers.set(contender.name, await serveShop(files, slow4G));
}

// Certificates of its own pass at once: asked whether they may, the browser would connect anew.
const browser = await launchBrowser('--ignore-certificate-errors');
const visits = new Map<string, Visit[]>(contenders.map(({ name }) => [name, []]));
for (let round = 0; round <= rounds; round++) {
  for (const [name, server] of servers) {
    const seen = await visit(browser, server);
    // The first round warms up and does not count.
    if (round > 0) visits.get(name)?.push(seen);
  }
}
await browser.close();
for (const server of servers.values()) server.close();

const of = (name: string): readonly Visit[] => visits.get(name) ?? [];
const still = of('a static form');
const times = (name: string) =>
  median(of(name).map(({ usableMs }, round) => usableMs / (still[round]?.usableMs ?? 0)));
const later = (name: string) =>
  median(of(name).map(({ usableMs }, round) => usableMs - (still[round]?.usableMs ?? 0)));

console.table(
  Object.fromEntries(
    contenders.map(({ name }) => [
      name,
      {
        'usable ms': Math.round(median(of(name).map(({ usableMs }) => usableMs))),
        'of the static form': Number(times(name).toFixed(2)),
        'later by ms': Math.round(later(name)),
        'script ms at 4×': Number(median(of(name).map(({ scriptMs }) => scriptMs)).toFixed(1)),
        'layout shift': Math.max(...of(name).map(({ shifts }) => shifts)),
      },
    ]),
  ),
);
for (const [name, most] of [
  ['ipay-deposit', 1.4],
  ['ipay-deposit, asked for beside the code', 1.4],
  ['ipay-deposit, view handed over', 1.4],
  ['ipay-deposit by script tag, view handed over', 1.4],
  ['ipay-deposit in the page, view handed over', 1.4],
  ['ipay-deposit, rendered by the proxy', 1.05],
] as const) {
  const found = times(name);
  judge(`${name}: usable within ${most.toFixed(2)} of a static form’s time`, found, found <= most);
  judge(`${name}: within 225 ms of it`, later(name), later(name) <= 225);
  const shifts = Math.max(...of(name).map(({ shifts }) => shifts));
  judge(`${name}: layout shift 0`, shifts, shifts === 0);
  const script = median(of(name).map(({ scriptMs }) => scriptMs));
  judge(`${name}: script at 4× within 30 ms`, script, script <= 30);
}
