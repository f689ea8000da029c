import type { WalletDetails } from '../contract/deposit-view.ts';
import { tidyText } from '../contract/withdrawal-account.ts';
import { isJsonNumber, scalarText } from './json-node.ts';
import type { JsonNode, JsonObject } from './json-node.ts';

/** Where the gateway puts the wallet's number: `identifier` for iPay, "Account number" for some other wallets. */
const identifierKeys = ['identifier', 'Account number'];

const maxIdentifierLength = 190;
const maxDetails = 32;
const maxDetailLength = 500;

/**
 * Without marks that nobody sees: they turn a number round on the screen, and wallets do not take it with them. A number
 * in exponent or decimal form has lost the digits payers must type.
 */
function identifierText(node: JsonNode | undefined): string | undefined {
  const written = scalarText(node)?.trim();
  if (written === undefined || /\p{Cc}/u.test(written)) return undefined;
  const text = tidyText(written);
  if (text.length > maxIdentifierLength || !/[\p{L}\p{N}]/u.test(text)) return undefined;
  return isJsonNumber(node) && !/^[0-9]+$/.test(text) ? undefined : text;
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
