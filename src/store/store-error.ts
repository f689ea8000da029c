/**
 * - `node_too_old`: this Node has no embedded SQLite
 * - `driver_missing`: the package of the database's driver is not installed
 * - `store_unavailable`: the database cannot be opened, does not answer, or is too busy with the same records
 */
export type StoreErrorCode = 'node_too_old' | 'driver_missing' | 'store_unavailable';

/**
 * The store cannot do its work for a reason outside of it. Whether it was done is unknown when the connection was
 * lost at its end; doing it again is right in either case.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
