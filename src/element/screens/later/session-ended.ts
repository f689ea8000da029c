import type { TemplateResult } from 'lit';
import type { FailureCode } from '../../failure-code.ts';
import type { ScreenContext } from '../screen-context.ts';
import { messageTemplate } from './message.ts';

/**
 * The session's time is over, or the link to go on with led to none. Whatever became of a number, we can no longer
 * tell from here.
 */
export function sessionEndedScreen(context: ScreenContext, code: FailureCode): TemplateResult {
  const { msg } = context;
  if (code.startsWith('resume_')) {
    return messageTemplate(context, {
      tone: 'wait',
      heading: msg("This link can't be used any more", { id: 'resume.ended.heading' }),
      body: [
        msg("Make a new code on your other device. If you've paid, don't pay again.", {
          id: 'resume.ended.body',
        }),
      ],
      support: true,
    });
  }
  return messageTemplate(context, {
    tone: 'wait',
    heading: msg('This page has timed out', { id: 'session.heading' }),
    body: [
      msg("If you've paid, don't pay again. Go back and open this payment again.", { id: 'session.body' }),
    ],
    support: true,
  });
}
