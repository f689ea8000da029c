import { describe, it } from 'node:test';
import { postgresServer } from '../store/postgres-server.ts';
import { playOnBoth } from './dialects/play-on-both.ts';

const server = postgresServer();

// Very many more in test/long.
describe('the same of every text is said on SQLite and on PostgreSQL', () => {
  it('one after the other', () => playOnBoth(() => server.newDatabase(), { numRuns: 6 }));
  it('to three at once', () => playOnBoth(() => server.newDatabase(), { numRuns: 4, atOnce: 3 }));
});
