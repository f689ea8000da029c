import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createProxy } from '../../proxy/index.ts';
import { createNodeServer } from '../../proxy/node/index.ts';
import { createClosers, startOrClose } from '../closers.ts';
import type { Closers } from '../closers.ts';
import { listen } from '../listen.ts';
import { createBacklogMetrics } from './backlog-metrics.ts';
import { clientAddressOf } from './client-address-of.ts';
import { createLog } from './create-log.ts';
import { createMetrics } from './create-metrics.ts';
import { createLineRedactor } from './line-redactor.ts';
import { createMetricsServer } from './metrics-server.ts';
import { openStore } from './open-store.ts';
import { packageVersion } from './package-version.ts';
import { createRequestIds } from './request-ids.ts';
import { secretsOf } from './secrets-of.ts';
import type { ServeSettings } from './serve-settings.ts';

/**
 * What process managers give before they kill is 10 s or more; closing the store on a busy machine needs some of it.
 */
const stopWithinMs = 8_500;

export interface RunningServe {
  readonly url: string;
  /**
   * Ends within 10 seconds: nothing new is taken, long polls are answered, calls to the gateway are waited for and
   * written down, the outbox ends after the events in hand, the store is closed.
   *
   * @returns whether everything ended. What did not is on disk as begun, and the next start takes it up
   */
  stop(): Promise<boolean>;
}

async function start(settings: ServeSettings, opened: Closers): Promise<RunningServe> {
  const requestIds = createRequestIds(settings.log.requestIdHeader);
  const log = createLog({
    level: settings.log.level,
    requestId: requestIds.current,
    redact: createLineRedactor(secretsOf(settings)),
  });
  const { url: databaseUrl, file } = settings.store;
  const isNewFile = databaseUrl === undefined && !existsSync(file);
  const store = await openStore(settings.store);
  opened.add(() => store.close());
  // In the wrong folder it would pay again what another one knows, and know no postback's deposit.
  if (isNewFile) log.warn({ file }, 'a new, empty database was made');
  const { registry, meter } = createMetrics(packageVersion);
  const delivers = settings.proxy.webhook !== undefined;
  const backlog = createBacklogMetrics(registry, (of) => store.read.readBacklog(of), delivers);
  const metrics = createMetricsServer(registry, () => backlog.update());
  const clientAddress = clientAddressOf(settings.listen.clientAddress);
  const proxy = createProxy({
    ...settings.proxy,
    store,
    log,
    meter,
    requestIdOf: requestIds.of,
    ...(clientAddress && { clientAddress }),
  });
  const { server, drain } = createNodeServer(
    { fetch: (request) => requestIds.within(request, () => proxy.fetch(request)) },
    settings.listen,
  );

  const metricsUrl = await listen(metrics, settings.metrics.port, {
    host: settings.metrics.host,
    anotherPort: 'choose another port with IPAY_METRICS_PORT',
  });
  opened.add(() => {
    metrics.close();
    metrics.closeAllConnections();
  });
  // Last, so that nobody is answered by a process that does not start after all.
  const url = await listen(server, settings.listen.port, {
    host: settings.listen.host,
    anotherPort: 'choose another port with PORT',
  });
  log.info({ url, metricsUrl: `${metricsUrl}/metrics`, version: packageVersion }, 'listening');
  for (const variable of settings.unknownVariables) {
    log.warn({ variable }, 'this variable looks like a setting and is none');
  }
  proxy.start();

  return {
    url,
    async stop() {
      log.info({}, 'stopping');
      const ended = new AbortController();
      const everything = Promise.all([drain(), proxy.stop()]).then(() => true);
      const timeUp = setTimeout(stopWithinMs, false, { signal: ended.signal }).catch(() => false);
      const isDone = await Promise.race([everything, timeUp]);
      ended.abort();
      if (isDone) log.info({}, 'stopped');
      else log.warn({ withinMs: stopWithinMs }, 'stopped with work under way, which the next start takes up');
      await opened.close();
      return isDone;
    },
  };
}

/**
 * Runs the proxy as an HTTP server of this process, with its log, its metrics and its store.
 *
 * @throws {CommandError} for what a person can mend; nothing is left open then
 */
export async function runServe(settings: ServeSettings): Promise<RunningServe> {
  return startOrClose(createClosers(), (opened) => start(settings, opened));
}
