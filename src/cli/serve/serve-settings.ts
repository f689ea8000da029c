import { createGatewaySide } from '../../proxy/create-gateway-side.ts';
import { readProxySettings } from '../../proxy/settings/proxy-settings.ts';
import type { ProxySettings } from '../../proxy/settings/proxy-settings.ts';
import { isProcessSetting, readProcessSettings } from './process-settings.ts';
import type { ProcessSettings } from './process-settings.ts';
import { readEnvironment, unknownVariables } from './read-environment.ts';
import type { Environment } from './read-environment.ts';
import { readSettingsFile } from './read-settings-file.ts';
import { SettingsError, settingsErrorOf } from './settings-error.ts';
import { settingsTable } from './settings-table.ts';
import { settingsTree } from './settings-tree.ts';

/** Everything `serve` is told, checked, with defaults filled in. */
export interface ServeSettings extends ProcessSettings {
  readonly proxy: ProxySettings;
  /** Variables that look like settings and are none. */
  readonly unknownVariables: readonly string[];
}

/** The settings as they were given, by their paths: variables over the file. */
export function gatherSettings(
  environment: Environment,
  file: string | undefined,
): ReadonlyMap<string, unknown> {
  const fromFile = file === undefined ? undefined : readSettingsFile(file, settingsTable);
  const fromEnvironment = readEnvironment(environment, settingsTable);
  const problems = [...(fromFile?.problems ?? []), ...fromEnvironment.problems];
  if (problems.length > 0) throw new SettingsError(problems, settingsTable);
  return new Map([...(fromFile?.values ?? []), ...fromEnvironment.values]);
}

/** Settings that would be kept silently and do nothing, as nobody would know who calls. */
function checkClientAddress(values: ReadonlyMap<string, unknown>, { listen }: ProcessSettings): void {
  if (listen.clientAddress !== undefined) return;
  const needy = ['limits.perAddress', 'postbackAddresses'].filter((path) => values.has(path));
  if (needy.length === 0) return;
  const problem = 'needs listen.clientAddress (IPAY_CLIENT_ADDRESS) to know who calls. Example: socket';
  throw new SettingsError(
    needy.map((setting) => ({ setting, problem })),
    settingsTable,
  );
}

const trustsAnybody = 'NODE_TLS_REJECT_UNAUTHORIZED';

/** Node would take any certificate, and whoever stands in between would be given the secrets, as over http. */
function checkCertificates(environment: Environment): void {
  if (environment[trustsAnybody] !== '0') return;
  const problem =
    'must not be 0, as anybody could then read the secrets on their way. Trust an authority of yours by NODE_EXTRA_CA_CERTS';
  throw new SettingsError([{ setting: trustsAnybody, problem }], settingsTable);
}

/** What is wrong, and the variables that may have been meant for what is missing. */
function withUnknownVariables(error: SettingsError, unknown: readonly string[]): SettingsError {
  const problem = 'looks like a setting and is none. Check its spelling.';
  const slips = unknown.map((setting) => ({ setting, problem }));
  return new SettingsError([...error.problems, ...slips], settingsTable);
}

/**
 * Reads every setting of `serve` from the environment and, where one is named, a file.
 *
 * @throws {SettingsError} naming every wrong setting with its variable
 * @throws {CommandError} when the file cannot be read
 */
export function readServeSettings(environment: Environment, file: string | undefined): ServeSettings {
  const unknown = unknownVariables(environment, settingsTable);
  try {
    const values = gatherSettings(environment, file);
    const processSettings = readProcessSettings(values);
    const forProxy = [...values].filter(([path]) => !isProcessSetting(path));
    // An empty gateway, so that what is missing in it is named one by one.
    const proxy = readProxySettings({ gateway: {}, ...settingsTree(new Map(forProxy)) });
    createGatewaySide(proxy, undefined);
    checkClientAddress(values, processSettings);
    checkCertificates(environment);
    return { ...processSettings, proxy, unknownVariables: unknown };
  } catch (error) {
    const told = settingsErrorOf(error, settingsTable);
    throw told instanceof SettingsError ? withUnknownVariables(told, unknown) : told;
  }
}
