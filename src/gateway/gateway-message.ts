import type { GatewayMessage } from './schemas.ts';

/** Longer than any sentence of the gateway's documentation; payers and merchants read it. */
const maxMessageLength = 300;

/** The gateway's message as one line of text, cut to 300 characters; `''` when there is none. */
export function gatewayMessageText(message: GatewayMessage | null | undefined): string {
  if (message === null || message === undefined) return '';
  const sentences = typeof message === 'string' ? [message] : Object.values(message).flat();
  const line = sentences
    .join(' ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (line.length <= maxMessageLength) return line;
  // A cut through a surrogate pair must not leave half a character.
  return `${line.slice(0, maxMessageLength - 1).replace(/\p{Surrogate}$/u, '')}…`;
}
