/**
 * What a payer does at an element, and what a browser does to a payer. All of it runs inside the page, where tests
 * bring it as text: each move may use the other moves and the platform, and nothing else.
 */

/** Presses one of the buttons and links, counted from 0. */
export const press = (element: Element, index = 0): void =>
  element.shadowRoot?.querySelectorAll<HTMLElement>('button, a.button')[index]?.click();

/** Does it as soon as there is something that the selector finds: what is there later may still be on its way. */
export const whenThere = (element: Element, selector: string, run: (found: HTMLElement) => void): void => {
  const waiting = setInterval(() => {
    const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found && element.isConnected) return;
    clearInterval(waiting);
    if (found) run(found);
  }, 20);
};

/** At the deposit's field, with a text put in. */
export const putIn = (element: Element, text: string, then: () => void = () => undefined): void => {
  press(element, 2);
  whenThere(element, 'input', (input) => {
    Reflect.set(input, 'value', text);
    input.dispatchEvent(new InputEvent('input'));
    then();
  });
};

/** Types an account at the withdrawal's form, and sends it. */
export const handIn = (
  element: Element,
  texts: readonly string[] = ['03405138', 'Test Name Acc', 'Bank of Ceylon'],
): void => {
  texts.forEach((text, index) => {
    const input = element.shadowRoot?.querySelectorAll('input')[index];
    if (!input) return;
    input.value = text;
    input.dispatchEvent(new InputEvent('input'));
  });
  press(element);
};

/** Puts something in the place of what the platform has; what it gives puts that back. */
export const replaced = (target: object, name: string, value: unknown): (() => void) => {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, writable: true, value });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
};

/** What is asked now does not reach the network. */
export const unanswered = (run: () => void): void => {
  const restore = replaced(window, 'fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  run();
  restore();
};

/** The same, and the browser says that it has no connection: to whoever asks next, which may be a little later. */
export const offline = (run: () => void): void => {
  Object.defineProperty(navigator, 'onLine', {
    configurable: true,
    get() {
      Reflect.deleteProperty(navigator, 'onLine');
      return false;
    },
  });
  unanswered(run);
};

/** The browser lets nobody copy. Nor does a story write into the reader's own clipboard. */
export const uncopied = (run: () => void): void => {
  const restore = replaced(navigator, 'clipboard', undefined);
  // Asked when that has failed, which is a little later.
  const restoreCommand = replaced(document, 'execCommand', () => {
    restoreCommand();
    return false;
  });
  run();
  restore();
};

/**
 * In the place of the window that is opened for a state, the next time: `null` when the browser does not let it. When
 * that will be is the proxy's to say, and another state may be first.
 */
export const opensAs = (state: string, opened: { readonly closed: boolean } | null): void => {
  const open = window.open.bind(window);
  let isNext = true;
  Reflect.set(window, 'open', (...to: Parameters<typeof open>) => {
    if (!isNext || !String(to[0]).endsWith(state)) return open(...to);
    isNext = false;
    return opened;
  });
};

/** Opens the details for support, and does something with them. */
export const withSlip = (element: Element, then: (slip: HTMLElement) => void = () => undefined): void => {
  whenThere(element, '[aria-expanded=false]', (button) => {
    button.click();
    whenThere(element, '#slip', then);
  });
};

/** Asks for the code to go on by phone, and does something when it is there. */
export const usePhone = (element: Element, then: () => void = () => undefined): void => {
  whenThere(element, '.aside', (offer) => {
    offer.click();
    whenThere(element, '.qr svg', then);
  });
};
