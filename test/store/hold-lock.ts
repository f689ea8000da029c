import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';

// A process of its own: `hold-lock.ts <file>` takes the write lock, says so, and lets go when it is told to.
const database = new DatabaseSync(process.argv[2] ?? '');
database.exec('begin immediate');
process.send?.('held');
process.once('message', () => {
  database.exec('commit');
  database.close();
  process.disconnect();
});
