import { it } from 'node:test';
import { assertFlatMemory, bombs } from './assert-flat-memory.ts';

for (const bomb of bombs) {
  it(`memory stays flat while activations are answered with ${bomb[0]} again and again`, (t) =>
    assertFlatMemory(t, 'activate', bomb, 'unknown'));
}
