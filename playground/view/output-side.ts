import type { Outcome } from '../engine/protocol.ts';
import type { Messages } from '../language/messages.ts';
import { button, byId, element } from './dom.ts';
import { renderPieces } from './pieces.ts';
import { verdictOf } from './verdict.ts';

/** Work that ends sooner is not shown as work, in milliseconds. */
const PATIENCE = 200;

/** The repaired side: what was found, the text, and how far the work is. */
export class OutputSide {
  readonly #verdict: HTMLElement = byId('verdict', HTMLElement);
  readonly #title: HTMLElement = byId('verdict-title', HTMLElement);
  readonly #details: HTMLElement = byId('verdict-details', HTMLElement);
  readonly #output: HTMLElement = byId('output', HTMLElement);
  readonly #cutNote: HTMLElement = byId('cut-note', HTMLElement);
  readonly #working: HTMLElement = byId('working', HTMLElement);
  readonly #progress: HTMLProgressElement = byId('progress', HTMLProgressElement);
  readonly #progressNote: HTMLElement = byId('progress-note', HTMLElement);
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** The element in which changed places are marked. */
  get side(): HTMLElement {
    return this.#output;
  }

  showOutcome(outcome: Outcome, messages: Messages): void {
    const { title, details, sureness } = verdictOf(outcome, messages);
    const isEnglish = messages.tag === 'en';
    this.#say(title, [
      details.join(isEnglish ? ' ' : ''),
      ...(sureness === undefined ? [] : [' ', element('span', { class: 'sureness' }, sureness)]),
    ]);
    this.#verdict.dataset.verdict = outcome.verdict;
    renderPieces(this.#output, outcome.passages.after);
    this.#cutNote.hidden = !outcome.passages.isCut;
  }

  showNothing(messages: Messages): void {
    this.#say(messages.fixed.verdictEmpty, []);
    delete this.#verdict.dataset.verdict;
    this.#output.replaceChildren(element('span', { class: 'placeholder' }, messages.fixed.outputEmpty));
    this.#cutNote.hidden = true;
  }

  /** The work ended without an answer. */
  showFailure(
    title: string,
    detail: string,
    retry: { readonly label: string; readonly press: () => void },
  ): void {
    this.#say(title, [detail, ' ', button(retry.label, { class: 'quiet' }, retry.press)]);
    this.#verdict.dataset.verdict = 'failed';
    this.#output.replaceChildren();
    this.#cutNote.hidden = true;
  }

  beginWork(): void {
    this.#progress.removeAttribute('value');
    this.#progressNote.textContent = '';
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      this.#working.hidden = false;
    }, PATIENCE);
  }

  /** @param note how far it is, in words */
  showProgress(share: number, note: string): void {
    this.#progress.value = share;
    this.#progressNote.textContent = note;
  }

  endWork(): void {
    clearTimeout(this.#patience);
    this.#working.hidden = true;
  }

  #say(title: string, details: readonly (Node | string)[]): void {
    this.#title.textContent = title;
    this.#details.replaceChildren(...details);
  }
}
