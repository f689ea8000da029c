import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { html, unsafeStatic } from 'lit/static-html.js';
import type { DepositView } from '../contract/deposit-view.ts';
import type { RenderedDeposit, RenderingRequest } from '../contract/rendered-deposit.ts';
import { loadLanguage } from '../element/load-deposit-language.ts';
import { FirstScreen } from './first-screen.ts';

/**
 * Not `ipay-deposit`, which is the server's own to define, perhaps of another version. Bundlers leave several copies of
 * this package in one process: each renders its own element, which speaks the languages that the copy has loaded.
 */
function defineFirstScreen(): string {
  const first = 'ipay-deposit-first-screen';
  let name = first;
  for (let copy = 2; customElements.get(name); copy++) name = `${first}-${copy}`;
  customElements.define(name, FirstScreen);
  return name;
}

const tag = unsafeStatic(defineFirstScreen());

/** The first screen alone: not the element around it, whose attributes are the page's. */
const shadowRoot = /<template [^]*<\/template>/;
const styles = /<style>([^]*?)<\/style>/;
/** What Lit would hydrate by. Our element renders anew. Values are escaped, so that none looks like one. */
const litMarkers = /<!--\/?lit-[^>]*-->|<\?>/g;

const part = (text: string, pattern: RegExp): string => {
  const [whole, inner = whole] = pattern.exec(text) ?? [];
  if (inner === undefined) throw new Error('The element was not rendered as a shadow root with its styles.');
  return inner;
};

async function cspHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** Renders the element's first screen of a deposit, as a declarative shadow root. */
export async function renderDeposit(
  view: DepositView,
  { lang = 'en', texts = '' }: RenderingRequest,
): Promise<RenderedDeposit> {
  await loadLanguage(lang);
  const json = JSON.stringify(view);
  const element = html`<${tag}
    lang=${lang}
    proxy="/"
    session="session"
    texts=${texts}
    view=${json}
  ></${tag}>`;
  const rendered = part(collectResultSync(render(element)), shadowRoot).replaceAll(litMarkers, '');
  return { view: json, html: rendered, styleHash: await cspHash(part(rendered, styles)) };
}
