import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a person decides about a withdrawal whose result the gateway never signed. */
export const withdrawalReview: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('withdrawal_transition').addColumn('decided_by', 'text').execute();
    await db.schema.alterTable('withdrawal_transition').addColumn('note', 'text').execute();
  },
};
