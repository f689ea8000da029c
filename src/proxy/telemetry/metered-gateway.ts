import type { GatewayClient, WithdrawalClient } from '../../gateway/index.ts';
import type { Meter } from './meter.ts';

interface Outcome {
  readonly kind: string;
  readonly reason?: string;
  /** Of a refusal. */
  readonly code?: string;
}

/** The call, which also counts its outcome and duration. */
function metered<Call, Result extends Outcome>(
  meter: Meter,
  endpoint: string,
  send: (call: Call) => Promise<Result>,
): (call: Call) => Promise<Result> {
  return async (call) => {
    const startedAtMs = performance.now();
    const result = await send(call);
    meter.gatewayCalled({
      endpoint,
      outcome: result.kind,
      reason: result.reason ?? result.code ?? '',
      durationMs: performance.now() - startedAtMs,
    });
    return result;
  };
}

/** The gateway client, each call counted. */
export const meteredGateway = (gateway: GatewayClient, meter: Meter): GatewayClient => ({
  ...gateway,
  createTransaction: metered(meter, 'create', (call) => gateway.createTransaction(call)),
  activate: metered(meter, 'activate', (call) => gateway.activate(call)),
});

/** The client for withdrawals, each call counted. */
export const meteredWithdrawals = (withdrawals: WithdrawalClient, meter: Meter): WithdrawalClient => ({
  ...withdrawals,
  requestWithdrawal: metered(meter, 'withdrawal', (call) => withdrawals.requestWithdrawal(call)),
});
