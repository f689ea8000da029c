import type { Context } from 'hono';

/** The token of `Authorization: Bearer <token>`, or nothing. */
export function bearerToken({ req }: Context): string | undefined {
  return /^Bearer ([\w~.+/=-]+)$/i.exec(req.header('authorization') ?? '')?.[1];
}
