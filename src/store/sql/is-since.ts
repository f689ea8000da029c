import { sql } from 'kysely';
import type { Expression, SqlBool } from 'kysely';
import type { SinceWhen } from '../records.ts';

/** Whether a deposit or withdrawal came into its state at such a time. */
export const isSince = ({ beforeMs, orAfterMs }: SinceWhen): Expression<SqlBool> =>
  orAfterMs === undefined
    ? sql<SqlBool>`state_since < ${beforeMs}`
    : sql<SqlBool>`(state_since < ${beforeMs} or state_since > ${orAfterMs})`;
