import * as z from 'zod/mini';
import type { RedirectHashOption } from '../../gateway/index.ts';
import { secretFault } from './secret-check.ts';

const error =
  'must name a strategy, and for "custom" a function hash. Example: { strategy: "hmac-sha256", key: "…" }';

const isOption = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'strategy' in value &&
  (value.strategy !== 'custom' || ('hash' in value && typeof value.hash === 'function'));

/** What each strategy takes beside its name; of a strategy that is none, the gateway room says so. */
const fieldsOf: Readonly<Record<RedirectHashOption['strategy'], readonly string[]>> = {
  md5: [],
  sha1: [],
  sha256: [],
  base64url: [],
  'hmac-sha256': ['key'],
  'aes-256-cbc': ['key', 'iv'],
  custom: ['hash'],
};

const shortest = 8;

/** How redirect URLs are hashed. Whether key and iv have the length their strategy needs, the gateway room tells. */
export const redirectHashSchema = z.custom<RedirectHashOption>(isOption, { error }).check((payload) => {
  const fields = new Map<string, unknown>(Object.entries(payload.value));
  const known = fieldsOf[payload.value.strategy] as readonly string[] | undefined;
  for (const name of fields.keys()) {
    if (name === 'strategy' || !known || known.includes(name)) continue;
    const message = 'is no setting of this strategy. Check its spelling: docs/proxy.md says what each takes.';
    payload.issues.push({ code: 'custom', input: '', path: [name], message });
  }
  for (const name of ['key', 'iv']) {
    const value = fields.get(name);
    const fault = typeof value === 'string' && known?.includes(name) && secretFault(value, shortest);
    if (!fault) continue;
    const message = `${fault}. It comes with your gateway account: ask the gateway’s support.`;
    payload.issues.push({ code: 'custom', input: '', path: [name], message });
  }
});
