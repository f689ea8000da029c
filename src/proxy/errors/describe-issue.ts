import * as z from 'zod/mini';

/** The mini build of zod brings no sentences along. */
const { localeError } = z.locales.en();

/** Settings for a parse whose first issue is told to the caller. */
export const withSentences = { error: localeError } satisfies z.core.ParseContext<z.core.$ZodIssue>;

/** The first thing wrong with a body, as `field: what`. zod's sentences name what was expected, never the value. */
export function describeIssue({ issues }: z.core.$ZodError): string {
  const [issue] = issues;
  const where = issue?.path.map(String).join('.') ?? '';
  return `${where === '' ? 'body' : where}: ${issue?.message ?? 'not valid'}`;
}
