import type { TemplateResult } from 'lit';
import type { ScreenContext } from '../screen-context.ts';
import { retryAction } from './actions.ts';
import { messageTemplate } from './message.ts';

/** No connection, and the number has not been sent. */
export function offlineScreen(context: ScreenContext): TemplateResult {
  const { msg, actions } = context;
  return messageTemplate(context, {
    tone: 'bad',
    heading: msg('No internet connection', { id: 'offline.heading' }),
    body: [
      msg('Connect and try again. The number you typed is still here.', { id: 'offline.body' }),
      msg("If you've paid, don't pay again.", { id: 'load.paid' }),
    ],
    actions: [retryAction(context, actions.submit)],
  });
}
