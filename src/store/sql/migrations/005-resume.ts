import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Sessions that a payer made from another one, to go on on another device. */
export const resume: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('session').addColumn('resume_id', 'text').execute();
    // Each link makes one session, whoever asks for it how often and at the same time.
    await db.schema
      .createIndex('one_session_per_resume_link')
      .unique()
      .on('session')
      .column('resume_id')
      .execute();
    // Sessions are listed and revoked by their deposit.
    await db.schema.createIndex('session_of_deposit').on('session').column('deposit_id').execute();
  },
};
