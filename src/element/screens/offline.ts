import type { TemplateResult } from 'lit';
import { retryAction } from './actions.ts';
import { messageTemplate } from './message.ts';
import type { ScreenContext } from './screen-context.ts';

/** No connection, and the number has not been sent. */
export function offlineScreen(context: ScreenContext): TemplateResult {
  const { msg, actions } = context;
  return messageTemplate(context, {
    tone: 'bad',
    heading: msg('No internet connection', { id: 'offline.heading' }),
    body: [msg('Connect and try again. The number you typed is still here.', { id: 'offline.body' })],
    actions: [retryAction(context, actions.submit)],
  });
}
