import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a server has used so far. */
interface Usage {
  /** Memory held after a garbage collection. */
  readonly residentBytes: number;
  readonly cpuMicros: number;
}

export interface BenchServer {
  readonly port: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

async function tell<Message>(child: ChildProcess): Promise<Message> {
  const [message] = (await once(child, 'message')) as [Message];
  return message;
}

/**
 * Starts one of the servers of `server.ts` in a process of its own: two cores, one for each side.
 *
 * @param share of a processor's time that it may use, above 0; all of it, when nothing is said
 */
export async function startServer(
  kind: 'echo' | 'insert' | 'least' | 'proxy' | 'delivering',
  place = '',
  share?: number,
): Promise<BenchServer> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [kind, place], {
    execArgv: ['--expose-gc'],
  });
  const { port } = await tell<{ port: number }>(child);
  const partTime =
    share && fork(join(import.meta.dirname, 'part-time.ts'), [String(child.pid), String(share)]);
  return {
    port,
    usage() {
      child.send('usage');
      return tell<Usage>(child);
    },
    async stop() {
      if (partTime) {
        partTime.disconnect();
        await once(partTime, 'exit');
        child.kill('SIGCONT');
      }
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
