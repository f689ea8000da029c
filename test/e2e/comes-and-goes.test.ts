import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBrowser } from './browser.ts';
import { Mounts } from './mounts.ts';

describe('an element that comes and goes', () => {
  const newProfile = openBrowser();

  it('leaves no node, listener, timer or instance behind', async (t) => {
    const mounts = await Mounts.open(t, await newProfile(t));
    // What the first ones load and render stays.
    await mounts.warmUp();
    await mounts.comeAndGo(20);
    const { nodes, listeners, timers } = await mounts.held();
    await mounts.comeAndGo(100);
    const after = await mounts.held();
    assert.deepEqual(
      [after.nodes, after.listeners, after.timers, after.instances],
      [nodes, listeners, timers, 0],
    );
  });
});
