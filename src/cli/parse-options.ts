import { parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';

/** An option of a command: its default, which also says its type, and what it is for. */
export interface CommandOption {
  readonly default: string | number | boolean;
  readonly help: string;
  /** The greatest number allowed. Default: any of nine digits. */
  readonly atMost?: number;
}

/** Ports are 16 bits wide. */
export const highestPort = 65_535;

type Values<Options extends Readonly<Record<string, CommandOption>>> = {
  [Name in keyof Options]: Options[Name]['default'] extends number
    ? number
    : Options[Name]['default'] extends boolean
      ? boolean
      : string;
};

function helpText(usage: string, options: Readonly<Record<string, CommandOption>>): string {
  const lines = Object.entries(options).map(
    ([name, { help, default: value }]) =>
      `  --${name.padEnd(26)} ${help}${value === '' || value === false ? '' : ` (default ${value})`}`,
  );
  return `${usage}\n\nOptions:\n${lines.join('\n')}`;
}

/**
 * Reads a command's options.
 *
 * @returns the values, or `undefined` when help was asked for and has been printed
 * @throws {CommandError} for an option that does not exist or is given twice, and a number that is none or too great
 */
export function parseOptions<const Options extends Readonly<Record<string, CommandOption>>>(
  args: string[],
  usage: string,
  options: Options,
): Values<Options> | undefined {
  const names = Object.keys(options);
  const config = Object.fromEntries(
    names.map((name) => [
      name,
      { type: typeof options[name]?.default === 'boolean' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  let given: Readonly<Record<string, string | boolean | undefined>>;
  let written: string[];
  try {
    const parsed = parseArgs({
      args,
      options: { ...config, help: { type: 'boolean', short: 'h' } },
      tokens: true,
    });
    given = parsed.values;
    written = parsed.tokens.flatMap((token) => (token.kind === 'option' ? token.name : []));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${why.replace(/(?<![.?!])$/, '.')} --help lists what there is.`);
  }
  if (given['help'] === true) {
    console.log(helpText(usage, options));
    return undefined;
  }
  const twice = written.find((name, index) => written.indexOf(name) < index);
  if (twice !== undefined) throw new CommandError(`--${twice} is given twice. Keep one.`);
  const values = Object.entries(options).map(([name, option]) => {
    const value = given[name] ?? option.default;
    if (typeof option.default !== 'number') return [name, value];
    if (!/^\d{1,9}$/.test(String(value))) throw new CommandError(`--${name} must be a whole number.`);
    if (option.atMost !== undefined && Number(value) > option.atMost) {
      throw new CommandError(`--${name} must be at most ${option.atMost}.`);
    }
    return [name, Number(value)];
  });
  // Object.fromEntries forgets which name has which type; the lines above give each its own.
  return Object.fromEntries(values) as Values<Options>;
}
