import { assert } from '@open-wc/testing';
import { defineOnce } from '../../src/element/define-once.ts';

describe('an element that is loaded twice', () => {
  it('stays the first one, with one warning', () => {
    const warned: unknown[] = [];
    const kept = Reflect.get(console, 'warn');
    Reflect.set(console, 'warn', (...words: unknown[]) => warned.push(...words));
    try {
      class First extends HTMLElement {}
      class Second extends HTMLElement {}
      defineOnce('loaded-twice', First);
      assert.deepEqual(warned, []);
      defineOnce('loaded-twice', Second);
      assert.equal(customElements.get('loaded-twice'), First);
      assert.deepEqual(warned, ['<loaded-twice> is loaded twice. The first one stays.']);
    } finally {
      Reflect.set(console, 'warn', kept);
    }
  });
});
