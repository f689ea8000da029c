import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import type { WebKit } from './find-webkit.ts';
import { freePort } from './free-port.ts';

const startTimeoutMs = 20_000;
const pollMs = 100;

/** Starts WebKit's driver on a virtual screen of its own, and waits until it listens. */
export async function webKitDriver({ driver, screen }: WebKit) {
  const port = await freePort();
  const child = spawn(screen, ['-a', driver, `--port=${port}`, '--host=127.0.0.1'], {
    env: {
      ...process.env,
      // No graphics card, and no user namespaces in most containers.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
    stdio: 'ignore',
    // xvfb-run's own children end only with their process group.
    detached: true,
  });
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
  };
  process.once('exit', end);
  const deadline = performance.now() + startTimeoutMs;
  for (;;) {
    const up = await fetch(`http://127.0.0.1:${port}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return { port, end };
    if (performance.now() > deadline || child.exitCode !== null) {
      end();
      throw new Error('WebKitWebDriver did not start.');
    }
    await setTimeout(pollMs);
  }
}
