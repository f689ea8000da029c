import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatMoney } from '../../format-money.ts';
import type { Screen } from '../../screen.ts';
import type { ScreenContext } from '../screen-context.ts';
import { checkAction } from './actions.ts';

type WindowScreen = Extract<Screen, { kind: 'window' }>;

/** The payment is made in the gateway's own window: a way into it, and news of it. */
export function windowScreen(context: ScreenContext, screen: WindowScreen): TemplateResult {
  const { msg, canCheck } = context;
  const { url, amount, phase } = screen;
  const title = msg('Payment with iPay', { id: 'title' });
  const opened = phase === 'waiting' || phase === 'closed' || phase === 'frame';
  const text = bodyText(context, screen);
  const [checkLabel, check] = checkAction(context);
  return html`
    <h2 part="heading" tabindex="-1">${title}</h2>
    ${
      amount
        ? html`<div class="box" part="box">
            <p class="muted">${msg('Amount to pay', { id: 'pay.amount.label' })}</p>
            <p class="value" part="value"><bdi translate="no">${formatMoney(amount)}</bdi></p>
          </div>`
        : nothing
    }
    ${phase === 'frame' && url ? frameTemplate(title, url) : nothing}
    ${text ? html`<p ?data-told=${phase === 'blocked'} .textContent=${text}></p>` : nothing}
    ${
      opened && canCheck
        ? html`<button type="button" class="main" part="button main-button" @click=${check}>
            ${checkLabel}
          </button>`
        : nothing
    }
    ${phase === 'frame' ? nothing : openTemplate(context, screen, opened && canCheck ? 'plain' : 'main')}
    <p class="muted">${msg('Never share your iPay PIN or OTP.', { id: 'safety' })}</p>
  `;
}

/** Who comes back to a page that opened no window, or anew to one that did, may have paid: nobody here has seen. */
function bodyText({ openIn, msg }: ScreenContext, { phase, url }: WindowScreen): string | undefined {
  const isInside = openIn === 'self' || openIn === 'frame';
  if (phase === 'blocked')
    return msg("The window didn't open. Tap the button again.", { id: 'link.blocked' });
  if (phase === 'closed') {
    return msg("Did you close the payment page? If you have paid, don't pay again. Check the status.", {
      id: 'link.closed',
    });
  }
  if (phase === 'waiting' && (isInside || url === undefined))
    return msg("If you've paid, don't pay again.", { id: 'load.paid' });
  if (isInside) return undefined;
  return phase === 'waiting'
    ? msg('Finish in the other window, then come back here.', { id: 'link.waiting' })
    : msg('The payment page opens in a new window.', { id: 'link.body' });
}

/** Id and measures are those of the gateway's own embedding; a narrower card narrows it. */
function frameTemplate(title: string, url: string): TemplateResult {
  return html`<iframe
    id="kassma-plugin-frame"
    part="frame"
    title=${title}
    src=${url}
    width="640"
    height="750"
    frameborder="0"
  ></iframe>`;
}

/** Once the address is known it is a real link: no blocker of pop-ups stands in its way. */
function openTemplate(
  { msg, actions, openIn }: ScreenContext,
  { url, phase }: WindowScreen,
  look: 'main' | 'plain',
): TemplateResult {
  const label = msg('Open payment page', { id: 'link.open' });
  return url && openIn !== 'frame'
    ? html`<a
        class="button ${look}"
        part="button ${look}-button"
        href=${url}
        target="_${openIn === 'self' ? 'self' : 'blank'}"
        rel="noopener"
        @click=${(event: Event) => actions.followWindowLink(event, url)}
        >${label}</a
      >`
    : html`<button
        type="button"
        class=${look}
        aria-disabled=${phase === 'opening'}
        part="button ${look}-button"
        aria-busy=${phase === 'opening' ? 'true' : nothing}
        @click=${actions.openWindow}
      >
        ${label}
      </button>`;
}
