import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as example from '../../demo/examples/pay-out-once.ts';
import { withdrawalStates } from '../../src/contract/withdrawal-state.ts';
import { withdrawalScenario } from '../../src/sandbox/magic-numbers.ts';
import { freePort } from '../tools/free-port.ts';
import { blocksUnder, Newcomer } from '../tools/newcomer.ts';
import { onPath } from '../tools/programs.ts';
import { untilTrue } from '../tools/until-true.ts';
import { pages, root } from './pages.ts';

const page = pages.get('docs/withdrawals.md') ?? '';

/** The page's words for what the sandbox does. */
const scenarioOf: Readonly<Record<string, string>> = {
  'is paid': 'ok',
  refused: 'refused',
  'accepted and then failed': 'ok_then_fail',
  'unknown and then paid': 'reset',
  'unknown for ever': 'time_out_no_postback',
  'a conflict': 'success_then_fail',
};

describe('the page of withdrawals', () => {
  it('tells of every state', () => {
    const [, table = ''] = page.split('| state ');
    const told = [...table.matchAll(/^\| `([a-z]+)` /gm)].map(([, state]) => state);
    assert.deepEqual(told.sort(), [...withdrawalStates].sort());
  });

  it('names account numbers with which the sandbox does what it says', () => {
    const told = [...page.matchAll(/`(034051\d\d)`\s([a-z\s]+)[,.]/g)];
    assert.deepEqual(
      Object.fromEntries(
        told.map(([, number = '', words = '']) => [
          words.replace(/\s+/g, ' '),
          withdrawalScenario(number).name,
        ]),
      ),
      scenarioOf,
    );
  });

  it('names functions that the example has', () => {
    const [, named = ''] = /is a whole shop's side[^]*?\n\n/.exec(page)?.[0].split('SQLite:') ?? [];
    const functions = [...named.matchAll(/`([A-Za-z]+)`/g)].map(([, name = '']) => name);
    assert.equal(functions.length, 3);
    for (const name of functions) assert(Object.hasOwn(example, name), name);
  });

  it(
    'leads to a payout that is paid, and to one that is unknown',
    { skip: onPath('curl') === undefined && 'no curl' },
    async (t) => {
      const [proxyPort, sandboxPort] = [await freePort(), await freePort()];
      const newcomer = new Newcomer({
        'npx ipay-deposit': `${process.execPath} ${root}/src/cli/main.ts`,
        'sandbox --': `sandbox --port ${sandboxPort} --`,
        'main.ts serve': `main.ts serve --config ports.json`,
        '127.0.0.1:4174': `127.0.0.1:${sandboxPort}`,
        '127.0.0.1:8080': `127.0.0.1:${proxyPort}`,
      });
      t.after(() => newcomer.leave());
      newcomer.save('ports.json', JSON.stringify({ listen: { port: proxyPort }, metrics: { port: 0 } }));
      const [sandbox, serve, look] = blocksUnder('docs/withdrawals.md', 'Try it', 'sh');
      const [ask = ''] = blocksUnder('docs/withdrawals.md', 'Ask, when you know the account', 'sh');
      await newcomer.type(sandbox, /listens/);
      await newcomer.type(serve, /"listening"/);
      const key = 'export IPAY_API_KEY=any-24-characters-or-more-will-do\n';
      assert.match((await newcomer.type(key + ask))(), /"state":"accepted"/);
      const another = ask.replaceAll('payout-7', 'payout-8').replace('03405138', '03405108');
      assert.match((await newcomer.type(key + another))(), /"state":"unknown"/);
      await untilTrue('its event', async () =>
        /withdrawal\.succeeded[^}]*payout-7/.test((await newcomer.type(key + String(look)))()),
      );
    },
  );
});
