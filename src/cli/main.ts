#!/usr/bin/env node
import process from 'node:process';
import { CommandError } from './command-error.ts';

const usage = `Usage: ipay-deposit <command> [options]

Commands:
  demo      a shop page, the proxy and the sandbox gateway, to try a deposit with no account
  sandbox   the sandbox gateway alone, for developing against
  serve     the merchant proxy, in production
  doctor    tries out whether the settings, the gateway and the database do what they must
  review    what needs a person, and settling it
  forget    empties what is old of the database, and keeps what stops a second credit

ipay-deposit <command> --help tells a command's options.
`;

/** Each is loaded when it is asked for: doctor can then say of an old Node that it is old. */
const commands: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  demo: async (args) => (await import('./demo/demo-command.ts')).demoCommand(args),
  sandbox: async (args) => (await import('./sandbox-command.ts')).sandboxCommand(args),
  serve: async (args) => (await import('./serve/serve-command.ts')).serveCommand(args),
  doctor: async (args) => (await import('./doctor/doctor-command.ts')).doctorCommand(args),
  forget: async (args) => (await import('./forget/forget-command.ts')).forgetCommand(args),
  review: async (args) => (await import('./review/review-command.ts')).reviewCommand(args),
};

const [name = '--help', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

const isOfOldNode = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_UNKNOWN_BUILTIN_MODULE';

try {
  if (command) await command(args);
  else if (name === '--help' || name === '-h') console.log(usage);
  else throw new CommandError(`There is no command "${name}".\n\n${usage}`);
} catch (error) {
  // What a person can mend is said in a sentence; anything else is a fault of ours and keeps its stack.
  if (error instanceof CommandError) console.error(error.message);
  else if (isOfOldNode(error))
    console.error(`ipay-deposit ${name} needs Node 24 or later; this is ${process.version}.`);
  else console.error(error);
  process.exitCode = 1;
}
