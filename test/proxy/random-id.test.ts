import assert from 'node:assert/strict';
import { it } from 'node:test';
import { randomId, timeOfId } from '../../src/proxy/random-id.ts';

it('an id made later stands behind the earlier ones in every index, and none comes twice', () => {
  const at = Date.UTC(2026, 10, 24);
  const ids = Array.from({ length: 1000 }, (_, index) => randomId('dep_', at + index));
  assert.deepEqual([...ids].sort(), ids);
  const ofOneMoment = Array.from({ length: 1000 }, () => randomId('', at));
  assert.equal(new Set(ofOneMoment).size, 1000);
  for (const id of ofOneMoment) assert.match(id, /^[0-9a-z]{28}$/);
});

it('the time that an id begins with is told, and of no other text', () => {
  const at = Date.UTC(2026, 10, 24);
  assert.equal(timeOfId(randomId('', at)), at.toString(36));
  for (const text of [
    '',
    'order-1',
    randomId('dep_', at),
    `${randomId('', at)}0`,
    `\0${randomId('', at).slice(1)}`,
  ]) {
    assert.equal(timeOfId(text), '');
  }
});
