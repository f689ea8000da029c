import assert from 'node:assert/strict';
import { it } from 'node:test';
import { KeptText } from '../../src/element/kept-text.ts';
import { memoryStorage } from './memory-storage.ts';

it('keeps a text per deposit, and forgets an empty one', () => {
  const storage = memoryStorage();
  const kept = new KeptText(() => storage);
  kept.write('a', '4829');
  assert.equal(kept.read('a'), '4829');
  assert.equal(kept.read('b'), '');
  kept.write('a', '');
  assert.equal(storage.length, 0);
});

it('keeps it as long as the page without storage, where the browser forbids it or it is full', () => {
  const forbidden = new KeptText(() => {
    throw new DOMException('Denied', 'SecurityError');
  });
  forbidden.write('a', '4829');
  assert.equal(forbidden.read('a'), '4829');
  assert.equal(forbidden.read('b'), '');
  forbidden.write('a', '');
  assert.equal(forbidden.read('a'), '');
  const full = new KeptText(() =>
    Object.assign(memoryStorage(), {
      setItem: () => {
        throw new DOMException('Full', 'QuotaExceededError');
      },
    }),
  );
  full.write('c', '4829');
  assert.equal(full.read('c'), '4829');
});

it('gives the latest of what it was told, wherever that went', () => {
  const storage = memoryStorage();
  let isFull = false;
  const store = storage.setItem.bind(storage);
  storage.setItem = (key, text) => {
    if (isFull) throw new DOMException('Full', 'QuotaExceededError');
    store(key, text);
  };
  const kept = new KeptText(() => storage);
  kept.write('d', '4829');
  isFull = true;
  kept.write('d', '4829 1736');
  assert.equal(kept.read('d'), '4829 1736', 'not what was stored before it was full');
  kept.write('d', '');
  assert.equal(kept.read('d'), '', 'a full storage can still forget');
  kept.write('d', '48');
  isFull = false;
  kept.write('d', '482');
  assert.equal(kept.read('d'), '482');
  kept.write('d', '');
  assert.equal(kept.read('d'), '');
});
