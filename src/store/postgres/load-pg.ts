import type * as Pg from 'pg';
import { StoreError } from '../store-error.ts';

/** What the store needs of the package `pg`. */
export type PgDriver = Pick<typeof Pg, 'Client' | 'Pool' | 'TypeOverrides'>;

/**
 * The driver, which only users of this store install.
 *
 * @throws {StoreError} `driver_missing`
 */
export async function loadPg(): Promise<PgDriver> {
  try {
    const { default: pg } = await import('pg');
    return pg;
  } catch (cause) {
    throw new StoreError(
      'driver_missing',
      'The PostgreSQL store needs the package pg, version 8.12 or later. Run: npm install pg',
      { cause },
    );
  }
}
