import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { StrictJsonError, parseStrictJson } from '../../gateway/index.ts';
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

/** A little more than any body of the contract is nested. */
const maxDepth = 4;

/**
 * A key that stands there twice has two values, and whoever checked the body before us may have read the other.
 *
 * @throws {ProblemError} `invalid_request`
 */
function parseJson(bytes: ArrayBuffer): unknown {
  let text: string;
  try {
    // A byte order mark must reach the parser, which refuses it, instead of vanishing.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ProblemError('invalid_request', 'The body is not UTF-8 text.');
  }
  try {
    parseStrictJson(text, maxDepth);
  } catch (error) {
    if (!(error instanceof StrictJsonError)) throw error;
    throw new ProblemError('invalid_request', `The body is no strict JSON: ${error.message}`);
  }
  // Not our parser's own tree, which keeps numbers as text: a schema must tell 2500.50 from "2500.50".
  return JSON.parse(text) as unknown;
}

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
  const body = parseJson(await req.arrayBuffer());
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
