import type { DepositRecord } from '../contract/deposit-record.ts';
import type { MerchantEvent } from '../contract/merchant-event.ts';
import type { RenderedDeposit, RenderingRequest } from '../contract/rendered-deposit.ts';
import type { Session, SessionRequest } from '../contract/session.ts';
import type {
  WithdrawalOrder,
  WithdrawalSession,
  WithdrawalSessionRequest,
} from '../contract/withdrawal-order.ts';
import type { WithdrawalRecord } from '../contract/withdrawal-record.ts';
import type { DepositStore } from '../store/deposit-store.ts';
import { StoreError } from '../store/store-error.ts';
import type { ClientAddress } from './address/client-address.ts';
import { createBackground } from './background.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import type { ProxyContext } from './context.ts';
import { createGatewaySide } from './create-gateway-side.ts';
import { ConfigurationError } from './errors/configuration-error.ts';
import { ProblemError } from './errors/problem-error.ts';
import { problemOfStore } from './errors/problem-of-store.ts';
import { createCallsUnderWay } from './limits/calls-under-way.ts';
import { capLog } from './limits/cap-log.ts';
import { createWaitingPolls } from './limits/waiting-polls.ts';
import { deliverByWebhook } from './outbox/deliver-by-webhook.ts';
import type { Deliver } from './outbox/deliver-by-webhook.ts';
import { createResumeCredentials } from './resume/resume-credentials.ts';
import { createApp } from './routes/app.ts';
import { checkParts } from './settings/check-parts.ts';
import type { ProxySettingsInput } from './settings/proxy-settings-input.ts';
import { readProxySettings } from './settings/proxy-settings.ts';
import { silentLog } from './telemetry/log.ts';
import type { Log } from './telemetry/log.ts';
import { silentMeter } from './telemetry/meter.ts';
import type { Meter } from './telemetry/meter.ts';
import { meteredGateway, meteredWithdrawals } from './telemetry/metered-gateway.ts';
import { createRequestName } from './telemetry/request-name.ts';
import { unfailingLog, unfailingMeter } from './telemetry/unfailing.ts';
import { cancelOrder, cancelWithdrawal } from './use-cases/cancel-withdrawal.ts';
import { createSession } from './use-cases/create-session.ts';
import { createWithdrawalSession } from './use-cases/create-withdrawal-session.ts';
import { createWithdrawal } from './use-cases/create-withdrawal.ts';
import { findDeposit } from './use-cases/find-deposit.ts';
import { renderDeposit } from './use-cases/render-deposit.ts';
import { revokeSessions } from './use-cases/revoke-sessions.ts';
import { findWithdrawal } from './use-cases/view-withdrawal.ts';

export interface ProxyOptions extends ProxySettingsInput {
  /** Where everything is kept: `openSqliteStore({ file })` or `openPostgresStore({ … })`. */
  readonly store: DepositStore;
  /**
   * Takes each event in this process, at least once: remember its id in the same database transaction that
   * credits. Throwing means "again later". Use this or `webhook`, or neither and read `GET /events`.
   */
  readonly onEvent?: (event: MerchantEvent) => void | Promise<void>;
  /** Default: silent. Takes a pino logger. */
  readonly log?: Log;
  /** Counts what happens, for metrics. Default: silent. */
  readonly meter?: Meter;
  /**
   * Names each request in the log and in `x-request-id`, by up to 200 visible ASCII characters. Default: a random id;
   * what the caller sent is not used.
   */
  readonly requestIdOf?: (request: Request) => string;
  /** Default: the platform's. Used for the gateway and the webhook. */
  readonly fetch?: typeof fetch;
  /** Default: the system's. */
  readonly clock?: Clock;
  /**
   * Tells the IP address a request came from: `socketAddress` by Node's socket, `clientAddressFromForwardedFor(n)` behind
   * n load balancers. Default: nobody does, so that there is no limit per address and can be no `postbackAddresses`.
   */
  readonly clientAddress?: ClientAddress;
}

export interface Proxy {
  /** Answers every request of payer, merchant and gateway. Mount it wherever a Fetch handler goes. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** As `POST /sessions`, in this process. Rejects with `ProblemError`. */
  readonly createSession: (request: SessionRequest) => Promise<Session>;
  /** As `GET /deposits/:id`, in this process. Rejects with `ProblemError`. */
  readonly findDeposit: (depositId: string) => Promise<DepositRecord>;
  /** As `GET /deposits/:id/rendered`, in this process. Rejects with `ProblemError`. */
  readonly renderDeposit: (depositId: string, request?: RenderingRequest) => Promise<RenderedDeposit>;
  /** As `POST /sessions` with kind `withdrawal`, in this process. Rejects with `ProblemError`. */
  readonly createWithdrawalSession: (request: WithdrawalSessionRequest) => Promise<WithdrawalSession>;
  /** As `POST /withdrawals`, in this process. Rejects with `ProblemError`. */
  readonly createWithdrawal: (idempotencyKey: string, order: WithdrawalOrder) => Promise<WithdrawalRecord>;
  /** As `GET /withdrawals/:id`, in this process. Rejects with `ProblemError`. */
  readonly findWithdrawal: (withdrawalId: string) => Promise<WithdrawalRecord>;
  /** As `POST /withdrawals/:id/cancel`, in this process. Rejects with `ProblemError`. */
  readonly cancelWithdrawal: (withdrawalId: string) => Promise<WithdrawalRecord>;
  /** As `POST /withdrawals/cancel`, in this process. Rejects with `ProblemError`. */
  readonly cancelOrder: (idempotencyKey: string, order: WithdrawalOrder) => Promise<WithdrawalRecord>;
  /** As `DELETE /sessions/:id`, of a deposit or withdrawal, in this process. Rejects with `ProblemError`. */
  readonly revokeSessions: (id: string) => Promise<void>;
  /** Starts delivering events and sweeping, in the background. */
  readonly start: () => void;
  /** Does once what `start` does all the time: for platforms that run on a schedule. */
  readonly runDue: () => Promise<void>;
  /** Answers waiting long polls and ends the work in the background. The store stays open: it is yours. */
  readonly stop: () => Promise<void>;
}

