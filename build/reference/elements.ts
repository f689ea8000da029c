import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { code, page, table } from './markdown.ts';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text?: string };
}

interface Method extends Named {
  readonly parameters?: readonly Named[];
  readonly return: Pick<Named, 'type'>;
}

interface ElementDeclaration {
  readonly tagName: string;
  readonly description: string;
  readonly attributes: readonly Named[];
  readonly members: readonly (
    (Named & { readonly kind: 'field'; readonly attribute?: string }) | (Method & { readonly kind: 'method' })
  )[];
  readonly events: readonly Named[];
  readonly slots: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
  readonly cssStates: readonly Named[];
}

interface ElementsManifest {
  readonly modules: readonly { readonly declarations: readonly ElementDeclaration[] }[];
}

/** The manifest as the package will have it, made by the same tool with the same settings. */
async function readManifest(): Promise<ElementsManifest> {
  const cache = 'node_modules/.cache';
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'elements-'));
  try {
    await promisify(execFile)('custom-elements-manifest', [
      'analyze',
      '--quiet',
      '--config',
      'build/elements-manifest.config.js',
      '--outdir',
      folder,
    ]);
    // Written by that tool, in the form of its specification.
    return JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as ElementsManifest;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function meaningOf({ name, description }: Named): string {
  if (description === undefined) throw new Error(`${name}: say in a comment what it means.`);
  return description;
}

const nameAndMeaning = (named: Named): string[] => [code(named.name), meaningOf(named)];
const typeOf = ({ type }: Named): string => code(type?.text ?? '');
const signatureOf = ({ name, parameters = [], return: returned }: Method): string =>
  code(
    `${name}(${parameters.map((one) => `${one.name}: ${one.type?.text ?? ''}`).join(', ')}): ${returned.type?.text ?? ''}`,
  );
const defaultOf = (named: Named): string => code(named.default ?? '');

function partsOf(element: ElementDeclaration): string[] {
  const properties = element.members.filter(
    (member) => member.kind === 'field' && member.attribute === undefined,
  );
  const methods = element.members.filter((member) => member.kind === 'method');
  const rows = (things: readonly Named[]): string[][] => things.map(nameAndMeaning);
  return [
    `## \`<${element.tagName}>\``,
    element.description,
    '### Attributes',
    'Each is also a property: `support-url` is `supportUrl`.',
    table(
      ['attribute', 'type', 'default', 'meaning'],
      element.attributes.map((one) => [code(one.name), typeOf(one), defaultOf(one), meaningOf(one)]),
    ),
    '### Properties alone',
    table(
      ['property', 'type', 'meaning'],
      properties.map((one) => [code(one.name), typeOf(one), meaningOf(one)]),
    ),
    '### Methods',
    table(
      ['method', 'meaning'],
      methods.map((one) => [signatureOf(one), meaningOf(one)]),
    ),
    '### Events',
    table(
      ['event', 'class', 'when'],
      element.events.map((one) => [code(one.name), typeOf(one), meaningOf(one)]),
    ),
    '### Slots',
    table(['slot', 'what goes there'], rows(element.slots)),
    '### Parts',
    table(['part', 'what it is'], rows(element.cssParts)),
    '### States',
    table(['state', 'when'], rows(element.cssStates)),
    '### Custom properties',
    table(
      ['property', 'default', 'what it is'],
      element.cssProperties.map((one) => [code(one.name), defaultOf(one), meaningOf(one)]),
    ),
  ];
}

/** What page authors may rely on in both elements. */
export async function elementsPage(): Promise<string> {
  const elements = (await readManifest()).modules.flatMap(({ declarations }) => declarations);
  return page('Elements', '[On your page](../embedding.md) explains them.', ...elements.flatMap(partsOf));
}
