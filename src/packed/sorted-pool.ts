/** Numbers in ascending order, from which the n-th can be taken out in logarithmic time (a Fenwick tree of counts). */
export class SortedPool {
  private readonly numbers: readonly number[];
  /** At i, how many of the last `i & -i` numbers up to the i-th are still there. */
  private readonly counts: Uint16Array;
  private left: number;

  /** `numbers` are in order, less than 65,536 of them. */
  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
    this.left = numbers.length;
    this.counts = Uint16Array.from({ length: numbers.length + 1 }, (_, i) => i & -i);
  }

  /** How many are left. */
  get size(): number {
    return this.left;
  }

  /** Takes out the number at `index` of those that are left, in order; `index` is below the size. */
  take(index: number): number {
    let before = 0;
    let rest = index;
    for (let step = 1 << (31 - Math.clz32(this.numbers.length)); step > 0; step >>= 1) {
      const count = this.counts[before + step];
      if (count === undefined || count > rest) continue;
      before += step;
      rest -= count;
    }
    for (let i = before + 1; i < this.counts.length; i += i & -i) this.counts[i]!--;
    this.left--;
    return this.numbers[before]!;
  }
}
