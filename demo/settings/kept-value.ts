import * as z from 'zod/mini';

/** Reads a value this page kept in the browser; `undefined` when there is none, or it is not what it was. */
export function readKept<Schema extends z.ZodMiniType>(
  key: string,
  schema: Schema,
): z.infer<Schema> | undefined {
  try {
    const result = z.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? 'null'));
    return result.success ? result.data : undefined;
  } catch {
    // Storage is forbidden, or holds something else.
    return undefined;
  }
}

/** Keeps a value in the browser, for reloads and for the tab the payment window returns to. */
export function writeKept(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is forbidden or full; the page works until it is closed.
  }
}
