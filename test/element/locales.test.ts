import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import depositConfig from '../../lit-localize.json' with { type: 'json' };
import withdrawalConfig from '../../lit-localize.withdrawal.json' with { type: 'json' };

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const { targetLocales } = depositConfig;

/** Each element has texts of its own, so that nobody downloads the other's. */
const elements = [
  { name: 'ipay-deposit', config: depositConfig },
  { name: 'ipay-withdrawal', config: withdrawalConfig },
];

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

for (const { name, config } of elements) {
  describe(`what lit-localize writes for ${name}`, () => {
    let folder: string;

    before(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'ipay-locales-'));
      await cp(path.join(root, config.interchange.xliffDir), path.join(folder, 'locales'), {
        recursive: true,
      });
      const elsewhere = {
        ...config,
        tsConfig: path.join(root, 'tsconfig.json'),
        inputFiles: config.inputFiles.map((file) => path.join(root, file)),
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
        assert.equal(
          await readFile(path.join(folder, 'locales', `${locale}.xlf`), 'utf8'),
          await read(config.interchange.xliffDir, `${locale}.xlf`),
        );
        assert.equal(
          await readFile(path.join(folder, 'generated', `${locale}.ts`), 'utf8'),
          await read(config.output.outputDir, `${locale}.ts`),
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
}

for (const { name, config } of elements) {
  for (const locale of targetLocales) {
    describe(`the texts of ${name} in ${locale}`, () => {
      let messages: readonly Message[];

      before(async () => {
        messages = messagesOf(await read(config.interchange.xliffDir, `${locale}.xlf`));
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
        const units = (await read(config.interchange.xliffDir, `${locale}.xlf`))
          .split('</trans-unit>')
          .slice(0, -1);
        for (const unit of units) assert.match(unit, /<note from="translator">/, unit);
      });
    });
  }
}

for (const locale of targetLocales) {
  it(`what both elements say is the same in ${locale}`, async () => {
    const [deposit = [], withdrawal = []] = await Promise.all(
      elements.map(async ({ config }) =>
        messagesOf(await read(config.interchange.xliffDir, `${locale}.xlf`)),
      ),
    );
    const ofDeposit = new Map(deposit.map((message) => [message.id, message]));
    const shared = withdrawal.filter(({ id }) => ofDeposit.has(id));
    assert.ok(shared.length > 5);
    for (const message of shared) assert.deepEqual(message, ofDeposit.get(message.id));
  });
}
