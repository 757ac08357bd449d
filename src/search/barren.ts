/** Code units remembered, at most: 16 MB, and most of the lines of a document of that length. */
const MOST_UNITS = 1 << 23;

/** Lines that were searched in vain, so that a line that comes again, here or in the next pass, costs nothing. */
export class BarrenLines {
  readonly #lines = new Set<string>();
  #units = 0;

  has(line: string): boolean {
    return this.#lines.has(line);
  }

  add(line: string): void {
    if (this.#units > MOST_UNITS) {
      this.#lines.clear();
      this.#units = 0;
    }
    this.#lines.add(line);
    this.#units += line.length;
  }
}
