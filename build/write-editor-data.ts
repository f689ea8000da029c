import { readFileSync, writeFileSync } from 'node:fs';
import packageManifest from '../package.json' with { type: 'json' };

// What JetBrains' editors (and others that read web-types) and VS Code offer in HTML, from the elements' manifest.

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
}
interface Typed extends Named {
  readonly type?: { readonly text: string };
}
interface Element extends Named {
  readonly tagName: string;
  readonly attributes: readonly Typed[];
  readonly members: readonly (Typed & { readonly kind: string; readonly readonly?: boolean })[];
  readonly events: readonly Typed[];
  readonly slots: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
  readonly cssStates: readonly Named[];
}

// The analyzer has written it a moment ago.
const manifest = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as {
  readonly modules: readonly { readonly declarations: readonly Element[] }[];
};
const elements = manifest.modules.flatMap(({ declarations }) => declarations);

const described = ({ name, description }: Named) => ({ name, ...(description && { description }) });
const valuesOf = ({ type }: Typed): string[] =>
  [...(type?.text ?? '').matchAll(/'([^']+)'/g)].flatMap(([, value]) => value ?? []);
const isBoolean = ({ type }: Typed): boolean => type?.text === 'boolean';

const webTypes = {
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name: packageManifest.name,
  version: packageManifest.version,
  'js-types-syntax': 'typescript',
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map((element) => ({
        ...described({ ...element, name: element.tagName }),
        attributes: element.attributes.map((attribute) => ({
          ...described(attribute),
          value: isBoolean(attribute)
            ? { kind: 'no-value', type: 'boolean', required: false }
            : { kind: 'plain', type: attribute.type?.text ?? 'string', required: true },
        })),
        slots: element.slots.map(described),
        js: {
          properties: element.members
            .filter(({ kind, readonly }) => kind === 'field' && readonly !== true)
            .map((member) => ({ ...described(member), type: member.type?.text ?? 'unknown' })),
          events: element.events.map((event) => ({ ...described(event), type: event.type?.text ?? 'Event' })),
        },
        css: {
          properties: element.cssProperties.map((property) => ({
            ...described(property),
            ...(property.default && { default: property.default }),
          })),
          parts: element.cssParts.map(described),
          'pseudo-classes': element.cssStates.map((state) => ({
            ...described({ ...state, name: `state(${state.name})` }),
          })),
        },
      })),
    },
  },
};

const htmlData = {
  version: 1.1,
  tags: elements.map((element) => ({
    ...described({ ...element, name: element.tagName }),
    attributes: element.attributes.map((attribute) => ({
      ...described(attribute),
      ...(isBoolean(attribute) && { valueSet: 'v' }),
      ...(valuesOf(attribute).length > 0 && { values: valuesOf(attribute).map((name) => ({ name })) }),
    })),
  })),
};

const write = (path: string, data: object): void => writeFileSync(path, `${JSON.stringify(data, null, 2)}\n`);
write('dist/web-types.json', webTypes);
write('dist/vscode.html-custom-data.json', htmlData);
