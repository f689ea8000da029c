import type * as z from 'zod/mini';

/** The first thing wrong with a body, as `field: what`. zod's messages name what was expected, never the value. */
export function describeIssue({ issues }: z.core.$ZodError): string {
  const [issue] = issues;
  const where = issue?.path.map(String).join('.') ?? '';
  return `${where === '' ? 'body' : where}: ${issue?.message ?? 'not valid'}`;
}
