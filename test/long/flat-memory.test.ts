import { it } from 'node:test';
import { assertFlatMemory, bombs } from '../proxy/assert-flat-memory.ts';

for (const bomb of bombs) {
  it(`memory stays flat while the question for a wallet is answered with ${bomb[0]} again and again`, (t) =>
    assertFlatMemory(t, 'create', bomb, 'unavailable'));

  it(`memory stays flat while withdrawals are answered with ${bomb[0]} again and again`, (t) =>
    assertFlatMemory(t, 'withdraw', bomb, 'unknown'));
}
