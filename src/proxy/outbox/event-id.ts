import { sha256Hex } from '../../gateway/digest.ts';

/** 112 bits: too many for two events to get the same id by chance. */
const digits = 28;

/**
 * The id of an event that money depends on, made of what the event is about. After the database went back to a backup,
 * and the gateway has sent again what came since, the event has the same id as before: the merchant knows it again.
 */
export const eventIdOf = (type: string, ...about: readonly string[]): string =>
  `evt_${sha256Hex(JSON.stringify([type, ...about])).slice(0, digits)}`;
