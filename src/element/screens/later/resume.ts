import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { QrPath } from '../../later/resume/qr-path.ts';
import type { Screen } from '../../screen.ts';
import type { ScreenContext } from '../screen-context.ts';

/** The payer goes on with the phone, and this page follows. */
export function resumeScreen(
  context: ScreenContext,
  screen: Extract<Screen, { kind: 'resume' }>,
): TemplateResult {
  const { msg, actions } = context;
  return html`
    <h2 part="heading" tabindex="-1">${msg('Continue on your phone', { id: 'resume.heading' })}</h2>
    <p>
      ${msg("Scan this with your phone's camera. This page will show the result.", { id: 'resume.body' })}
    </p>
    ${screen.phase === 'ready' ? codeTemplate(context, screen) : noCodeTemplate(context, screen.phase)}
    <button type="button" class="plain" part="button plain-button" @click=${actions.back}>
      ${msg('Show payment details', { id: 'enter.back' })}
    </button>
  `;
}

function codeTemplate(
  { msg, notice, actions }: ScreenContext,
  { url, qr }: { readonly url: string; readonly qr: QrPath },
): TemplateResult {
  return html`
    <div class="qr" part="qr">${qrTemplate(qr, msg('QR code of this payment', { id: 'resume.qr' }))}</div>
    <p class="muted">
      ${msg('The code works once, for 10 minutes. Show it to nobody else.', { id: 'resume.once' })}
    </p>
    <button type="button" class="main" part="button main-button" @click=${() => actions.copyLink(url)}>
      ${msg('Copy link', { id: 'resume.copy' })}
    </button>
    ${notice === 'copy_link_failed' ? html`<p class="muted"><bdi translate="no">${url}</bdi></p>` : nothing}
  `;
}

/** Dark on white in every theme: half of all readers know no other way round. */
const qrTemplate = ({ size, path }: QrPath, name: string): TemplateResult =>
  html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${name}>${svg`<path d=${path} />`}</svg>`;

function noCodeTemplate({ msg, actions }: ScreenContext, phase: 'asking' | 'old' | 'failed'): TemplateResult {
  if (phase === 'asking') return html`<div class="qr" part="qr"><div class="spinner"></div></div>`;
  return html`
    <div class="qr" part="qr">
      <p
        data-told
        .textContent=${
          phase === 'old'
            ? msg('This code is too old.', { id: 'resume.old' })
            : msg("We couldn't make a code.", { id: 'resume.failed' })
        }
      ></p>
    </div>
    <button type="button" class="main" part="button main-button" @click=${actions.resume}>
      ${msg('New code', { id: 'resume.renew' })}
    </button>
  `;
}
