import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A TypeScript file as its author wrote it: its declarations and their doc comments. */
export function readSource(path: string): ts.SourceFile {
  return parse(path, readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

export interface DocComment {
  readonly text: string;
  /** What stands behind `@remedy`; empty without one. */
  readonly remedy: string;
}

const textOf = (comment: ts.JSDoc['comment']): string => ts.getTextOfJSDocComment(comment) ?? '';

/** What stands above a declaration. */
export function docOf(node: ts.Node): DocComment {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const tags = comments.flatMap(({ tags }) => [...(tags ?? [])]);
  const remedy = tags.find(({ tagName }) => tagName.text === 'remedy');
  return { text: comments.map(({ comment }) => textOf(comment)).join(' '), remedy: textOf(remedy?.comment) };
}

/** The members of a union, each with the comment above it. */
export function unionMembers(path: string, name: string): readonly (readonly [ts.TypeNode, DocComment])[] {
  const source = readSource(path);
  const { type } = declared(source, name, ts.isTypeAliasDeclaration);
  let endOfLast = type.pos;
  return (ts.isUnionTypeNode(type) ? [...type.types] : [type]).map((one) => {
    // The compiler gives comments to declarations alone, so the one before a type is given to one.
    const [comment = ''] = /\/\*\*[^]*?\*\//.exec(source.text.slice(endOfLast, one.getStart())) ?? [];
    endOfLast = one.end;
    const [declaration] = parse('', `${comment}\nlet _;`).statements;
    return [one, declaration ? docOf(declaration) : { text: '', remedy: '' }] as const;
  });
}

/** The texts of a union, each with the comment above it. */
export const unionDocs = (path: string, name: string): readonly (readonly [string, DocComment])[] =>
  unionMembers(path, name).flatMap(([one, doc]) =>
    ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal) ? [[one.literal.text, doc] as const] : [],
  );

/**
 * The declaration of this name at the file's top.
 *
 * @throws when there is none of that kind
 */
export function declared<Kind extends ts.Statement | ts.VariableDeclaration>(
  source: ts.SourceFile,
  name: string,
  isKind: (node: ts.Node) => node is Kind,
): Kind {
  const variables = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const found = [...source.statements, ...variables]
    .filter(isKind)
    .find((node) => ts.getNameOfDeclaration(node as ts.Declaration)?.getText() === name);
  if (!found) throw new Error(`${source.fileName} declares no ${name} any more.`);
  return found;
}
