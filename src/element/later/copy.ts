import { copyText } from '../copy-text.ts';

/** Copies as the payer's own key would, which a press allows. Says truly whether it did. */
function copyByCommand(text: string): boolean {
  let isFilled = false;
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    // Some pages add words of their own to whatever is copied.
    event.stopImmediatePropagation();
    isFilled = true;
  };
  addEventListener('copy', fill, true);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Nothing else copies where the clipboard is forbidden.
  const isDone = document.execCommand('copy');
  removeEventListener('copy', fill, true);
  return isDone && isFilled;
}

/**
 * Copies as `copyText` does, and also where the clipboard is forbidden, as in web views of Android, or is not there, as
 * on pages without https. Selects only where neither can: some systems copy whatever is selected, too.
 */
export async function copy(text: string, source: Node | null): Promise<boolean> {
  if ((await copyText(text, null)) || copyByCommand(text)) return true;
  if (source) getSelection()?.selectAllChildren(source);
  return false;
}
