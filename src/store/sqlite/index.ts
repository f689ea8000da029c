export { backupSqliteStore } from './backup-sqlite-store.ts';
export { openSqliteStore } from './sqlite-store.ts';
export type { SqliteStoreOptions } from './sqlite-store.ts';
export { StoreError } from '../store-error.ts';
export type { StoreErrorCode } from '../store-error.ts';
