import { str } from '@lit/localize';
import type { EntryError } from '../../screen.ts';
import type { ScreenContext } from '../screen-context.ts';
import { mistakeText } from './entry-hint.ts';

/** What is wrong with the number, and the way out. None of them says to pay again. */
export function entryErrorText(context: ScreenContext, error: EntryError): string {
  const { msg, count } = context;
  switch (error.reason) {
    case 'empty':
      return msg('Enter the transaction number.', { id: 'error.empty' });
    case 'length':
      // The gateway's own numbers are that long.
      if (error.digits === 11) {
        return msg('This number has 11 digits. Look for the one with 8 digits.', { id: 'error.long' });
      }
      return msg(str`It must have 8 digits. You entered ${count(error.digits)}.`, { id: 'error.length' });
    case 'characters':
      return msg('Use digits only.', { id: 'error.chars' });
    case 'phone':
      return msg('That looks like a phone number. Enter the transaction number.', { id: 'error.phone' });
    case 'wallet':
    case 'amount':
      return mistakeText(context, error.reason);
    case 'unsent':
      return msg("We couldn't send your number. It's still here. Try again.", { id: 'error.unsent' });
    case 'busy':
      return msg('Too many tries. Wait a little, then try again.', { id: 'error.busy' });
    case 'unreceived':
      return msg("Your number hasn't reached us. Send the number again.", { id: 'error.unreceived' });
  }
}
