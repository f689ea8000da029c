import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes, ParserError } from 'parse5';
import manifest from '../../package.json' with { type: 'json' };
import { settingsTable } from '../../src/cli/serve/settings-table.ts';
import { sessionRequestSchema } from '../../src/contract/request-schemas.ts';
import {
  withdrawalOrderSchema,
  withdrawalSessionRequestSchema,
} from '../../src/contract/withdrawal-request-schemas.ts';
import { IpayDeposit } from '../../src/element/ipay-deposit.ts';
import { IpayWithdrawal } from '../../src/element/ipay-withdrawal.ts';
import { runCommand } from '../cli/serve-process.ts';
import { codeBlocks, pages, root } from './pages.ts';
import type { CodeBlock } from './pages.ts';

const run = promisify(execFile);

/** Blocks that nothing can check, by a word of theirs, and why. */
const unchecked: Readonly<Record<string, string>> = {
  "payer's browser": 'a drawing',
  'Content-Security-Policy:': 'a header; test/e2e/strict-page.test.ts runs a page under it',
};

const placeOf = ({ page, line }: CodeBlock): string => `${page}:${line}`;
const blocksIn = (...languages: string[]): CodeBlock[] =>
  codeBlocks.filter(({ language }) => languages.includes(language));

/** Events, as who reads them in another language is shown them. */
const events = blocksIn('json')
  .filter(({ code }) => code.includes('"occurredAt"'))
  .map((block) => ({
    ...block,
    code: `const event: import('ipay-deposit/proxy').MerchantEvent = ${block.code}`,
  }));

const checkedLanguages = ['ts', 'js', 'html', 'css', 'sh', 'json', 'php'];

