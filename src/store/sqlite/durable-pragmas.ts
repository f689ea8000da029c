/** WAL, so that readers never wait; FULL, so that what is acknowledged is on disk. */
export const durablePragmas =
  'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;';
