import type { TemplateResult } from 'lit';
import type { ScreenContext } from '../screen-context.ts';
import { retryAction } from './actions.ts';
import { messageTemplate } from './message.ts';

/** The deposit could not be loaded; the payer may be anywhere on the way. We keep trying; the button tries at once. */
export function loadFailedScreen(context: ScreenContext): TemplateResult {
  const { msg, actions } = context;
  return messageTemplate(context, {
    tone: 'bad',
    heading: msg("We couldn't load the payment details.", { id: 'load.error' }),
    body: [msg("If you've paid, don't pay again.", { id: 'load.paid' })],
    actions: [retryAction(context, actions.reload)],
    support: true,
  });
}
