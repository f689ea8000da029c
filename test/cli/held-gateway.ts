import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { closeAtOnce, listenOnLoopback } from '../tools/listen-on-loopback.ts';

const walletReply = '{"status":"ok","params":{"identifier":"0771234567"}}';
const okReply =
  '{"status":"ok","deposit":true,"deposit_amount":1000,"currency":{"code":"LKR","symbol":"LKR"}}';

/** A gateway that answers an activation when the test says so, a withdrawal never, and everything else at once. */
export async function startHeldGateway() {
  const waiting: ServerResponse[] = [];
  const events = new EventTarget();
  const server = createServer((request, response) => {
    request.resume();
    if (request.url?.startsWith('/v2/withdrawal/')) {
      request.once('end', () => request.socket.destroy());
      return;
    }
    response.setHeader('content-type', 'application/json');
    if (!request.url?.startsWith('/api/v1/transaction/activate')) {
      response.end(walletReply);
      return;
    }
    waiting.push(response);
    events.dispatchEvent(new Event('asked'));
  });
  return {
    url: `http://127.0.0.1:${await listenOnLoopback(server)}`,
    /** Resolves when an activation waits for its answer. */
    async asked(): Promise<void> {
      if (waiting.length === 0) await once(events, 'asked');
    },
    answer(): void {
      for (const response of waiting.splice(0)) response.end(okReply);
    },
    close(): void {
      closeAtOnce(server);
    },
  };
}
