import { sha256Hex } from '../../gateway/digest.ts';

/** 112 bits: no two events are about the same by chance. */
const digits = 28;

/**
 * The id of an event that money depends on, made of what it is about. A merchant knows it again although the database
 * does not, as after it went back to a backup, and the gateway sent again what came since.
 */
export const eventIdOf = (type: string, ...about: readonly string[]): string =>
  `evt_${sha256Hex(JSON.stringify([type, ...about])).slice(0, digits)}`;