describe('code on the pages', () => {
  it('is of a language that is checked, or has a reason why not', () => {
    const plain = codeBlocks.filter(({ language }) => !checkedLanguages.includes(language));
    const reasons = Object.keys(unchecked);
    for (const block of plain) {
      assert.equal(block.language, '', `${placeOf(block)}: nothing checks ${block.language}`);
      assert(
        reasons.some((word) => block.code.includes(word)),
        `${placeOf(block)} is not checked`,
      );
    }
    for (const word of reasons)
      assert(
        plain.some(({ code }) => code.includes(word)),
        `nothing has "${word}"`,
      );
  });

  it('compiles against what the package exports', async () => {
    const blocks = blocksIn('ts', 'js');
    assert(blocks.length >= 4, 'no code is found any more');
    assert(events.length > 0, 'no event is shown any more');
    await compile([...blocks, ...events, ...blocksIn('html').flatMap(scriptsOf)]);
  });

  it('is HTML without mistakes, with attributes and slots the elements have', () => {
    const blocks = blocksIn('html');
    assert(blocks.length >= 4, 'no HTML is found any more');
    for (const block of blocks) checkHtml(block);
  });

  it('is CSS with properties, parts and states the elements have', () => {
    for (const [page, text] of pages) checkStyles(text, page);
  });

  it('is JSON', () => {
    for (const { code } of blocksIn('json')) JSON.parse(code);
  });

  it('in PHP is a piece of an example, which test/long/other-languages.test.ts runs', () => {
    const unindented = (text: string) => text.replace(/^ +/gm, '');
    const files = globSync('demo/examples/php/*', { cwd: root });
    const texts = files.map((file) => unindented(readFileSync(join(root, file), 'utf8')));
    const blocks = blocksIn('php');
    assert(blocks.length > 0, 'nothing is in PHP any more');
    for (const block of blocks) {
      assert(
        texts.some((text) => text.includes(unindented(block.code))),
        `${placeOf(block)} is in no file of demo/examples/php`,
      );
    }
  });

  it('runs npm scripts that there are', () => {
    for (const [page, text] of pages) {
      for (const [, name = ''] of text.matchAll(/[`\n&] ?npm (?:run )?([a-z][a-z:]*)/g)) {
        const isBuiltIn = name === 'ci' || name === 'install';
        assert(isBuiltIn || Object.hasOwn(manifest.scripts, name), `${page}: npm ${name}`);
      }
    }
  });

  it('runs commands with options that there are', async () => {
    const commands = [...pages].flatMap(([page, text]) =>
      [...text.matchAll(/(?:npx ipay-deposit|`ipay-deposit) ([a-z]+)([^`\n#]*)/g)].map(
        ([, name = '', rest = '']) => ({ page, name, rest }),
      ),
    );
    assert(commands.length > 10, 'the pages show no commands any more');
    const names = [...new Set(commands.map(({ name }) => name))];
    const helps = new Map(
      await Promise.all(
        names.map(async (name) => {
          const { code, stdout } = await runCommand([name, '--help']);
          assert.equal(code, 0, name);
          return [name, stdout] as const;
        }),
      ),
    );
    for (const { page, name, rest } of commands) {
      const help = helps.get(name) ?? '';
      const unquoted = rest.replace(/"[^"]*"/g, '');
      for (const [option] of unquoted.matchAll(/--[a-z-]+/g)) {
        if (option !== '--help')
          assert.match(help, new RegExp(`^  ${option} `, 'm'), `${page}: ${name}${rest}`);
      }
      const [, action] = /^ ([a-z]+)/.exec(unquoted) ?? [];
      if (action !== undefined) {
        assert.match(help, new RegExp(`ipay-deposit ${name} ${action} `), `${page}: ${name}${rest}`);
      }
    }
  });

  it('sets variables that serve reads', () => {
    const known = new Set(settingsTable.flatMap(({ variable }) => [variable, `${variable}_FILE`]));
    // What the examples of an own server call its settings.
    for (const name of [
      'IPAY_GATEWAY_API_URL',
      'IPAY_GATEWAY_SECRET',
      'IPAY_ACCESS_KEY',
      'IPAY_PRIVATE_KEY',
      'IPAY_API_KEY',
    ])
      known.add(name);
    for (const [page, text] of pages) {
      for (const [name] of text.matchAll(/\bIPAY_[A-Z_]*[A-Z]\b/g))
        assert(known.has(name), `${page}: ${name}`);
    }
  });

  it('asks the proxy for what it takes', () => {
    const bodies = blocksIn('sh').flatMap((block) =>
      [...block.code.matchAll(/\/pay(\/[a-z]+)[^]*?-d '([^']+)'/g)].map(([, route = '', body = '']) => ({
        place: placeOf(block),
        route,
        body: JSON.parse(body) as unknown,
      })),
    );
    assert(bodies.length > 0, 'no request is found any more');
    for (const { place, route, body } of bodies) {
      const isPayout =
        typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'withdrawal';
      const schemas = {
        '/sessions': isPayout ? withdrawalSessionRequestSchema : sessionRequestSchema,
        '/withdrawals': withdrawalOrderSchema,
      };
      assert(route === '/sessions' || route === '/withdrawals', place);
      schemas[route].parse(body);
    }
  });
});

/** Each entry point by its name, as the package's users import it, and where its source is. */
function entryPoints(): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(manifest.exports).flatMap(([name, target]) => {
      if (typeof target === 'string' || !('types' in target)) return [];
      const source = target.types.replace('./dist/types/', 'src/').replace('.d.ts', '.ts');
      return [[`ipay-deposit${name.slice(1)}`, [join(root, source)]]];
    }),
  );
}

/** What a block may use without saying where it comes from: a block before it on the page has made it. */
const madeBefore: Readonly<Record<string, string>> = {
  app: "declare const app: { use(path: string, handler: import('ipay-deposit/proxy/node').NodeHandler): void };",
  proxy: "declare const proxy: import('ipay-deposit/proxy').Proxy;",
};

function asModule({ code }: CodeBlock): string {
  const before = Object.entries(madeBefore).filter(
    ([name]) => new RegExp(`\\b${name}\\b`).test(code) && !new RegExp(`(const|let) ${name}\\b`).test(code),
  );
  // On the first line, so that the compiler counts the lines as the page does.
  return `${before.map(([, declaration]) => declaration).join(' ')} ${code}\nexport {};\n`;
}

async function compile(blocks: readonly CodeBlock[]): Promise<void> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'docs-'));
  try {
    for (const block of blocks) {
      writeFileSync(
        join(folder, `${block.page.replaceAll('/', '-')}-line-${block.line}.ts`),
        asModule(block),
      );
    }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: relative(folder, join(root, 'tsconfig.json')).replaceAll('\\', '/'),
        // An example shows a name to be used further on; how `process.env` is read is the reader's own style.
        compilerOptions: {
          paths: entryPoints(),
          noUnusedLocals: false,
          noPropertyAccessFromIndexSignature: false,
        },
        include: ['*.ts'],
        exclude: [],
      }),
    );
    await run('tsc', ['-p', folder], { cwd: root }).catch((error: unknown) => {
      const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
      assert.fail(output || String(error));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

function elementsIn(nodes: readonly Node[]): Element[] {
  return nodes.flatMap((node) => ('tagName' in node ? [node, ...elementsIn(node.childNodes)] : []));
}

const scriptsOf = (block: CodeBlock): CodeBlock[] =>
  elementsIn(parseFragment(block.code, { sourceCodeLocationInfo: true }).childNodes)
    .filter(({ tagName }) => tagName === 'script')
    .flatMap(({ childNodes, sourceCodeLocation }) =>
      childNodes.flatMap((text) =>
        'value' in text
          ? [{ ...block, code: text.value, line: block.line + (sourceCodeLocation?.startLine ?? 1) - 1 }]
          : [],
      ),
    );

/** The two elements: what they take, and the file whose doc comment is their contract. */
const customElements: Readonly<
  Record<string, { readonly attributes: readonly string[]; readonly source: string }>
> = {
  'ipay-deposit': { attributes: IpayDeposit.observedAttributes, source: sourceOf('ipay-deposit') },
  'ipay-withdrawal': { attributes: IpayWithdrawal.observedAttributes, source: sourceOf('ipay-withdrawal') },
};

function sourceOf(name: string): string {
  return readFileSync(join(root, `src/element/${name}.ts`), 'utf8');
}

const allSources = Object.values(customElements)
  .map(({ source }) => source)
  .join('\n');

function checkHtml(block: CodeBlock): void {
  const mistakes: ParserError[] = [];
  const { childNodes } = parseFragment(block.code, { onParseError: (mistake) => mistakes.push(mistake) });
  assert.deepEqual(mistakes, [], placeOf(block));
  for (const element of elementsIn(childNodes)) {
    const { tagName, attrs } = element;
    const custom = customElements[tagName];
    assert(custom !== undefined || !tagName.startsWith('ipay-'), `${placeOf(block)}: <${tagName}>`);
    for (const { name, value } of attrs) {
      const place = `${placeOf(block)}: <${tagName} ${name}="${value}">`;
      if (custom) assert(/^(id|class|slot|style)$/.test(name) || custom.attributes.includes(name), place);
      if (name === 'slot') assert.match(allSources, new RegExp(`@slot ${value} `), place);
      if (name === 'banks') assert(Array.isArray(JSON.parse(value)), place);
      if (name === 'href' && value.startsWith('node_modules/ipay-deposit/')) {
        assert(existsSync(join(root, value.replace('node_modules/ipay-deposit/', ''))), place);
      }
    }
  }
}

/** Every property, part and state that is named, in code or in prose. */
function checkStyles(text: string, place: string): void {
  for (const [, name = ''] of text.matchAll(/(?<![\w-])(--ipay-[a-z-]*[a-z])/g)) {
    assert.match(allSources, new RegExp(`@cssprop \\[${name}[=\\]]`), `${place}: ${name}`);
  }
  for (const [, name = ''] of text.matchAll(/::part\(([a-z-]+)\)/g)) {
    assert.match(allSources, new RegExp(`@csspart ${name} `), `${place}: ${name}`);
  }
  for (const [, name = ''] of text.matchAll(/:state\(([a-z-]+)\)/g)) {
    assert.match(allSources, new RegExp(`@cssState ${name} `), `${place}: ${name}`);
  }
}
