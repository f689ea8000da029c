import type { Context, MiddlewareHandler } from 'hono';
import type * as z from 'zod/mini';
import { boundedRequest } from '../../gateway/bounded-request.ts';
import { parseJsonBody } from '../../gateway/parse-json-body.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { parseInput } from '../parse-input.ts';

/** The caller's affair, and no fault of ours to log. */
const brokenOff = () => new ProblemError('invalid_request', 'The body broke off.');

/**
 * Refuses a body larger than `maxBytes` before it is read to its end. A server takes no more of a body than the
 * length that was declared, so one with a length is not looked into: making a stream of it costs as much as the
 * whole answer.
 *
 * @param onRefused told of each body that is larger
 */
export function limitBody(maxBytes: number, onRefused?: () => void): MiddlewareHandler {
  const refuse = (): never => {
    onRefused?.();
    throw new ProblemError('payload_too_large', `The body is larger than ${maxBytes} bytes.`);
  };
  return async (c, next) => {
    const declared = c.req.header('content-length');
    const isWhole = declared !== undefined && c.req.header('transfer-encoding') === undefined;
    if (isWhole && !(Number(declared) <= maxBytes)) refuse();
    // The Fetch API gives GET and HEAD no body.
    if (!isWhole && c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const bounded = await boundedRequest(c.req.raw, maxBytes).catch(() => {
        throw brokenOff();
      });
      c.req.raw = bounded ?? refuse();
    }
    await next();
  };
}

/**
 * Reads a body to its end.
 *
 * @throws {ProblemError} `invalid_request` when the caller breaks off
 */
export async function readBytes({ req }: Context): Promise<ArrayBuffer> {
  try {
    return await req.arrayBuffer();
  } catch {
    throw brokenOff();
  }
}

/** A little more than any body of the contract is nested. */
const maxDepth = 4;

/**
 * A key that stands there twice has two values, and whoever checked the body before us may have read the other.
 *
 * @throws {ProblemError} `invalid_request`
 */
function parseJson(bytes: ArrayBuffer): unknown {
  const body = parseJsonBody(bytes, maxDepth);
  if (!body.ok) throw new ProblemError('invalid_request', body.detail);
  // Not our parser's own tree, which keeps numbers as text: a schema must tell 2500.50 from "2500.50".
  return JSON.parse(body.text) as unknown;
}

/**
 * Reads a JSON body as the schema says.
 *
 * @throws {ProblemError} `unsupported_media_type` or `invalid_request`
 */
export async function readJson<Schema extends z.ZodMiniType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? '')) {
    throw new ProblemError('unsupported_media_type', 'Send content-type: application/json.');
  }
  return parseInput(schema, parseJson(await readBytes(c)));
}

/**
 * Reads what a plain form sent, as the schema says.
 *
 * @throws {ProblemError} `unsupported_media_type` or `invalid_request`
 */
export async function readForm<Schema extends z.ZodMiniType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(c.req.header('content-type') ?? '')) {
    throw new ProblemError('unsupported_media_type', 'Send a form, application/x-www-form-urlencoded.');
  }
  const fields = [...new URLSearchParams(new TextDecoder().decode(await readBytes(c)))];
  if (new Set(fields.map(([name]) => name)).size < fields.length) {
    throw new ProblemError('invalid_request', 'A field stands there twice.');
  }
  return parseInput(schema, Object.fromEntries(fields));
}

/** Reads a whole number above or equal 0 from the query, `fallback` when it is not there. */
export function readCount({ req }: Context, name: string, fallback: number): number {
  const text = req.query(name);
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!/^\d{1,15}$/.test(text)) throw new ProblemError('invalid_request', `${name}: must be a whole number.`);
  return value;
}
