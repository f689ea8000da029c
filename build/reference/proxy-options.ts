import ts from 'typescript';
import { code, page, table } from './markdown.ts';
import { declared, docOf, readSource } from './read-source.ts';

const optionsFile = readSource('src/proxy/create-proxy.ts');
const settingsFile = readSource('src/proxy/settings/proxy-settings-input.ts');

const membersOf = ({ members }: ts.InterfaceDeclaration): ts.PropertySignature[] =>
  members.filter(ts.isPropertySignature);

/** Without `| undefined`, which only says that a setting may be left out. */
function typeOf({ type }: ts.PropertySignature): ts.TypeNode | undefined {
  if (!type || !ts.isUnionTypeNode(type)) return type;
  const types = type.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
  return types.length === 1 ? types[0] : type;
}

/** The settings in settings: the interface a type names, if it is one of the same file. */
function interfaceOf(type: ts.TypeNode | undefined): ts.InterfaceDeclaration | undefined {
  if (!type || !ts.isTypeReferenceNode(type) || !type.typeName.getText().endsWith('Input')) return undefined;
  return declared(settingsFile, type.typeName.getText(), ts.isInterfaceDeclaration);
}

function rowsOf(member: ts.PropertySignature, prefix: string): string[][] {
  const path = prefix + member.name.getText();
  const type = typeOf(member);
  const isList = type !== undefined && ts.isArrayTypeNode(type);
  const inner = interfaceOf(isList ? type.elementType : type);
  const innerMembers = inner ? membersOf(inner) : [];
  const areTold = innerMembers.every((one) => docOf(one).text !== '');
  const typeText = inner
    ? `{ ${innerMembers.map(({ name }) => name.getText()).join(', ')} }${isList ? '[]' : ''}`
    : (type?.getText().replace(/ \| undefined/g, '') ?? '');
  const { text } = docOf(member);
  if (text === '') throw new Error(`${path}: say in a comment what it means.`);
  const row = [code(path), member.questionToken ? '' : 'needed', code(typeText), text];
  // What has no comment of its own is told by the type.
  return [
    row,
    ...(areTold ? innerMembers.flatMap((one) => rowsOf(one, `${path}${isList ? '[]' : ''}.`)) : []),
  ];
}

const rowsOfInterface = (source: ts.SourceFile, name: string): string[][] =>
  membersOf(declared(source, name, ts.isInterfaceDeclaration)).flatMap((member) => rowsOf(member, ''));

/** What `createProxy` takes, and what it gives. */
export const proxyOptionsPage = (): Promise<string> =>
  page(
    'Options of the proxy',
    '`createProxy(options)` of `ipay-deposit/proxy`. [The proxy](../proxy.md) explains them.',
    '## Options',
    table(
      ['option', '', 'type', 'meaning'],
      [
        ...rowsOfInterface(optionsFile, 'ProxyOptions'),
        ...rowsOfInterface(settingsFile, 'ProxySettingsInput'),
      ],
    ),
    '## What it gives',
    table(
      ['member', 'meaning'],
      membersOf(declared(optionsFile, 'Proxy', ts.isInterfaceDeclaration)).map((member) => [
        code(`${member.name.getText()}${member.type?.getText().replace(/ => /, ': ') ?? ''}`),
        docOf(member).text,
      ]),
    ),
  );
