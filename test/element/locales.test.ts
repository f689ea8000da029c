import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import config from '../../lit-localize.json' with { type: 'json' };

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const { targetLocales } = config;

interface Message {
  readonly id: string;
  readonly source: string;
  readonly target: string | undefined;
}

/** The messages of an XLIFF file as lit-localize writes it. Placeholders stay as they are. */
function messagesOf(xliff: string): readonly Message[] {
  return [...xliff.matchAll(/<trans-unit id="([^"]+)">([\s\S]*?)<\/trans-unit>/g)].map(
    ([, id = '', unit = '']) => ({
      id,
      source: /<source>([\s\S]*?)<\/source>/.exec(unit)?.[1] ?? '',
      target: /<target>([\s\S]*?)<\/target>/.exec(unit)?.[1],
    }),
  );
}

const placeholders = (text: string) => (text.match(/<x [^>]*\/>/g) ?? []).sort();
const read = (...parts: string[]) => readFile(path.join(root, ...parts), 'utf8');

describe('what lit-localize writes', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ipay-locales-'));
    await cp(path.join(root, 'locales'), path.join(folder, 'locales'), { recursive: true });
    const elsewhere = {
      ...config,
      tsConfig: path.join(root, 'tsconfig.json'),
      output: {
        mode: 'runtime',
        outputDir: path.join(folder, 'generated'),
        localeCodesModule: path.join(folder, 'locale-codes.ts'),
      },
      interchange: { format: 'xliff', xliffDir: path.join(folder, 'locales') },
    };
    const configFile = path.join(folder, 'lit-localize.json');
    await writeFile(configFile, JSON.stringify(elsewhere));
    const tool = path.join(root, 'node_modules/.bin/lit-localize');
    await run(tool, ['extract', '--config', configFile], { cwd: root });
    await run(tool, ['build', '--config', configFile], { cwd: root });
  });

  after(() => rm(folder, { recursive: true }));

  for (const locale of targetLocales) {
    it(`for ${locale} is what is checked in; else run npm run localize`, async () => {
      const xliff = path.join('locales', `${locale}.xlf`);
      assert.equal(await readFile(path.join(folder, xliff), 'utf8'), await read(xliff));
      assert.equal(
        await readFile(path.join(folder, 'generated', `${locale}.ts`), 'utf8'),
        await read('src/generated/locales', `${locale}.ts`),
      );
    });
  }

  it('names the languages', async () => {
    assert.equal(
      await readFile(path.join(folder, 'locale-codes.ts'), 'utf8'),
      await read('src/generated/locale-codes.ts'),
    );
  });
});

for (const locale of targetLocales) {
  describe(`the texts in ${locale}`, () => {
    let messages: readonly Message[];

    before(async () => {
      messages = messagesOf(await read('locales', `${locale}.xlf`));
      assert.ok(messages.length > 50);
    });

    it('are all translated', () => {
      assert.deepEqual(
        messages.filter(({ target }) => !target?.trim()).map(({ id }) => id),
        [],
      );
    });

    it('have the placeholders of the English ones', () => {
      for (const { id, source, target = '' } of messages) {
        assert.deepEqual(placeholders(target), placeholders(source), id);
      }
    });

    it('are NFC', () => {
      for (const { id, source, target = '' } of messages) {
        assert.equal(target, target.normalize('NFC'), id);
        assert.equal(source, source.normalize('NFC'), id);
      }
    });

    it('hold no invisible mark but the joiner Sinhala needs', () => {
      for (const { id, target = '' } of messages) assert.doesNotMatch(target, /(?!\u200d)\p{Cf}/u, id);
    });

    it('say that no native speaker has checked them, until one has', async () => {
      const units = (await read('locales', `${locale}.xlf`)).split('</trans-unit>').slice(0, -1);
      for (const unit of units) assert.match(unit, /<note from="translator">/, unit);
    });
  });
}
