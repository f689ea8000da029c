import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { FirstContext } from './screen-context.ts';

/**
 * The later part of our code could not be loaded; the payer may be anywhere on the way. `loadFailedScreen` without
 * what that takes from the later part.
 */
export const notLoadedScreen = ({ msg, actions }: FirstContext): TemplateResult => html`
  <h2 part="heading" tabindex="-1">${msg("We couldn't load the payment details.", { id: 'load.error' })}</h2>
  <p>${msg("If you've paid, don't pay again.", { id: 'load.paid' })}</p>
  <button type="button" class="main" part="button main-button" @click=${actions.retry}>
    ${msg('Try again', { id: 'retry' })}
  </button>
`;
