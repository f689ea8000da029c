/**
 * Copies a text to the clipboard, and says truly whether it did. Where it cannot (no https, no permission, an
 * old browser), selects `source` instead, for the payer to copy by hand.
 */
export async function copyText(text: string, source: Node | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (source) getSelection()?.selectAllChildren(source);
    return false;
  }
}
