/** What the progress line needs of standard error. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Work that takes less time, in milliseconds, shows nothing. */
const PATIENCE = 500;
/** Milliseconds between two looks of the line. */
const INTERVAL = 100;

/** One line on standard error that says how far the work is, on a terminal only; it is gone afterwards. */
export class Progress {
  readonly #stream: ProgressStream;
  readonly #total: number | undefined;
  readonly #now: () => number;
  readonly #begun: number;
  #done = 0;
  #lastLook: number;
  #shown = false;

  /**
   * @param total bytes of work; undefined where nobody knows.
   * @param now a clock in milliseconds.
   */
  constructor(
    stream: ProgressStream,
    total: number | undefined,
    now: () => number = () => performance.now(),
  ) {
    this.#stream = stream;
    this.#total = total;
    this.#now = now;
    this.#begun = now();
    this.#lastLook = this.#begun + PATIENCE - INTERVAL;
  }

  /** So many bytes more are done. */
  advance(bytes: number): void {
    this.#done += bytes;
    if (!this.#stream.isTTY) return;
    const now = this.#now();
    if (now - this.#lastLook < INTERVAL) return;
    this.#lastLook = now;
    this.#stream.write(`\r\u001b[K${this.#line((now - this.#begun) / 1000)}`);
    this.#shown = true;
  }

  /** Takes the line away; call before anything else is written. */
  clear(): void {
    if (this.#shown) this.#stream.write('\r\u001b[K');
    this.#shown = false;
  }

  #line(seconds: number): string {
    const rate = this.#done / seconds;
    const amount = `${megabytes(this.#done)}, ${megabytes(rate)}/s`;
    if (this.#total === undefined) return amount;
    const left = Math.max(0, this.#total - this.#done) / rate;
    const percent = Math.min(100, Math.floor((100 * this.#done) / Math.max(1, this.#total)));
    return `${percent} % of ${megabytes(this.#total)}, ${megabytes(rate)}/s, ${duration(left)} left`;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
