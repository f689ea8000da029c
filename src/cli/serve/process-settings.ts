import * as z from 'zod/mini';
import { wholeNumber } from '../../proxy/settings/whole-number.ts';
import { isFilePath } from '../../store/sqlite/is-file-path.ts';
import { highestPort } from '../parse-options.ts';
import { databaseUrl } from './database-url.ts';
import { SettingsError } from './settings-error.ts';
import { settingsTable } from './settings-table.ts';
import { settingsTree } from './settings-tree.ts';

const port = (fallback: number) => wholeNumber(0, highestPort, fallback);
const timeoutMs = (fallback: number) => wholeNumber(100, 120_000, fallback);

const text = (fallback: string) =>
  z._default(
    z.string({ error: 'must be a text' }).check(z.minLength(1, { error: 'must not be empty' })),
    fallback,
  );

const filePathError = 'must be the path of a file. Example: data/ipay-deposit.db';
const databaseUrlError =
  'must be the address of a PostgreSQL database. Example: postgres://user:password@db/ipay';
const isDatabaseUrl = (value: string) =>
  /^postgres(?:ql)?:\/\/./.test(value) && databaseUrl(value) !== undefined;
const clientAddressError =
  'must be socket, or forwarded-for:<how many load balancers stand in front>. Example: forwarded-for:1';
const headerError = 'must be the name of a header. Example: x-request-id';

/** What concerns the process alone. The proxy's settings are checked by the proxy. */
const processSchema = z.object({
  listen: z.prefault(
    z.object({
      host: text('127.0.0.1'),
      port: port(8080),
      headersTimeoutMs: timeoutMs(10_000),
      requestTimeoutMs: timeoutMs(20_000),
      /** Absent: nobody knows who calls. */
      clientAddress: z.optional(
        z
          .string({ error: clientAddressError })
          .check(z.regex(/^(?:socket|forwarded-for:[1-9])$/, { error: clientAddressError })),
      ),
    }),
    {},
  ),
  metrics: z.prefault(z.object({ host: text('127.0.0.1'), port: port(9464) }), {}),
  store: z.prefault(
    z.object({
      file: z._default(
        z
          .string({ error: filePathError })
          .check(z.refine((value) => value !== '' && isFilePath(value), { error: filePathError })),
        'data/ipay-deposit.db',
      ),
      url: z.optional(
        z.string({ error: databaseUrlError }).check(z.refine(isDatabaseUrl, { error: databaseUrlError })),
      ),
    }),
    {},
  ),
  log: z.prefault(
    z.object({
      level: z._default(
        z.enum(['info', 'warn', 'error', 'silent'], { error: 'must be info, warn, error or silent' }),
        'info',
      ),
      requestIdHeader: z.optional(
        z.string({ error: headerError }).check(z.regex(/^[A-Za-z0-9-]{1,64}$/, { error: headerError })),
      ),
    }),
    {},
  ),
});

export type ProcessSettings = z.output<typeof processSchema>;

const rooms = Object.keys(processSchema.shape);

/** Whether a setting is one of these, and none of the proxy's. */
export const isProcessSetting = (path: string): boolean => rooms.some((room) => path.startsWith(`${room}.`));

/**
 * Checks what concerns the process: enough for a command that needs the store alone.
 *
 * @throws {SettingsError}
 */
export function readProcessSettings(values: ReadonlyMap<string, unknown>): ProcessSettings {
  const own = [...values].filter(([path]) => isProcessSetting(path));
  const parsed = z.safeParse(processSchema, settingsTree(new Map(own)));
  if (parsed.success) return parsed.data;
  throw new SettingsError(
    parsed.error.issues.map(({ path, message }) => ({
      setting: path.map(String).join('.'),
      problem: message,
    })),
    settingsTable,
  );
}
