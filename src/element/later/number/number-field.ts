import { toAsciiDigits, transactionNumberLength } from '../../../contract/transaction-number.ts';
import { withoutSeparators } from '../../../contract/without-separators.ts';
import { asTyped, groupTypedDigits } from './group-typed-digits.ts';
import type { Deletion, FieldText } from './group-typed-digits.ts';

export interface NumberFieldHost {
  /** What stood in the field until now. */
  readonly typed: () => string;
  readonly type: (text: string) => void;
  /** Changes what is typed, if the message has a number. */
  readonly readMessage: (message: string) => void;
}

/** Whether a text is more than a number, however it is grouped. */
const isMessage = (text: string): boolean => /[^\d+]/.test(withoutSeparators(toAsciiDigits(text)));

const deletionOf = (inputType: string): Deletion =>
  inputType === 'deleteContentBackward'
    ? 'backward'
    : inputType === 'deleteContentForward'
      ? 'forward'
      : 'none';

/** Listens to the field: groups what is typed, and reads the messages that are pasted, dropped or put in otherwise. */
export class NumberField implements EventListenerObject {
  readonly #host: NumberFieldHost;
  #writing = false;
  #isComposing = false;

  constructor(host: NumberFieldHost) {
    this.#host = host;
  }

  handleEvent(event: ClipboardEvent | DragEvent | InputEvent | CompositionEvent): void {
    const { currentTarget: input } = event;
    if (!(input instanceof HTMLInputElement) || this.#writing) return;
    if ('clipboardData' in event) {
      this.#bring(event, input, event.clipboardData);
    } else if (event.type === 'drop' && 'dataTransfer' in event) {
      this.#bring(event, input, event.dataTransfer);
    } else if ('inputType' in event) {
      this.#typed(input, event);
    } else {
      this.#isComposing = false;
      this.#regroup(input, 'none');
    }
  }

  /** The text to show: grouped, unless the payer is in the middle of a composition, which must not be disturbed. */
  shown(text: string): string {
    return this.#isComposing ? text : asTyped(text);
  }

  /** A number is brought in by the browser itself, so that it goes where the caret is. */
  #bring(event: Event, input: HTMLInputElement, data: DataTransfer | null): void {
    const text = data?.getData('text/plain') ?? '';
    if (!isMessage(text)) return;
    event.preventDefault();
    input.focus();
    this.#read(input, text);
  }

  #typed(input: HTMLInputElement, { isComposing, inputType, data }: InputEvent): void {
    const { value } = input;
    this.#isComposing = isComposing;
    // Keyboards have clipboards of their own, and put a message in as if it were typed.
    const inserted = data ?? value;
    if (!isComposing && !/^(delete|history)/.test(inputType) && inserted.length >= transactionNumberLength) {
      if (isMessage(inserted)) {
        this.#read(input, inserted);
        return;
      }
    }
    if (isComposing || inputType.startsWith('history')) this.#host.type(value);
    else this.#regroup(input, deletionOf(inputType));
  }

  #read(input: HTMLInputElement, message: string): void {
    this.#host.readMessage(message);
    const text = this.#host.typed();
    this.#write(input, { text, caret: text.length });
  }

  #regroup(input: HTMLInputElement, deletion: Deletion): void {
    const { value, selectionStart } = input;
    const field = groupTypedDigits(
      { text: value, caret: selectionStart ?? value.length },
      this.#host.typed(),
      deletion,
    );
    this.#host.type(field.text);
    this.#write(input, field);
  }

  /**
   * Writes as the payer's own hand would, so that "undo" still leads back; and no more than has changed. Where that
   * is not to be had, the value is set.
   */
  #write(input: HTMLInputElement, { text, caret }: FieldText): void {
    const { value } = input;
    const root = input.getRootNode();
    const hasFocus = (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === input;
    if (text !== value) {
      let start = 0;
      while (start < text.length && text[start] === value[start]) start += 1;
      let end = 0;
      while (end < Math.min(text.length, value.length) - start && text.at(-1 - end) === value.at(-1 - end))
        end += 1;
      this.#writing = true;
      if (hasFocus) {
        input.setSelectionRange(start, value.length - end);
        const part = text.slice(start, text.length - end);
        // There is nothing else that keeps what "undo" knows.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        document.execCommand(part ? 'insertText' : 'delete', false, part);
      }
      if (input.value !== text) input.value = text;
      this.#writing = false;
    }
    // Elsewhere it would take the focus, in old Safari.
    if (hasFocus) input.setSelectionRange(caret, caret);
  }
}
