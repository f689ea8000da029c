/** What a translator makes of a text: nothing of the original is left. */
const translated = '…';

/** A translator leaves alone what is already its own work, and what HTML says is not to be translated. */
function isTranslatable(text: Text): boolean {
  const parent = text.parentElement;
  return text.data.trim() !== '' && parent !== null && parent.localName !== 'ins' && parent.translate;
}

function translateAll(root: ShadowRoot): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  for (const text of texts.filter(isTranslatable)) {
    const inPlace = document.createElement('ins');
    inPlace.textContent = translated;
    text.replaceWith(inPlace);
  }
}

/**
 * Translates a shadow root as browsers and their extensions do: an element stands where each text was, also for texts
 * that come later.
 *
 * @returns ends it
 */
export function translatePage(root: ShadowRoot): () => void {
  const observer = new MutationObserver(() => run());
  const run = (): void => {
    translateAll(root);
    observer.takeRecords();
  };
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  run();
  return () => observer.disconnect();
}
