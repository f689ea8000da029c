import type { TemplateResult } from 'lit';
import { retryAction } from './actions.ts';
import { messageTemplate } from './message.ts';
import type { ScreenContext } from './screen-context.ts';

/** The deposit could not be loaded. We keep trying; the button tries at once. */
export function loadFailedScreen(context: ScreenContext): TemplateResult {
  const { msg, actions } = context;
  return messageTemplate(context, {
    tone: 'bad',
    heading: msg("We couldn't load the payment details.", { id: 'load.error' }),
    actions: [retryAction(context, actions.reload)],
    support: true,
  });
}
