/**
 * Keeps what the payer typed across reloads, per deposit. Storage may be forbidden or full; then the text lives
 * as long as the page.
 */
export class KeptText {
  readonly #storage: () => Storage;

  /** @param storage gives the storage; a function, because even reading `sessionStorage` throws where it is forbidden */
  constructor(storage: () => Storage) {
    this.#storage = storage;
  }

  read(depositId: string): string {
    try {
      return this.#storage().getItem(this.#key(depositId)) ?? '';
    } catch {
      return '';
    }
  }

  /** Keeps the text; an empty one is forgotten. */
  write(depositId: string, text: string): void {
    try {
      if (text) this.#storage().setItem(this.#key(depositId), text);
      else this.#storage().removeItem(this.#key(depositId));
    } catch {
      // The text is still in the field.
    }
  }

  #key(depositId: string): string {
    return `ipay-deposit:${depositId}`;
  }
}
