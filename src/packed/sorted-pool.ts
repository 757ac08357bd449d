/** Numbers that are kept together, so that a step past all of them is one. */
const CHUNK = 128;

/**
 * Numbers in ascending order, of which each can be taken once, told by how far it is from the one taken before. In
 * chunks, because most steps are short and none must cost as much as there are numbers.
 */
export class SortedPool {
  private readonly chunks: number[][] = [];
  private left: number;
  /** Where the next number behind the one taken last is; possibly behind the end of its chunk. */
  private chunk = 0;
  private offset = 0;

  /** `numbers` are in order. */
  constructor(numbers: readonly number[]) {
    this.left = numbers.length;
    for (let at = 0; at < numbers.length; at += CHUNK) this.chunks.push(numbers.slice(at, at + CHUNK));
  }

  /** How many are left. */
  get size(): number {
    return this.left;
  }

  /**
   * Takes out the number `step` numbers ahead of the one behind that taken last, at first of the least; behind the
   * last number comes the first. A negative step goes back, at most to the first.
   */
  take(step: number): number {
    let offset = this.offset + step;
    while (offset < 0) {
      this.chunk--;
      offset += this.chunks[this.chunk]!.length;
    }
    while (offset >= this.chunks[this.chunk]!.length) {
      offset -= this.chunks[this.chunk]!.length;
      this.chunk = this.chunk + 1 < this.chunks.length ? this.chunk + 1 : 0;
    }
    this.offset = offset;
    this.left--;
    return this.chunks[this.chunk]!.splice(offset, 1)[0]!;
  }
}
