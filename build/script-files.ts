import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/*
 * A classic script cannot be imported from, as a module can, and has no chunks. So what the bundler made of it, an
 * entry and chunks that import from it, is written anew:
 *
 * - the entry as a script that runs by itself: `name.js`, and `name.module.js` for `type="module"`
 * - each chunk as a module with one function, which is given what it would import of the entry, and of the chunk that
 *   loads it
 *
 * The entry knows each chunk by a name that changes with its content, and by its integrity.
 */

type Chunk = Rolldown.OutputChunk;

const given = '__given';
const load = '__load';
const givenByLoader = '__own';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function edited(code: string, edits: readonly Edit[]): string {
  const backwards = [...edits].sort((a, b) => b.start - a.start);
  return backwards.reduce(
    (text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end),
    code,
  );
}

interface WrittenChunk {
  readonly fileName: string;
  readonly integrity: string;
  /** The chunk that loads it, where it imports from that. */
  readonly givenBy: Chunk | undefined;
}

const cut = ({ start, end }: Pick<Edit, 'start' | 'end'>): Edit => ({ start, end, text: '' });
const hashOf = (algorithm: string, code: string) => createHash(algorithm).update(code);
const integrityOf = (code: string): string => `sha384-${hashOf('sha384', code).digest('base64')}`;

/** Bengali comes with the script, as a payer who reads it should not wait for a second file. */
export const inlineBengali: Plugin = {
  name: 'inline-bengali',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/element\/.*-texts\.ts$/ },
    handler: (code) =>
      code.replace(
        /^([^]*)\(\) => import\(('[^']*\/bn\.ts')\)/,
        'import { templates as bn } from $2;\n$1() => ({ templates: bn })',
      ),
  },
};

/** @param name of the script, without `.js` */
export const scriptFiles = (name: string): Plugin => ({
  name: 'script-files',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file): file is Chunk => file.type === 'chunk');
    const entry = chunks.find(({ isEntry }) => isEntry);
    if (!entry) throw new Error('There is no entry.');
    const written = new Map<string, WrittenChunk>();

    /** The code without imports and exports, and what they were. */
    const takenApart = (chunk: Chunk, loader: Chunk) => {
      const { code, fileName } = chunk;
      const edits: Edit[] = [];
      const imported: string[] = [];
      const importedOfLoader: string[] = [];
      const exported: string[] = [];
      const program = this.parse(code);
      for (const node of program.body) {
        if (node.type === 'ImportDeclaration') {
          const isOfEntry = node.source.value === `./${entry.fileName}`;
          if (!isOfEntry && node.source.value !== `./${loader.fileName}`) {
            throw new Error(
              `${fileName} imports ${node.source.value}, which neither is the entry nor loads it.`,
            );
          }
          edits.push(cut(node));
          for (const one of node.specifiers) {
            if (one.type !== 'ImportSpecifier') throw new Error(`${fileName} imports more than names.`);
            const name = `${code.slice(one.imported.start, one.imported.end)}:${one.local.name}`;
            (isOfEntry ? imported : importedOfLoader).push(name);
          }
        } else if (node.type === 'ExportNamedDeclaration') {
          edits.push(cut(node));
          for (const { local, exported: as } of node.specifiers) {
            exported.push(`${code.slice(as.start, as.end)}:${code.slice(local.start, local.end)}`);
          }
        }
      }
      for (const { 0: all, 1: path = '', index: start } of code.matchAll(
        /\bimport\([`'"]\.\/([^`'"]+)[`'"]\)/g,
      )) {
        const { fileName: written, integrity, givenBy } = write(path, chunk);
        const own = givenBy ? `,()=>({${exported.join()}})` : '';
        edits.push({ start, end: start + all.length, text: `${load}("${written}","${integrity}"${own})` });
      }
      return {
        code: edited(code, edits),
        imported: imported.join(),
        importedOfLoader: importedOfLoader.join(),
        exported: exported.join(),
      };
    };

    const write = (path: string, loader: Chunk): WrittenChunk => {
      const known = written.get(path);
      if (known?.givenBy && known.givenBy !== loader) throw new Error(`${path} has two that load it.`);
      if (known) return known;
      const chunk = chunks.find(({ fileName }) => fileName === path);
      if (!chunk) throw new Error(`There is no ${path}.`);
      const { code, imported, importedOfLoader, exported } = takenApart(chunk, loader);
      const [own, names] = importedOfLoader
        ? [`,${givenByLoader}`, `,{${importedOfLoader}}=${givenByLoader}()`]
        : ['', ''];
      const source = `export default(${given},${load}${own})=>{const{${imported}}=${given}()${names};${code};return{${exported}}};\n`;
      const fileName = `${name}-${chunk.name}-${hashOf('sha256', source).digest('hex').slice(0, 8)}.js`;
      const file = {
        fileName,
        integrity: integrityOf(source),
        givenBy: importedOfLoader ? loader : undefined,
      };
      this.emitFile({ type: 'asset', fileName, source });
      written.set(path, file);
      return file;
    };

    const { code, exported } = takenApart(entry, entry);
    const loader = /(?:^|,)loadBeside:([^,]+)/.exec(exported)?.[1];
    if (loader === undefined) throw new Error('The entry exports no loadBeside.');
    const body =
      `const ${load}=(name,integrity,own)=>${loader}(name,integrity).then(m=>m.default(${given},${load},own)),` +
      `${given}=()=>({${exported}});${code}`;
    // Without the mark, a page that is not in UTF-8 itself would read a classic script in its own encoding. The hint
    // has Chrome compile while it downloads what it would else compile piece by piece when it runs.
    const source = (own: string) =>
      `\ufeff//# allFunctionsCalledOnLoad\n(()=>{"use strict";const ownScript=${own};${body}})();\n`;
    // A script that stands in the page came from nowhere, and says in `data-src` where the others are: as seen from the
    // page's address of now, which a router may change before one is loaded. A request knows that in the fewest bytes.
    const classic =
      '(t=>{const url=t?.src||t?.dataset.src;if(url)return{nonce:t.nonce,src:new Request(url).url};' +
      `throw Error('For type="module" take ${name}.module.js. In the page add data-src.')})(document.currentScript)`;
    for (const chunk of chunks) Reflect.deleteProperty(bundle, chunk.fileName);
    this.emitFile({ type: 'asset', fileName: `${name}.js`, source: source(classic) });
    this.emitFile({ type: 'asset', fileName: `${name}.module.js`, source: source('{src:import.meta.url}') });
  },
});
