import type { FixedText, Messages } from '../language/messages.ts';
import { button } from './dom.ts';

/** A thing to copy: how it is called, and how to get it; no text means that it can't be had. */
export interface CopyAction {
  readonly label: FixedText;
  readonly text: () => Promise<string | undefined>;
  /** Said when there is no text. */
  readonly otherwise?: FixedText;
}

/** How long a button says what became of its press, in milliseconds. */
const NOTE_TIME = 2000;

export function copyButton({ label, text, otherwise }: CopyAction, { fixed }: Messages): HTMLButtonElement {
  const made = button(fixed[label], {}, async () => {
    const note = (message: FixedText): void => {
      made.textContent = fixed[message];
      setTimeout(() => {
        made.textContent = fixed[label];
      }, NOTE_TIME);
    };
    try {
      const copied = await text();
      if (copied === undefined) {
        note(otherwise ?? 'copyFailed');
        return;
      }
      await navigator.clipboard.writeText(copied);
      note('copied');
    } catch {
      note('copyFailed');
    }
  });
  // A screen reader says the note.
  made.setAttribute('aria-live', 'polite');
  return made;
}

/** Hands a file to the browser's downloads. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has begun by the next task, and keeps what it needs.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
