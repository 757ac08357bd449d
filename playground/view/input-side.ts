import type { Piece } from '../engine/passages.ts';
import { isLong } from '../engine/protocol.ts';
import { byId } from './dom.ts';
import { renderPieces } from './pieces.ts';

/** Keeps the last line of the mirror as high as the field's, even where it is empty. */
const STRUT = '\u200b';

/**
 * The garbled side. The marks lie in a mirror under the field, which has the same text and the same type. A text
 * too long for a field is shown in part.
 */
export class InputSide {
  readonly #field: HTMLElement = byId('field', HTMLElement);
  readonly #input: HTMLTextAreaElement = byId('input', HTMLTextAreaElement);
  readonly #mirror: HTMLElement = byId('mirror', HTMLElement);
  readonly #long: HTMLElement = byId('long-input', HTMLElement);

  /** The elements in which changed places are marked. */
  get sides(): readonly HTMLElement[] {
    return [this.#mirror, this.#long];
  }

  /** @param typed is told the text after every change by the user */
  onInput(typed: (text: string) => void): void {
    this.#input.addEventListener('input', () => {
      const text = this.#input.value;
      if (!isLong(text)) this.#mirror.textContent = text + STRUT;
      typed(text);
    });
  }

  /** Puts a text into the field, or makes room for the excerpt of a long one. */
  show(text: string | undefined): void {
    this.#field.hidden = text === undefined;
    this.#long.hidden = text !== undefined;
    this.#input.value = text ?? '';
    this.#mirror.textContent = (text ?? '') + STRUT;
    this.#long.textContent = '';
  }

  mark(pieces: readonly Piece[]): void {
    if (this.#field.hidden) {
      renderPieces(this.#long, pieces);
      return;
    }
    renderPieces(this.#mirror, pieces);
    this.#mirror.append(STRUT);
  }

  /** @param placeholder stands in the field while it is empty */
  translate(placeholder: string): void {
    this.#input.placeholder = placeholder;
  }

  focus(): void {
    this.#input.focus();
  }
}
