import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import manifest from '../../../package.json' with { type: 'json' };
import { built, runModule } from './installed-package.ts';

interface ElementsManifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName: string;
      readonly attributes: readonly { readonly name: string }[];
      readonly members: readonly {
        readonly name: string;
        readonly kind: string;
        readonly readonly?: boolean;
      }[];
      readonly events: readonly { readonly name: string }[];
      readonly cssParts: readonly { readonly name: string }[];
      readonly cssStates: readonly { readonly name: string }[];
    }[];
  }[];
}

interface EditorElement {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly values?: readonly { name: string }[] }[];
}

interface WebTypes {
  readonly contributions: {
    readonly html: {
      readonly elements: readonly (EditorElement & {
        readonly js: { readonly events: readonly { readonly name: string }[] };
        readonly css: Readonly<Record<'parts' | 'pseudo-classes', readonly { readonly name: string }[]>>;
      })[];
    };
  };
}

describe('the description for editors in the published package', () => {
  it('names every attribute, property and event that the classes have', () => {
    const { modules: described } = JSON.parse(built('custom-elements.json')) as ElementsManifest;
    const elements = described.flatMap(({ declarations }) => declarations);
    const script = `
      const found = { ...(await import('${manifest.name}')), ...(await import('${manifest.name}/withdrawal')) };
      const names = Object.values(found).map(({ eventName }) => eventName).filter(Boolean);
      console.log(JSON.stringify(['IpayDeposit', 'IpayWithdrawal'].map((name) => ({
        attributes: [...found[name].observedAttributes],
        properties: [...found[name].elementProperties.keys()],
        events: names.filter((event) => event.startsWith(name === 'IpayDeposit' ? 'ipay-d' : 'ipay-w')),
      }))));`;
    const real = JSON.parse(runModule(script)) as Record<string, string[]>[];
    assert.deepEqual(
      elements.map(({ tagName }) => tagName),
      ['ipay-deposit', 'ipay-withdrawal'],
    );
    for (const [index, { attributes, members, events }] of elements.entries()) {
      const names = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name).sort();
      const fields = members.filter(({ kind, readonly }) => kind === 'field' && readonly !== true);
      assert.deepEqual(names(attributes), real[index]?.['attributes']?.sort());
      assert.deepEqual(names(fields), real[index]?.['properties']?.sort());
      assert.deepEqual(names(events), real[index]?.['events']?.sort());
    }
  });

  it('says the same in the forms of JetBrains’ editors and VS Code', () => {
    const { modules: described } = JSON.parse(built('custom-elements.json')) as ElementsManifest;
    const webTypes = JSON.parse(built('web-types.json')) as WebTypes;
    const { tags } = JSON.parse(built('vscode.html-custom-data.json')) as { tags: readonly EditorElement[] };
    const names = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name);
    const elements = described.flatMap(({ declarations }) => declarations);
    assert.deepEqual(names(tags), names(webTypes.contributions.html.elements));
    for (const [index, element] of elements.entries()) {
      const [tag, web] = [tags[index], webTypes.contributions.html.elements[index]];
      assert(tag && web);
      assert.equal(tag.name, element.tagName);
      assert.deepEqual(names(tag.attributes), names(element.attributes));
      assert.deepEqual(names(web.attributes), names(element.attributes));
      assert.deepEqual(names(web.js.events), names(element.events));
      assert.deepEqual(names(web.css.parts), names(element.cssParts));
      const states = names(element.cssStates).map((state) => `state(${state})`);
      assert.deepEqual(names(web.css['pseudo-classes']), states);
      const theme = tag.attributes.find(({ name }) => name === 'theme');
      assert.deepEqual(names(theme?.values ?? []), ['auto', 'light', 'dark']);
    }
    assert.equal(manifest['web-types'], './dist/web-types.json');
  });
});
