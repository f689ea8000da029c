import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import depositConfig from '../../lit-localize.json' with { type: 'json' };
import withdrawalConfig from '../../lit-localize.withdrawal.json' with { type: 'json' };
import { textIdsModule } from '../tools/text-ids-module.ts';
import { isStale, messagesOf, stamped, stampOf } from '../tools/translation-stamps.ts';
import type { Message } from '../tools/translation-stamps.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const { targetLocales } = depositConfig;

/** Each element has texts of its own, so that nobody downloads the other's. */
const elements = [
  { name: 'ipay-deposit', config: depositConfig, ids: 'text-ids' },
  { name: 'ipay-withdrawal', config: withdrawalConfig, ids: 'withdrawal-text-ids' },
];

const letters: Readonly<Record<string, RegExp>> = {
  bn: /\p{Script=Bengali}/u,
  si: /\p{Script=Sinhala}/u,
  ta: /\p{Script=Tamil}/u,
};

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

for (const { name, config, ids } of elements) {
  it(`the ids of ${name} are listed; else run npm run localize`, async () => {
    const messages = messagesOf(await read(config.interchange.xliffDir, 'bn.xlf'));
    assert.equal(await read(`src/generated/${ids}.ts`), textIdsModule(messages));
  });

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

      it('are in their own script, and none is the English one again', () => {
        for (const { id, source, target = '' } of messages) {
          assert.match(target, letters[locale] ?? /$^/, id);
          assert.notEqual(target, source, id);
        }
      });

      it('have the placeholders of the English ones', () => {
        for (const { id, source, target = '' } of messages) {
          assert.deepEqual(placeholders(target), placeholders(source), id);
        }
      });

      it('are of the English ones as they now are; mend one, then npm run localize -- its.id', () => {
        assert.deepEqual(
          messages.filter(isStale).map(({ id, source }) => `${id}: ${source}`),
          [],
        );
      });

      it('say of which English text they are; else npm run localize', () => {
        assert.deepEqual(
          messages.filter(({ stamp }) => stamp === undefined).map(({ id }) => id),
          [],
        );
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

describe('the stamp of a translation', () => {
  const unit = (source: string, more = ''): string =>
    `<trans-unit id="a.b">\n  <source>${source}</source>\n  <target>x</target>${more}\n</trans-unit>`;
  const once = stamped(unit('Pay $1 to <x id="0" equiv-text="${name}"/>'), []);
  const staleOf = (xliff: string) => messagesOf(xliff).filter(isStale).length;

  it('is written for a new translation, and once', () => {
    assert.equal(messagesOf(once)[0]?.stamp, stampOf('Pay $1 to <x id="0"/>'));
    assert.equal(stamped(once, []), once);
    assert.equal(staleOf(once), 0);
  });

  it('shows that the source is another one, until the translation is confirmed', () => {
    const changed = once.replace('Pay', 'Send');
    assert.equal(staleOf(changed), 1);
    assert.equal(staleOf(stamped(changed, ['other'])), 1);
    const confirmed = stamped(changed, ['a.b']);
    assert.equal(staleOf(confirmed), 0);
    assert.equal(confirmed.match(/<note/g)?.length, 1);
  });

  it('shows it when placeholders changed their places, not when they are only called otherwise', () => {
    assert.equal(staleOf(once.replace('id="0"', 'id="1"')), 1);
    assert.equal(staleOf(once.replace('${name}', '${holder}')), 0);
  });

  it('is not for what has no translation', () => {
    const none = unit('Pay').replace(/\n {2}<target>.*<\/target>/, '');
    assert.equal(stamped(none, []), none);
  });
});
