import { SandboxListenError } from '../sandbox/node/serve-sandbox.ts';
import { CommandError } from './command-error.ts';
import { takenPort } from './listen.ts';

/**
 * Says why the sandbox cannot listen; throws any other error on.
 *
 * @param anotherPort how to choose another port, such as `choose another port with --port`
 */
export function sandboxListenSentence(port: number, anotherPort: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof SandboxListenError)) throw error;
    throw new CommandError(
      error.code === 'port_taken' ? takenPort(port, anotherPort) : `${error.message} You may ${anotherPort}.`,
    );
  };
}
