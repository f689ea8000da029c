import * as z from 'zod/mini';
import { ProblemError } from './errors/problem-error.ts';

/** The mini build of zod brings no sentences along. */
const { localeError } = z.locales.en();

/** The first thing wrong, as `field: what`. zod's sentences name what was expected, never the value. */
function firstIssue({ issues }: z.core.$ZodError, whole: string): string {
  const [issue] = issues;
  const where = issue?.path.map(String).join('.') ?? '';
  return `${where === '' ? whole : where}: ${issue?.message ?? 'not valid'}`;
}

/**
 * What a caller sent, as the schema says it must be.
 *
 * @param whole what is named when no field of it is to blame
 * @throws {ProblemError} `invalid_request`, naming the first field that is wrong
 */
export function parseInput<Schema extends z.ZodMiniType>(
  schema: Schema,
  input: unknown,
  whole: 'body' | 'query' = 'body',
): z.output<Schema> {
  const parsed = z.safeParse(schema, input, { error: localeError });
  if (parsed.success) return parsed.data;
  throw new ProblemError('invalid_request', firstIssue(parsed.error, whole));
}
