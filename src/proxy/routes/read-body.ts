import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { describeIssue, withSentences } from '../describe-issue.ts';
import { ProblemError } from '../problem-error.ts';

/** Refuses a body larger than `maxBytes` before it is read to its end. */
export const limitBody = (maxBytes: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new ProblemError('payload_too_large', `The body is larger than ${maxBytes} bytes.`);
    },
  });

/**
 * Reads a JSON body as the schema says.
 *
 * @throws {ProblemError} `unsupported_media_type` or `invalid_request`
 */
export async function readJson<Schema extends z.ZodMiniType>(
  { req }: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  if (!/^application\/json\s*(?:;|$)/i.test(req.header('content-type') ?? '')) {
    throw new ProblemError('unsupported_media_type', 'Send content-type: application/json.');
  }
  const body: unknown = await req.json().catch(() => {
    throw new ProblemError('invalid_request', 'The body is not JSON.');
  });
  const parsed = z.safeParse(schema, body, withSentences);
  if (parsed.success) return parsed.data;
  throw new ProblemError('invalid_request', describeIssue(parsed.error));
}

/** Reads a whole number above or equal 0 from the query, `fallback` when it is not there. */
export function readCount({ req }: Context, name: string, fallback: number): number {
  const text = req.query(name);
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!/^\d{1,15}$/.test(text)) throw new ProblemError('invalid_request', `${name}: must be a whole number.`);
  return value;
}
