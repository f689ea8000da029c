import process from 'node:process';
import { CommandError } from './command-error.ts';

/**
 * Prints what a command found out or did. That nobody reads on, as `head` does not, is no failure.
 *
 * @throws {CommandError} when it cannot be printed: an empty file must not look like an answer
 */
export async function print(text: string): Promise<void> {
  const { stdout } = process;
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
    // Told here too, and without a listener it would end the process.
    stdout.once('error', resolve);
    stdout.write(`${text}\n`, resolve);
  });
  if (!error || error.code === 'EPIPE') return;
  throw new CommandError(
    `The answer could not be printed (${error.code ?? 'unknown'}). What was to be changed is changed.`,
  );
}
