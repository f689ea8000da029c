/** A command cannot do what it was asked; the message says why and what to do about it. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
