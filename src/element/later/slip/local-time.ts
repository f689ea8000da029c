const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A moment as people write it down, in the zone of the device and with its distance from UTC, so that it is the same
 * moment for everybody: `2026-11-24 10:31 (UTC+05:30)`. Our own format: Chromium has no Sinhala, and whoever helps
 * may read another language.
 *
 * @param zoneMinutes how far the zone is ahead of UTC
 */
export function localTime(ms: number, zoneMinutes = -new Date(ms).getTimezoneOffset()): string {
  const shifted = new Date(ms + zoneMinutes * 60_000);
  const date = [shifted.getUTCFullYear(), two(shifted.getUTCMonth() + 1), two(shifted.getUTCDate())].join(
    '-',
  );
  const ahead = Math.abs(zoneMinutes);
  const zone = `UTC${zoneMinutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
  return `${date} ${two(shifted.getUTCHours())}:${two(shifted.getUTCMinutes())} (${zone})`;
}