function deliveryOf(
  onEvent: ProxyOptions['onEvent'],
  webhook: ProxyOptions['webhook'],
  fetchImpl: typeof fetch | undefined,
): Deliver | undefined {
  if (onEvent && webhook) {
    throw new ConfigurationError([
      { setting: 'onEvent', problem: 'stands beside webhook. Keep the one that shall hear of events.' },
    ]);
  }
  if (onEvent) return async (event) => onEvent(event);
  return webhook && deliverByWebhook(webhook, fetchImpl);
}

/** Enough for a page that is opened in several tabs at once. */
const walletCallsPerDeposit = 4;

/**
 * Makes the merchant proxy: it holds the secrets, speaks to the gateway, verifies postbacks and credits each
 * transaction exactly once.
 *
 * @throws {ConfigurationError} naming every setting that is wrong
 */
export function createProxy(options: ProxyOptions): Proxy {
  const {
    store,
    onEvent,
    fetch,
    clientAddress,
    requestIdOf,
    log: givenLog = silentLog,
    meter: givenMeter = silentMeter,
    clock = systemClock,
    ...settingsInput
  } = options;
  checkParts({ store, onEvent, fetch, clientAddress, requestIdOf });
  const settings = readProxySettings(settingsInput);
  if (settings.postbackAddresses && !clientAddress) {
    const problem = 'needs clientAddress to know who calls. Example: clientAddressFromForwardedFor(1)';
    throw new ConfigurationError([{ setting: 'postbackAddresses', problem }]);
  }
  const log = unfailingLog(givenLog);
  const meter = unfailingMeter(givenMeter);
  const deliver = deliveryOf(onEvent, settings.webhook, fetch);
  const { gateway, withdrawals, redirectHash } = createGatewaySide(settings, fetch);

  const stopping = new AbortController();
  const context: ProxyContext = {
    settings,
    store,
    gateway: meteredGateway(gateway, meter),
    withdrawals: withdrawals && meteredWithdrawals(withdrawals, meter),
    redirectHash,
    clock,
    log,
    meter,
    cappedLog: capLog(log, clock),
    waitingPolls: createWaitingPolls(settings.limits.pollsPerSession),
    walletCalls: createCallsUnderWay(walletCallsPerDeposit),
    clientAddress,
    resumeCredentials: createResumeCredentials(settings.apiKeys),
    stopping: stopping.signal,
  };
  const background = createBackground(context, deliver);
  const handle = createApp(context, background, createRequestName(requestIdOf));
  const inProcess = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      throw error instanceof StoreError ? problemOfStore(error, log) : error;
    }
  };
  /** In JavaScript an id may be anything; what is no text names nothing, and need not be asked of the store. */
  const byId = async <Result>(id: unknown, work: (id: string) => Promise<Result>): Promise<Result> => {
    if (typeof id !== 'string') throw new ProblemError('not_found');
    return inProcess(work(id));
  };
  return {
    fetch: async (request) => handle(request),
    createSession: (request) => inProcess(createSession(context, request)),
    findDeposit: (depositId) => byId(depositId, (id) => findDeposit(context, id)),
    renderDeposit: (depositId, request = {}) => byId(depositId, (id) => renderDeposit(context, id, request)),
    createWithdrawalSession: (request) => inProcess(createWithdrawalSession(context, request)),
    createWithdrawal: (idempotencyKey, order) =>
      inProcess(createWithdrawal(context, idempotencyKey, () => Promise.resolve(order))),
    findWithdrawal: (withdrawalId) => byId(withdrawalId, (id) => findWithdrawal(context, id)),
    cancelWithdrawal: (withdrawalId) => byId(withdrawalId, (id) => cancelWithdrawal(context, id)),
    cancelOrder: (idempotencyKey, order) =>
      inProcess(cancelOrder(context, idempotencyKey, () => Promise.resolve(order))),
    revokeSessions: (ofId) => byId(ofId, (id) => revokeSessions(context, id)),
    start: () => background.start(),
    runDue: () => background.runDue(),
    async stop() {
      stopping.abort();
      await background.stop();
    },
  };
}
