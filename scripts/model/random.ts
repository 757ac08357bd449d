/** A small seeded generator (sfc32, Chris Doty-Humphrey, public domain), so that training can be repeated. */
export class Random {
  private a = 0x9e3779b9;
  private b = 0x243f6a88;
  private c: number;
  private counter = 1;

  constructor(seed: number) {
    this.c = seed | 0;
    for (let round = 0; round < 15; round++) this.word();
  }

  /** An unsigned 32-bit number. */
  word(): number {
    const result = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + result;
    this.c |= 0;
    return result >>> 0;
  }

  /** From 0 up to, not including, 1. */
  fraction(): number {
    return this.word() / 0x100000000;
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.fraction() * end);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

/** Draws indexes in proportion to weights, by bisection over running totals. */
export class WeightedChoice {
  private readonly totals: Float64Array;

  constructor(weights: readonly number[]) {
    this.totals = new Float64Array(weights.length);
    let total = 0;
    weights.forEach((weight, index) => {
      total += weight;
      this.totals[index] = total;
    });
  }

  draw(random: Random): number {
    const target = random.fraction() * (this.totals[this.totals.length - 1] as number);
    let low = 0;
    let high = this.totals.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.totals[middle] as number) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
