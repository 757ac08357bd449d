/** Code units of lines remembered, at most; what is remembered of a line takes about a hundred times that. */
const MOST_UNITS = 1 << 17;

/** What was found about the last lines, for documents that say the same again and again. */
export class LineMemo<T> {
  readonly #found = new Map<
    string,
    { readonly channels: ReadonlySet<string> | undefined; readonly value: T }
  >();
  #units = 0;

  /**
   * The answer of `find`, or what it answered last time for the same line and the same channels.
   *
   * @param channels compared by identity; `undefined` stands for all
   */
  get(line: string, channels: ReadonlySet<string> | undefined, find: () => T): T {
    const known = this.#found.get(line);
    if (known && known.channels === channels) return known.value;
    const value = find();
    if (this.#units > MOST_UNITS) {
      this.#found.clear();
      this.#units = 0;
    }
    this.#found.set(line, { channels, value });
    this.#units += line.length;
    return value;
  }
}
