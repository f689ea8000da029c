import { connectionReset } from './connection-reset.ts';
import { notFoundResponse } from './gateway-answers.ts';
import type { GatewayAnswer } from './gateway-answers.ts';
import type { WireAnswer } from './magic-numbers.ts';
import type { SandboxContext } from './sandbox-context.ts';

const errorPage =
  '<!DOCTYPE html><html><head><title>500</title></head><body><h1>Server Error</h1></body></html>';

function whenAborted(...signals: readonly AbortSignal[]): Promise<void> {
  const signal = AbortSignal.any([...signals]);
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Gives the documented answer, or loses it in the way the scenario says. */
export async function playAnswer(
  { settings, stopping }: SandboxContext,
  wire: WireAnswer,
  answer: GatewayAnswer,
  clientGone: AbortSignal,
): Promise<Response> {
  switch (wire) {
    case 'page':
      return Response.json(answer);
    case 'slow': {
      const elapsed = new AbortController();
      const cancel = settings.clock.schedule(() => elapsed.abort(), settings.slowAnswerMs);
      await whenAborted(elapsed.signal, clientGone, stopping());
      cancel();
      return Response.json(answer);
    }
    case 'time_out':
      await whenAborted(clientGone, stopping());
      return connectionReset();
    case 'html_500':
      return new Response(errorPage, {
        status: 500,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
    case 'cut_json': {
      const json = JSON.stringify(answer);
      const half = json.slice(0, Math.floor(json.length / 2));
      return new Response(half, { headers: { 'content-type': 'application/json' } });
    }
    case 'reset':
      return connectionReset();
    case 'not_found':
      return notFoundResponse();
  }
}
