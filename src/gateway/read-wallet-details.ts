import type { WalletDetails } from '../contract/deposit-view.ts';
import { isJsonNumber, scalarText } from './json-node.ts';
import type { JsonNode, JsonObject } from './json-node.ts';

/** Where the gateway puts the wallet's number: `identifier` for iPay, "Account number" for some other wallets. */
const identifierKeys = ['identifier', 'Account number'];

const maxIdentifierLength = 190;
const maxDetails = 32;
const maxDetailLength = 500;

/** A number in exponent or decimal form has lost the digits payers must type. */
function identifierText(node: JsonNode | undefined): string | undefined {
  const text = scalarText(node)?.trim();
  if (text === undefined || text === '' || text.length > maxIdentifierLength) return undefined;
  if (isJsonNumber(node) && !/^[0-9]+$/.test(text)) return undefined;
  return /\p{Cc}/u.test(text) ? undefined : text;
}

/**
 * Reads `params` of a create reply: the wallet's number, and every other scalar as text by the gateway's own
 * names, as far as they are of a showable size.
 *
 * @returns `undefined` when there is no usable number: the payer would have nowhere to send money
 */
export function readWalletDetails(params: JsonObject): WalletDetails | undefined {
  const key = identifierKeys.find((name) => params.has(name));
  const identifier = key === undefined ? undefined : identifierText(params.get(key));
  if (identifier === undefined) return undefined;
  const details: [string, string][] = [];
  for (const [name, node] of params) {
    const text = typeof node === 'boolean' ? String(node) : scalarText(node);
    if (
      name === key ||
      text === undefined ||
      text.length > maxDetailLength ||
      name.length > maxDetailLength
    ) {
      continue;
    }
    if (details.length < maxDetails) details.push([name, text]);
  }
  return { identifier, details: Object.fromEntries(details) };
}
