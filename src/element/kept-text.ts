/** What the storage does not take. It goes before what the storage took earlier. */
const unstored: Record<string, string | undefined> = {};

/**
 * Keeps what the payer typed across reloads, per deposit or withdrawal. Storage may be forbidden or full; then the text
 * lives as long as the page.
 */
export class KeptText {
  readonly #storage: () => Storage;

  /**
   * @param storage gives the storage; a function, because even reading `sessionStorage` throws where it is forbidden
   */
  constructor(storage: () => Storage) {
    this.#storage = storage;
  }

  read(id: string): string {
    try {
      return unstored[id] ?? this.#storage().getItem(this.#key(id)) ?? '';
    } catch {
      return '';
    }
  }

  /** Keeps the text; an empty one is forgotten. */
  write(id: string, text: string): void {
    unstored[id] = undefined;
    try {
      if (text) this.#storage().setItem(this.#key(id), text);
      else this.#storage().removeItem(this.#key(id));
    } catch {
      unstored[id] = text;
    }
  }

  #key(id: string): string {
    return `ipay-deposit:${id}`;
  }
}
