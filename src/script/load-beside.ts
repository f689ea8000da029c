/**
 * How the browser came by the script. `build/script-files.ts` names it: what says so differs by the kind of script.
 * `src` is where the other files stand beside.
 */
declare const ownScript: { readonly src: string; readonly nonce?: string };

const { src, nonce = '' } = ownScript;

/**
 * Fetches a module and checks it, where the browser can. Neither a policy nor trusted types are in the way of a link.
 */
const preload = (link: HTMLLinkElement): Promise<unknown> =>
  new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });

/** Loads a file that stands beside the script, from wherever that came. */
export async function loadBeside(name: string, integrity: string): Promise<unknown> {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'modulepreload', href: new URL(name, src), integrity, nonce });
  try {
    if (link.relList.supports('modulepreload')) await preload(link);
    return await import(/* @vite-ignore */ link.href);
  } catch (error) {
    // A browser may have kept the script for months, and what stood beside it is gone: a fresh page gets the new one.
    fetch(src, { cache: 'reload' }).catch(() => undefined);
    throw error;
  } finally {
    link.remove();
  }
}
