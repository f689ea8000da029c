import type { TemplateResult } from 'lit';
import { messageTemplate } from './message.ts';
import type { ScreenContext } from './screen-context.ts';

/** The merchant has to act; the payer cannot. What is wrong is told to the page, by `ipay-deposit-failed`. */
export function unavailableScreen(context: ScreenContext): TemplateResult {
  const { msg } = context;
  return messageTemplate(context, {
    tone: 'bad',
    heading: msg("iPay payments aren't available right now.", { id: 'unavailable' }),
    support: true,
  });
}
