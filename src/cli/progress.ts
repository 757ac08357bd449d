/** What the progress line needs of standard error. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shorter work shows nothing. In bytes; one second of work or more on a slow machine. */
const LONG_WORK = 8_000_000;

/** One line on standard error that says what takes so long, on a terminal only; it is gone afterwards. */
export class Progress {
  readonly #stream: ProgressStream;
  readonly #total: number;
  #done = 0;
  #shown = false;

  constructor(stream: ProgressStream, total: number) {
    this.#stream = stream;
    this.#total = total;
  }

  /** A file of so many bytes is about to be repaired. */
  begin(name: string, size: number): void {
    this.#done++;
    if (!this.#stream.isTTY || (size < LONG_WORK && this.#total < 10)) return;
    const count = this.#total > 1 ? ` (${this.#done} of ${this.#total})` : '';
    this.#stream.write(`\r\u001b[Krepairing ${name}, ${(size / 1e6).toFixed(1)} MB${count} …`);
    this.#shown = true;
  }

  /** Takes the line away; call before anything else is written. */
  clear(): void {
    if (this.#shown) this.#stream.write('\r\u001b[K');
    this.#shown = false;
  }
}
