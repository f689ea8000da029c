/** A database's address as its driver reads it: the host may be missing, and stand in the query. */
export function databaseUrl(text: string): URL | undefined {
  return URL.parse(text) ?? URL.parse(text.replace('@/', '@host/')) ?? undefined;
}
