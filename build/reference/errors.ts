import ts from 'typescript';
import { problems } from '../../src/contract/problem.ts';
import type { ProblemCode } from '../../src/contract/problem.ts';
import { code, page, table } from './markdown.ts';
import { declared, docOf, readSource, unionDocs } from './read-source.ts';
import type { DocComment } from './read-source.ts';

/** Without `as const` and `satisfies …`. */
const unwrapped = (node: ts.Expression | undefined): ts.Expression | undefined =>
  node && (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) ? unwrapped(node.expression) : node;

function problemDocs(): ReadonlyMap<string, DocComment> {
  const table = declared(readSource('src/contract/problem.ts'), 'problems', ts.isVariableDeclaration);
  const value = unwrapped(table.initializer);
  if (!value || !ts.isObjectLiteralExpression(value)) throw new Error('problems is no object any more.');
  return new Map(value.properties.map((property) => [property.name?.getText() ?? '', docOf(property)]));
}

/** The comment above a union in which every code has its line. */
const listAbove = (path: string, name: string): string =>
  docOf(declared(readSource(path), name, ts.isTypeAliasDeclaration)).text;

function problemRows(): string[][] {
  const docs = problemDocs();
  // An object's keys are typed as text.
  return (Object.keys(problems) as ProblemCode[]).map((name) => {
    const { text, remedy } = docs.get(name) ?? { text: '', remedy: '' };
    if (text === '' || remedy === '') throw new Error(`${name}: say what it means, and @remedy.`);
    const { status, title } = problems[name];
    return [code(name), String(status), title, text, remedy];
  });
}

function elementRows(): string[][] {
  const codes = [
    ...unionDocs('src/element/failure-code.ts', 'ProxyErrorCode'),
    ...unionDocs('src/element/failure-code.ts', 'FailureCode'),
    ...unionDocs('src/contract/payment-window-link.ts', 'PaymentWindowLinkErrorCode'),
  ];
  return codes.map(([name, { text, remedy }]) => {
    if (text === '' || remedy === '') throw new Error(`${name}: say what it means, and @remedy.`);
    return [code(name), text, remedy];
  });
}

/** Every stable code, and the way out. */
export const errorsPage = (): Promise<string> =>
  page(
    'Errors',
    'The codes are stable; the sentences may change.',
    '## Of the proxy',
    'Answers are RFC 9457 problems; in the process they are a `ProblemError`. `detail` may say more than the sentence here.',
    table(['code', 'status', 'sentence', 'when', 'what to do'], problemRows()),
    '## Of the elements',
    '`ipay-deposit-failed` and `ipay-withdrawal-failed` carry one of the above, or one of these.',
    table(['code', 'when', 'what to do'], elementRows()),
    '## Of the store',
    'A `StoreError`:',
    listAbove('src/store/store-error.ts', 'StoreErrorCode'),
    '## Of the review',
    'A `ReviewError`, by `createReview` and `ipay-deposit review`:',
    listAbove('src/proxy/review/review-error.ts', 'ReviewErrorCode'),
    '## Of postbacks',
    'A refused one is answered as above. Which of these it was, the log and `ipay_postbacks_refused_total` say, and `readPostback` of `ipay-deposit/gateway`:',
    listAbove('src/gateway/postback.ts', 'PostbackRefusalCode'),
    '## Of the settings',
    'A `ConfigurationError` has the code `configuration_invalid` and names every wrong setting with a good example.',
    "## Of the gateway's parts",
    'What `ipay-deposit/gateway` throws in a server without the proxy. A `GatewayConfigurationError`, when a client is made:',
    listAbove('src/gateway/gateway-configuration-error.ts', 'GatewayConfigurationErrorCode'),
    'A `RedirectHashError`, by `createRedirectHash` and what it makes:',
    listAbove('src/gateway/redirect-hash-error.ts', 'RedirectHashErrorCode'),
    'A `StrictJsonError`, by `parseStrictJson` and `signPostback`:',
    listAbove('src/gateway/parse-strict-json.ts', 'StrictJsonErrorCode'),
    'A `WithdrawalSignatureError` has the code `value_not_signable`: PHP might write a value of the request otherwise.',
  );
