import type { TemplateResult } from 'lit';
import type { ScreenContext } from '../screen-context.ts';
import { messageTemplate } from './message.ts';

/** The merchant has to act; the payer cannot. What is wrong is told to the page, by `ipay-deposit-failed`. */
export function unavailableScreen(context: ScreenContext): TemplateResult {
  const { msg } = context;
  return messageTemplate(context, {
    tone: 'bad',
    heading: msg("iPay payments aren't available right now.", { id: 'unavailable' }),
    // The payer may have been anywhere on the way.
    body: [msg("If you've paid, don't pay again.", { id: 'load.paid' })],
    support: true,
  });
}
