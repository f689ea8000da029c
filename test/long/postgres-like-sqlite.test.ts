import { describe, it } from 'node:test';
import { playOnBoth } from '../proxy/dialects/play-on-both.ts';
import { postgresServer } from '../store/postgres-server.ts';

const server = postgresServer();

/** What an administrator may have set for all, and what no answer may depend on. */
const settings = ['standard_conforming_strings=off', 'transform_null_equals=on', 'DateStyle=SQL,DMY'];
const options = encodeURIComponent(settings.map((setting) => `-c ${setting}`).join(' '));

describe('the same of every text is said on SQLite and on PostgreSQL', () => {
  it('as it is made', () => playOnBoth(() => server.newDatabase(), { numRuns: 100 }));

  it('to three at once', () => playOnBoth(() => server.newDatabase(), { numRuns: 100, atOnce: 3 }));

  it('where cases, accents and runs of digits sort as people expect', () =>
    playOnBoth(
      () =>
        server.newDatabase(
          `encoding 'UTF8' locale_provider icu icu_locale 'und-u-ks-level1-kn-true' locale 'C' template template0`,
        ),
      { numRuns: 60 },
    ));

  it('where the database knows no characters, but bytes', () =>
    playOnBoth(() => server.newDatabase(`encoding 'SQL_ASCII' locale 'C' template template0`), {
      numRuns: 60,
    }));

  it('with settings of another age', () =>
    playOnBoth(async () => `${await server.newDatabase()}?options=${options}`, { numRuns: 60 }));
});
