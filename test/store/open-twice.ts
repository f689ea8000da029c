import process from 'node:process';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';

// A process of its own, as a process does not see its own locks: `open-twice.ts <file>` opens it twice, says so, and
// stays.
const [file = ''] = process.argv.slice(2);
const stores = [await openSqliteStore({ file }), await openSqliteStore({ file })];
// Kept until the end, as stores that nobody has any more are collected, and closed with that.
process.on('disconnect', () => stores.length);
process.send?.('open');
