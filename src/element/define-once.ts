/**
 * Registers an element, unless the page has one by that name: by a script tag and by a bundle, or in two versions.
 * The first one stays, as an element cannot be replaced, and the page's developers are told.
 */
export function defineOnce(name: string, element: CustomElementConstructor): void {
  if (customElements.get(name)) {
    // eslint-disable-next-line no-console -- Nobody else could say why the newer version is not the one that runs.
    console.warn(`<${name}> is loaded twice. The first one stays.`);
  } else customElements.define(name, element);
}
