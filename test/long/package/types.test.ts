import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import manifest from '../../../package.json' with { type: 'json' };
import { built, builtFiles, folder, run } from './installed-package.ts';

const typedEvent = `
document.querySelector('ipay-deposit')?.addEventListener('ipay-deposit-credited', (event) => {
  const id: string = event.view.id;
  console.log(id);
});
const session: string | null = document.createElement('ipay-withdrawal').session;
`;

const typedOptions = `
import { createProxy } from 'ipay-deposit/proxy';
import type { DepositStore } from 'ipay-deposit/proxy';
import { createNodeServer, socketAddress } from 'ipay-deposit/proxy/node';
declare const store: DepositStore;
const keyPairs = [{ accessKey: 'a', privateKey: 'b' }];
const gateway = { apiUrl: 'https://api.gateway.example', secret: 's', keyPairs };
const origins = ['https://shop.example'];
const proxy = createProxy({ store, gateway, origins, apiKeys: ['k'], clientAddress: socketAddress });
createNodeServer(proxy).server.listen(3000);
`;

const compile = (...args: string[]) => run('node', resolve('node_modules/typescript/bin/tsc6'), ...args);

describe('the types of the published package', () => {
  it('has types that compile in a strict project, its libraries’ types checked too', () => {
    const front = ['', '/define', '/withdrawal', '/define-withdrawal'];
    const server = ['/proxy', '/proxy/node', '/store/sqlite', '/store/postgres', '/gateway', '/sandbox'];
    const imports = (paths: readonly string[]) =>
      paths.map((path) => `import '${manifest.name}${path}';`).join('\n');
    writeFileSync(join(folder, 'front.ts'), `${imports(front)}\n${typedEvent}`);
    writeFileSync(join(folder, 'server.ts'), `${imports(server)}\n${typedOptions}`);
    const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false'];
    const modules = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
    // What a front-end project lacks.
    compile(...strict, ...modules, 'front.ts');
    compile(
      ...strict,
      ...modules,
      '--types',
      'node',
      '--typeRoots',
      resolve('node_modules/@types'),
      'server.ts',
    );
    assert.throws(() => {
      writeFileSync(join(folder, 'wrong.ts'), typedEvent.replace('event.view', 'event.nothing'));
      compile(...strict, ...modules, 'wrong.ts');
    });
  });

  it('publishes no type that needs zod', () => {
    for (const path of builtFiles('.d.ts'))
      assert.doesNotMatch(built(path), /['"](?:zod|@lit\/localize)/, path);
  });
});
