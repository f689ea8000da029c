import type { JsonNode } from './json-node.ts';
import { StrictJsonError, parseStrictJson } from './parse-strict-json.ts';

/** A body that is strict JSON, as text and parsed; or a sentence that says why it is none. It never quotes the body. */
export type JsonBody =
  | { readonly ok: true; readonly text: string; readonly node: JsonNode }
  | { readonly ok: false; readonly detail: string };

/** Strict in both: a byte order mark must reach the parser, which refuses it, instead of vanishing. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: ArrayBuffer | Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Reads the body of a request or an answer as strict JSON in UTF-8.
 *
 * @param maxDepth how many arrays and objects may enclose each other; default 32
 */
export function parseJsonBody(bytes: ArrayBuffer | Uint8Array, maxDepth?: number): JsonBody {
  const text = decode(bytes);
  if (text === undefined) return { ok: false, detail: 'The body is not UTF-8 text.' };
  try {
    return { ok: true, text, node: parseStrictJson(text, maxDepth) };
  } catch (error) {
    if (!(error instanceof StrictJsonError)) throw error;
    return { ok: false, detail: `The body is no strict JSON: ${error.message}` };
  }
}
