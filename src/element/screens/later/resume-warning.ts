import type { MsgFn } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** A stranger may have sent the link. */
export const resumeWarningText = (msg: MsgFn): string =>
  msg("This payment was started on another device. If that wasn't you, don't pay.", { id: 'resume.notice' });

/** It stands before whatever there is to pay, as long as there is. */
export const resumeWarning = (msg: MsgFn): TemplateResult =>
  html`<strong class="note wait" part="note">${resumeWarningText(msg)}</strong>`;
