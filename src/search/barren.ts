/** Code units remembered, at most: 16 MB, and most of the lines of a document of that length. */
const MOST_UNITS = 1 << 23;

/** Lines that were searched in vain, so that a line that comes again, here or in the next pass, costs nothing. */
export class BarrenLines {
  readonly #lines = new Map<string, number>();
  #units = 0;

  has(line: string): boolean {
    return this.#lines.has(line);
  }

  /** What {@link add} was told of a line; `undefined` for one that it was not. */
  spentOn(line: string): number | undefined {
    return this.#lines.get(line);
  }

  /** @param spent what the search took, in any measure */
  add(line: string, spent: number = 0): void {
    if (this.#units > MOST_UNITS) {
      this.#lines.clear();
      this.#units = 0;
    }
    this.#lines.set(line, spent);
    this.#units += line.length;
  }
}
