import { sql } from 'kysely';
import type { TransactionStatus } from '../records.ts';

/** Transactions that wait for a person. Written out, not bound: a partial index serves a query only if its text says the same as the index does. */
export const isInReview = sql<TransactionStatus>`('suspense', 'conflict')`;
