import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Meter } from '../../proxy/index.ts';
import {
  deliveryLabels,
  gatewayCallLabels,
  refusalLabels,
  transactionLabels,
  turnedAwayLabels,
} from './counted-from-zero.ts';

const quickSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const turnedAwayStatuses = new Set(turnedAwayLabels.map(({ status }) => status));

/** What the proxy does, counted for Prometheus. Labels are names out of fixed sets: nothing of a payer is one. */
export function createMetrics(version: string): { readonly registry: Registry; readonly meter: Meter } {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  /** A counter that shows each of its series from the start, as 0. */
  const counter = (name: string, help: string, all: readonly Readonly<Record<string, string | number>>[]) => {
    const made = new Counter({ name, help, labelNames: Object.keys(all[0] ?? {}), registers });
    for (const labels of all) made.inc(labels, 0);
    return made;
  };

  const requests = new Histogram({
    name: 'ipay_http_request_duration_seconds',
    help: 'Requests answered, by route pattern. A route with ?after is a long poll, whose time says nothing of speed.',
    labelNames: ['method', 'route', 'status'],
    buckets: quickSeconds,
    registers,
  });
  const turnedAway = counter(
    'ipay_http_turned_away_total',
    'Requests answered 429, 500 or 503, whose callers have to come again.',
    turnedAwayLabels,
  );
  const gatewayCalls = counter(
    'ipay_gateway_calls_total',
    'Calls to the gateway, by what came of them. unknown: the answer was lost, and money may have moved.',
    gatewayCallLabels,
  );
  const gatewayDurations = new Histogram({
    name: 'ipay_gateway_call_duration_seconds',
    help: 'How long calls to the gateway took, by what came of them.',
    labelNames: ['endpoint', 'outcome', 'reason'],
    buckets: quickSeconds,
    registers,
  });
  const transactions = counter(
    'ipay_postback_transactions_total',
    'Signed transactions received, by result. suspended and conflict wait for a person: ipay-deposit review.',
    transactionLabels,
  );
  const refusals = counter(
    'ipay_postbacks_refused_total',
    'Postbacks refused before anything was stored, by code.',
    refusalLabels,
  );
  const deliveries = counter(
    'ipay_event_deliveries_total',
    'Deliveries of events to the merchant, by outcome.',
    deliveryLabels,
  );
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
      requestAnswered: ({ method, route, status, durationMs }) => {
        requests.observe({ method, route, status }, durationMs / 1000);
        if (turnedAwayStatuses.has(status)) turnedAway.inc({ status });
      },
      gatewayCalled: ({ endpoint, outcome, reason, durationMs }) => {
        gatewayCalls.inc({ endpoint, outcome, reason });
        gatewayDurations.observe({ endpoint, outcome, reason }, durationMs / 1000);
      },
      transactionReceived: ({ result, reason }) => transactions.inc({ result, reason }),
      postbackRefused: (code) => refusals.inc({ code }),
      eventDelivery: (outcome) => deliveries.inc({ outcome }),
      longPollStarted: () => longPolls.inc(),
      longPollEnded: () => longPolls.dec(),
    },
  };
}
