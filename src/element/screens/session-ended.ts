import type { TemplateResult } from 'lit';
import { messageTemplate } from './message.ts';
import type { ScreenContext } from './screen-context.ts';

/** The session's time is over. Whatever became of a number, we can no longer tell from here. */
export function sessionEndedScreen(context: ScreenContext): TemplateResult {
  const { msg } = context;
  return messageTemplate(context, {
    tone: 'wait',
    heading: msg('This page has timed out', { id: 'session.heading' }),
    body: [
      msg("If you've paid, don't pay again. Go back and open this payment again.", { id: 'session.body' }),
    ],
    support: true,
  });
}
