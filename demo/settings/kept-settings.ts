import * as z from 'zod/mini';
import { defaultSettings, readSettings, settingNames } from './demo-settings.ts';
import type { DemoSettings } from './demo-settings.ts';
import { readKept, writeKept } from './kept-value.ts';

const key = 'ipay-demo:settings';
const keptSchema = z.partial(
  z.object({
    language: z.string(),
    theme: z.string(),
    flow: z.string(),
    openIn: z.string(),
    amount: z.string(),
    width: z.string(),
  }),
);

/**
 * The settings of the last visit, with what the address says on top: an address can be shared. Together they are
 * kept, as the payment window comes back to an address of its own.
 */
export function loadSettings(): DemoSettings {
  const kept = readSettings(readKept(key, keptSchema) ?? {}, defaultSettings);
  const settings = readSettings(Object.fromEntries(new URLSearchParams(location.search)), kept);
  writeKept(key, settings);
  return settings;
}

/** Keeps the settings, and puts those that differ from the defaults into the address. */
export function saveSettings(settings: DemoSettings): void {
  writeKept(key, settings);
  const url = new URL(location.href);
  for (const name of settingNames) {
    if (settings[name] === defaultSettings[name]) url.searchParams.delete(name);
    else url.searchParams.set(name, settings[name]);
  }
  history.replaceState(history.state, '', url);
}
