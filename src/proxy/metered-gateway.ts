import type { GatewayClient } from '../gateway/index.ts';
import type { Meter } from './meter.ts';

interface Outcome {
  readonly kind: string;
  readonly reason?: string;
}

/** The gateway client, each call counted with its outcome and duration. */
export function meteredGateway(gateway: GatewayClient, meter: Meter): GatewayClient {
  const metered =
    <Call, Result extends Outcome>(endpoint: string, send: (call: Call) => Promise<Result>) =>
    async (call: Call): Promise<Result> => {
      const startedAtMs = performance.now();
      const result = await send(call);
      meter.gatewayCalled({
        endpoint,
        outcome: result.kind,
        reason: result.reason ?? '',
        durationMs: performance.now() - startedAtMs,
      });
      return result;
    };
  return {
    ...gateway,
    createTransaction: metered('create', (call) => gateway.createTransaction(call)),
    activate: metered('activate', (call) => gateway.activate(call)),
  };
}
