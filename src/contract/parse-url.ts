/**
 * The address, or nothing where the text is none. `URL.canParse` is younger than the browsers that run our elements.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
