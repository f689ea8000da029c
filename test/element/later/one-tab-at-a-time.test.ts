import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { isDepositView } from '../../../src/contract/check-deposit-view.ts';
import type { DepositView } from '../../../src/contract/deposit-view.ts';
import { Tabs } from '../../../src/element/later/tabs.ts';
import { PageInNode, passes, replaceGlobal } from '../page-in-node.ts';

const lockName = 'ipay-deposit:dep_1';
const never = new AbortController().signal;
let page: PageInNode;
let open: Tabs<DepositView>[] = [];
let undo: (() => void)[] = [];

/** For each test of the suite it is called in: other files' tests run in the same process. */
function inAPageOfItsOwn(): void {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    page = new PageInNode();
  });
  afterEach(() => {
    for (const tabs of open) tabs.end();
    for (const put of undo) put();
    open = [];
    undo = [];
    page.end();
    mock.timers.reset();
  });
}

function newTabs(): Tabs<DepositView> {
  const tabs = new Tabs('dep_1', isDepositView, () => undefined);
  open.push(tabs);
  return tabs;
}

/** Work that lasts until it is told to end, counted. */
function newWork() {
  const seen = { begun: 0, ended: false };
  let finish: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (finish = resolve));
  const work = async () => {
    seen.begun += 1;
    await over;
    seen.ended = true;
  };
  return { seen, work, finish };
}

/** Another tab takes the lock, and does not give it back before it is told to. */
async function frozenTab(): Promise<() => void> {
  let thaw: () => void = () => undefined;
  const frozen = new Promise<void>((resolve) => (thaw = resolve));
  await new Promise<void>((taken) => {
    void navigator.locks.request(lockName, async () => {
      taken();
      await frozen;
    });
  });
  undo.push(thaw);
  return thaw;
}

const held = async () => (await navigator.locks.query()).held?.map(({ name }) => name) ?? [];

describe('one tab at a time hands a number in', () => {
  inAPageOfItsOwn();

  it('the second one begins when the first has ended, however long that was waited for', async () => {
    const [first, second] = [newWork(), newWork()];
    const one = newTabs().alone(never, first.work);
    const other = newTabs().alone(never, second.work);
    await passes(7500);
    assert.deepEqual([first.seen.begun, second.seen.begun], [1, 0]);
    first.finish();
    await one;
    await passes(0);
    assert.deepEqual([first.seen.begun, second.seen.begun], [1, 1]);
    second.finish();
    await other;
    assert.deepEqual(await held(), []);
  });

  it('a frozen tab holds the lock: after eight seconds it is not waited for, and nothing is begun twice', async () => {
    const thaw = await frozenTab();
    const { seen, work, finish } = newWork();
    const alone = newTabs().alone(never, work);
    await passes(7999);
    assert.equal(seen.begun, 0);
    await passes(1);
    assert.equal(seen.begun, 1);
    thaw();
    await passes(60_000);
    finish();
    await alone;
    assert.equal(seen.begun, 1);
  });

  it('its own work takes longer than that: it keeps the lock, and is begun once', async () => {
    const { seen, work, finish } = newWork();
    const alone = newTabs().alone(never, work);
    await passes(60_000);
    assert.deepEqual([seen, await held()], [{ begun: 1, ended: false }, [lockName]]);
    finish();
    await alone;
    assert.deepEqual([seen, await held()], [{ begun: 1, ended: true }, []]);
  });

  it('given up while it waits, it is never begun, and stands in nobody’s way', async () => {
    const thaw = await frozenTab();
    const { seen, work } = newWork();
    const given = new AbortController();
    const alone = newTabs().alone(given.signal, work);
    await passes(1000);
    given.abort();
    await alone;
    thaw();
    await passes(20_000);
    assert.equal(seen.begun, 0);
    assert.deepEqual(await held(), []);
  });

  it('work that breaks frees the lock, and is not begun again', async () => {
    let begun = 0;
    await assert.rejects(
      newTabs().alone(never, () => {
        begun += 1;
        return Promise.reject(new Error('broken'));
      }),
      /broken/,
    );
    assert.deepEqual([begun, await held()], [1, []]);
  });
});

describe('without locks each tab is on its own: it begins at once, and once', () => {
  inAPageOfItsOwn();

  for (const [name, locks] of [
    ['where there are none, as on a page without https', undefined],
    [
      'where they are forbidden',
      { request: () => Promise.reject(new DOMException('Access is denied.', 'SecurityError')) },
    ],
    [
      'where asking for one throws',
      {
        request() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      },
    ],
    [
      'where one is lost to another tab that stole it',
      {
        async request(_name: string, _options: object, begin: () => Promise<void>) {
          void begin();
          await Promise.reject(new DOMException('Lock broken.', 'AbortError'));
        },
      },
    ],
  ] as const) {
    it(name, async () => {
      undo.push(replaceGlobal(navigator, 'locks', locks));
      const { seen, work, finish } = newWork();
      const alone = newTabs().alone(never, work);
      await passes(0);
      assert.equal(seen.begun, 1);
      finish();
      await alone;
      await passes(20_000);
      assert.deepEqual(seen, { begun: 1, ended: true });
    });
  }
});
