export { openPostgresStore } from './postgres-store.ts';
export type { PostgresStoreOptions } from './postgres-store.ts';
export { StoreError } from '../store-error.ts';
export type { StoreErrorCode } from '../store-error.ts';
