import type { z } from 'zod/mini';
import { parseJsonBody } from '../gateway/parse-json-body.ts';

export type WireRequest<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

type Issue = z.core.$ZodIssue;

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : undefined,
    body,
  );
}

/** The gateway's sentences are not documented ("MESSAGE"); these name the field and what it must be. */
function sentence(issue: Issue, body: unknown): string {
  const field = issue.path.join('.');
  if (field === '') return 'The request must be a JSON object.';
  const value = valueAt(body, issue.path);
  if (value === undefined || value === null || value === '') return `The ${field} field is required.`;
  switch (issue.code) {
    case 'invalid_type':
      return `The ${field} must be of type ${issue.expected}.`;
    case 'too_big':
      return `The ${field} may not be greater than ${String(issue.maximum)}${issue.origin === 'string' ? ' characters' : ''}.`;
    case 'too_small':
      return `The ${field} must be greater than ${String(issue.minimum)}.`;
    default:
      return `The ${field} format is invalid.`;
  }
}

/**
 * Reads a JSON request the way the gateway's page wants it. Stricter than PHP in one thing, on purpose: a key
 * given twice or half a surrogate pair is refused here, where the real gateway would guess.
 */
export async function readWireRequest<Schema extends z.ZodMiniType>(
  request: Request,
  schema: Schema,
): Promise<WireRequest<z.output<Schema>>> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(contentType)) {
    return { ok: false, message: 'The request must be JSON (content-type: application/json).' };
  }
  const json = parseJsonBody(await request.arrayBuffer());
  if (!json.ok) return { ok: false, message: 'The request is not valid JSON.' };
  const body: unknown = JSON.parse(json.text);
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, message: issue ? sentence(issue, body) : 'The request is invalid.' };
}
