import type { MsgFn } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DepositView } from '../../../contract/deposit-view.ts';

/** The way to the phone, where the proxy gives links. Whoever has no mouse holds the phone already. */
export const resumeOffer = (
  msg: MsgFn,
  view: DepositView | undefined,
  resume: () => void,
): TemplateResult | typeof nothing =>
  view?.canResume && matchMedia('(pointer: fine)').matches
    ? html`<button type="button" class="aside" part="button plain-button" @click=${resume}>
        ${msg('Use your phone', { id: 'resume.offer' })}
      </button>`
    : nothing;
