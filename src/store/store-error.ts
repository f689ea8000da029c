/**
 * - `node_too_old`: this Node has no embedded SQLite
 * - `store_unavailable`: the database cannot be opened or does not answer
 */
export type StoreErrorCode = 'node_too_old' | 'store_unavailable';

/** The store cannot do its work for a reason outside of it. Never thrown for a lost race. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
