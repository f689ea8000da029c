import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Meter } from '../../proxy/index.ts';

const quickSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What the proxy does, counted for Prometheus. Labels are names out of fixed sets: nothing of a payer is one. */
export function createMetrics(version: string): { readonly registry: Registry; readonly meter: Meter } {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: 'ipay_http_request_duration_seconds',
    help: 'Requests answered, by route pattern. A route with ?after is a long poll, whose time says nothing of speed.',
    labelNames: ['method', 'route', 'status'],
    buckets: quickSeconds,
    registers,
  });
  const gatewayCalls = new Histogram({
    name: 'ipay_gateway_call_duration_seconds',
    help: 'Calls to the gateway, by what came of them. unknown: the answer was lost, and money may have moved.',
    labelNames: ['endpoint', 'outcome', 'reason'],
    buckets: quickSeconds,
    registers,
  });
  const transactions = new Counter({
    name: 'ipay_postback_transactions_total',
    help: 'Signed transactions received, by result. suspended and conflict wait for a person: ipay-deposit review.',
    labelNames: ['result', 'reason'],
    registers,
  });
  const refusals = new Counter({
    name: 'ipay_postbacks_refused_total',
    help: 'Postbacks refused before anything was stored, by code.',
    labelNames: ['code'],
    registers,
  });
  const deliveries = new Counter({
    name: 'ipay_event_deliveries_total',
    help: 'Deliveries of events to the merchant, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const longPolls = new Gauge({
    name: 'ipay_long_polls_waiting',
    help: 'Payers’ pages waiting for news.',
    registers,
  });
  new Gauge({
    name: 'ipay_build_info',
    help: 'Always 1; the labels say what runs.',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.version }, 1);

  return {
    registry,
    meter: {
      requestAnswered: ({ method, route, status, durationMs }) =>
        requests.observe({ method, route, status }, durationMs / 1000),
      gatewayCalled: ({ endpoint, outcome, reason, durationMs }) =>
        gatewayCalls.observe({ endpoint, outcome, reason }, durationMs / 1000),
      transactionReceived: ({ result, reason }) => transactions.inc({ result, reason }),
      postbackRefused: (code) => refusals.inc({ code }),
      eventDelivery: (outcome) => deliveries.inc({ outcome }),
      longPollStarted: () => longPolls.inc(),
      longPollEnded: () => longPolls.dec(),
    },
  };
}
