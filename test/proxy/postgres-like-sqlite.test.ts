import { it } from 'node:test';
import { postgresServer } from '../store/postgres-server.ts';
import { playOnBoth } from './dialects/play-on-both.ts';

const server = postgresServer();

// Very many more in test/long.
it('says the same of every text on PostgreSQL as on SQLite', () => playOnBoth(() => server.newDatabase(), 8));
