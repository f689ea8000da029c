import { ConfigurationError } from '../errors/configuration-error.ts';

/** An example of each function that can be handed over. */
const examples = {
  onEvent: '(event) => creditOnce(event)',
  fetch: 'globalThis.fetch',
  clientAddress: 'clientAddressFromForwardedFor(1)',
  requestIdOf: '(request) => crypto.randomUUID()',
} as const;

/**
 * What a proxy is made of besides its settings. From JavaScript, which no compiler has checked, each may be anything.
 */
type Parts = Readonly<Partial<Record<'store' | keyof typeof examples, unknown>>>;

const isStore = (store: unknown): boolean =>
  typeof store === 'object' && store !== null && 'transact' in store && typeof store.transact === 'function';

/**
 * Refuses at the start what would otherwise only fail when money comes, and perhaps with no log to tell of it.
 *
 * @throws {ConfigurationError} naming every part that cannot do its work
 */
export function checkParts({ store, ...functions }: Parts): void {
  const problems = (Object.keys(examples) as (keyof typeof examples)[])
    .filter((name) => functions[name] !== undefined && typeof functions[name] !== 'function')
    .map((setting) => ({ setting, problem: `must be a function. Example: ${examples[setting]}` }));
  const noStore = {
    setting: 'store',
    problem: 'is no open store. Example: await openSqliteStore({ file: "ipay.db" })',
  };
  const all = isStore(store) ? problems : [noStore, ...problems];
  if (all.length > 0) throw new ConfigurationError(all);
}
