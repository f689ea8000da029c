import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { bundle, preparePackages } from './support/bundle.ts';
import { judge } from './support/judge.ts';

// What does a payer download before a field can be used: of ours, and of what else takes payments or checks on pages?
// Every package is bundled alone, minified, in the same way; what it loads later is not counted.

const sources = {
  'ipay-deposit (npm)': "import './own/define.js';",
  'a bare Lit form': `import { LitElement, html } from 'lit';
customElements.define('bare-form', class extends LitElement {
  render() { return html\`<form><label>Number <input inputmode="numeric"></label><button>Send</button></form>\`; }
});`,
  altcha: "import 'altcha';",
  'Adyen, SEPA': `import { AdyenCheckout, SepaDirectDebit } from '@adyen/adyen-web';
globalThis.pay = [AdyenCheckout, SepaDirectDebit];`,
  Primer: "import { loadPrimer } from '@primer-io/primer-js'; loadPrimer();",
  'Braintree drop-in': "import dropIn from 'braintree-web-drop-in'; globalThis.dropIn = dropIn;",
};

const brotli = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const sizesOf = (files: readonly string[]) => ({
  raw: files.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
  gzip: files.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0),
  brotli: files.reduce((sum, text) => sum + brotli(text), 0),
});

await preparePackages();
const rows: Record<string, ReturnType<typeof sizesOf>> = {};
for (const [name, source] of Object.entries(sources)) {
  const { files, first } = await bundle(name.replace(/\W/g, '-'), source);
  rows[name] = sizesOf(first.map((path) => files.get(path) ?? ''));
}
const scriptBuild = await build({ mode: 'script', logLevel: 'error', build: { write: false } });
const scriptFiles = [scriptBuild].flat().flatMap((one) => ('output' in one ? one.output : []));
/** As published: a chunk for modules, an asset for the classic one. */
const scriptFile = (begins: string): string => {
  const found = scriptFiles.find(({ fileName }) => fileName.startsWith(begins));
  if (!found) throw new Error(`The build gives no ${begins}.`);
  return found.type === 'chunk' ? found.code : String(found.source);
};
const classic = scriptFile('ipay-deposit.js');
rows['ipay-deposit (script tag)'] = sizesOf([classic]);
rows['ipay-deposit (script tag, whole deposit)'] = sizesOf([classic, scriptFile('ipay-deposit-later-steps')]);
console.table(rows);

const own = rows['ipay-deposit (npm)']?.brotli ?? Infinity;
judge('the npm entry, brotli, at most 14,000 bytes', own, own <= 14_000);
const ofScript = rows['ipay-deposit (script tag)'].brotli;
judge('the script file with en and bn, brotli, at most 22,000 bytes', ofScript, ofScript <= 22_000);
const whole = rows['ipay-deposit (script tag, whole deposit)'].brotli;
judge('with what it loads when the pay step stands, at most 22,000 bytes', whole, whole <= 22_000);
for (const name of ['altcha', 'Adyen, SEPA', 'Primer', 'Braintree drop-in']) {
  const peer = rows[name]?.brotli ?? 0;
  judge(`${name} costs so many times as much`, peer / own, peer > own);
}
