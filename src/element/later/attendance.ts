import type { VersionedView } from '../view-flow.ts';
import { watchLanguage } from '../watch-language.ts';
import { keepUp } from './keep-up.ts';
import type { KeptFlow } from './keep-up.ts';
import { Tabs } from './tabs.ts';

export interface AttendanceOptions<View> {
  /** The flow the element shows, if it is the proxy's. */
  readonly current: () => KeptFlow<View> | undefined;
  readonly isView: (message: unknown) => message is View;
  /** The event by which the element tells of a new view. */
  readonly changed: string;
  /** Called when the element has left the page. */
  readonly left?: () => void;
}

/** What goes on beyond the screens, from when the element is put on a page until it leaves it. */
export class Attendance<View extends VersionedView> {
  readonly #options: AttendanceOptions<View>;
  #attended: AbortController | undefined;
  #tabs: Tabs<View> | undefined;

  constructor(options: AttendanceOptions<View>) {
    this.#options = options;
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
    element.addEventListener(this.#options.changed, () => this.#follow(), { signal: ended.signal });
    ended.signal.addEventListener('abort', keepUp(this.#options.current));
    this.#follow();
  }

  #leaveOff(): void {
    this.#attended?.abort();
    this.#attended = undefined;
    this.#tabs?.end();
    this.#tabs = undefined;
    this.#options.left?.();
  }

  /** Tells other tabs what this one knows, and hears what they do. */
  #follow(): void {
    const { current, isView } = this.#options;
    const view = current()?.view;
    if (!view) return;
    if (this.#tabs?.id !== view.id) {
      this.#tabs?.end();
      this.#tabs = new Tabs(view.id, isView, (heard) => current()?.take(heard, 'none'));
    }
    this.#tabs.tell(view);
  }
}
