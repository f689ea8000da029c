import { sha256Hex } from '../gateway/digest.ts';

/**
 * The gateway's limit for its text fields. What is longer goes by its digest: PostgreSQL's indexes take some 2,700
 * bytes, and one entry that cannot be kept would hold up all that came with it.
 */
const longestName = 190;

/** A signed text as part of the name under which a transaction is remembered. */
export const namePart = (text: string): string =>
  text.length <= longestName ? text : `sha256:${sha256Hex(text)}`;
