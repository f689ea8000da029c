export { createGatewayClient } from './gateway-client.ts';
export type {
  Activation,
  CreateTransaction,
  GatewayClient,
  GatewayClientOptions,
  GatewayClock,
} from './gateway-client-options.ts';
export { GatewayConfigurationError } from './gateway-configuration-error.ts';
export type { GatewayConfigurationErrorCode } from './gateway-configuration-error.ts';
export type { ActivateOutcome, CreateOutcome, UnknownReason } from './gateway-outcome.ts';
export { scalarText, toPlainValue } from './json-node.ts';
export type { JsonNode, JsonNumber, JsonObject } from './json-node.ts';
export { StrictJsonError, parseStrictJson } from './parse-strict-json.ts';
export type { StrictJsonErrorCode } from './parse-strict-json.ts';
export { encodePhpJson } from './php-json.ts';
export type { PhpJsonEncoding } from './php-json.ts';
export { maxPostbackBytes, readPostback } from './postback.ts';
export type { PostbackRefusalCode, PostbackResult, VerifiedPostback } from './postback.ts';
export { signPostback } from './postback-signature.ts';
export type { KeyPair } from './postback-signature.ts';
export { createRedirectHash, decodeRedirect } from './redirect-hash.ts';
export type { RedirectHash, RedirectHashOption } from './redirect-hash.ts';
export { RedirectHashError } from './redirect-hash-error.ts';
export type { RedirectHashErrorCode } from './redirect-hash-error.ts';
export { readSignedTransaction } from './signed-transaction.ts';
export type { SignedTransaction } from './signed-transaction.ts';
export { createWithdrawalClient } from './withdrawal-client.ts';
export type {
  SignWithdrawal,
  WithdrawalClient,
  WithdrawalClientOptions,
  WithdrawalInstruction,
} from './withdrawal-client.ts';
export type { WithdrawalOutcome } from './withdrawal-outcome.ts';
export { WithdrawalSignatureError, signWithdrawal, withdrawalStringToSign } from './withdrawal-signature.ts';
