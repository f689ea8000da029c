import type { VersionedView } from '../view-flow.ts';
import { watchLanguage } from '../watch-language.ts';
import { escapeDarkening } from './escape-darkening.ts';
import { keepUp } from './keep-up.ts';
import type { KeptFlow } from './keep-up.ts';
import { Tabs } from './tabs.ts';

/** What goes on beyond the screens, from when the element is put on a page until it leaves it. */
export class Attendance<View extends VersionedView> {
  readonly #current: () => KeptFlow<View> | undefined;
  readonly #isView: (message: unknown) => message is View;
  readonly #changed: string;
  readonly #left: () => void;
  #attended: AbortController | undefined;
  #tabs: Tabs<View> | undefined;

  /**
   * @param current the flow the element shows, if it is the proxy's
   * @param changed the event by which the element tells of a new view
   * @param left called when the element has left the page
   */
  constructor(
    current: () => KeptFlow<View> | undefined,
    isView: (message: unknown) => message is View,
    changed: string,
    left: () => void = () => undefined,
  ) {
    this.#current = current;
    this.#isView = isView;
    this.#changed = changed;
    this.#left = left;
  }

  /** The other tabs that show the same. */
  get tabs(): Tabs<View> | undefined {
    return this.#tabs;
  }

  /** Begins; what it gives ends it. Also follows the page's language. */
  readonly watchLanguage: typeof watchLanguage = (element, changed) => {
    const unwatch = watchLanguage(element, changed);
    this.#attend(element);
    return () => {
      unwatch();
      // A move within the page takes the element out and puts it in again at once.
      queueMicrotask(() => {
        if (!element.isConnected) this.#leaveOff();
      });
    };
  };

  #attend(element: Element): void {
    if (this.#attended) return;
    const ended = (this.#attended = new AbortController());
    escapeDarkening(element, ended.signal);
    element.addEventListener(this.#changed, () => this.#follow(), { signal: ended.signal });
    ended.signal.addEventListener('abort', keepUp(this.#current));
    this.#follow();
  }

  #leaveOff(): void {
    this.#attended?.abort();
    this.#attended = undefined;
    this.#tabs?.end();
    this.#tabs = undefined;
    this.#left();
  }

  /** Tells other tabs what this one knows, and hears what they do. */
  #follow(): void {
    const view = this.#current()?.view;
    if (!view) return;
    if (this.#tabs?.id !== view.id) {
      this.#tabs?.end();
      this.#tabs = new Tabs(view.id, this.#isView, (heard) => {
        const flow = this.#current();
        // The page may have gone on to another one, whose view has yet to come.
        if (flow?.view?.id === heard.id) flow.take(heard, 'none');
      });
    }
    this.#tabs.tell(view);
  }
}
