import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What tells this database from that of another shop, and not from its own backups. */
export const identity: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('identity')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .execute();
    // The table's type is of the newest schema, and a migration stays as it was.
    const typed = db as Kysely<{ identity: { id: string } }>;
    await typed.insertInto('identity').values({ id: crypto.randomUUID() }).execute();
  },
};
