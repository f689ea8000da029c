import assert from 'node:assert/strict';
import { it } from 'node:test';
import { randomId } from '../../src/proxy/random-id.ts';

it('an id made later stands behind the earlier ones in every index, and none comes twice', () => {
  const at = Date.UTC(2026, 10, 24);
  const ids = Array.from({ length: 1000 }, (_, index) => randomId('dep_', at + index));
  assert.deepEqual([...ids].sort(), ids);
  const ofOneMoment = Array.from({ length: 1000 }, () => randomId('', at));
  assert.equal(new Set(ofOneMoment).size, 1000);
  for (const id of ofOneMoment) assert.match(id, /^[0-9a-z]{28}$/);
});
