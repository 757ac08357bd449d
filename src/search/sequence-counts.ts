const FIRST_SIZE = 1 << 8;

/**
 * Counts of sequences of up to three code units, each sequence one number: an open hash table (linear probing), because a
 * `Map` takes several times as long for keys above 2^30.
 */
export class SequenceCounts {
  /** 0 for an empty place: no sequence counted begins with U+0000. */
  #keys = new Float64Array(FIRST_SIZE);
  #counts = new Uint32Array(FIRST_SIZE);
  #size = 0;

  /** Counts a sequence, above 0 and below 2^48. */
  add(sequence: number): void {
    let at = this.#placeOf(sequence);
    if (this.#keys[at] === 0) {
      // At most half of the places are taken.
      if (2 * ++this.#size > this.#keys.length) {
        this.#grow();
        at = this.#placeOf(sequence);
      }
      this.#keys[at] = sequence;
    }
    this.#counts[at]!++;
  }

  /** How often a sequence was counted. */
  get(sequence: number): number {
    return sequence > 0 ? this.#counts[this.#placeOf(sequence)]! : 0;
  }

  #placeOf(sequence: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let at = hash(sequence) & mask;
    while (keys[at] !== 0 && keys[at] !== sequence) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const keys = this.#keys;
    const counts = this.#counts;
    this.#keys = new Float64Array(2 * keys.length);
    this.#counts = new Uint32Array(2 * keys.length);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === 0) continue;
      const at = this.#placeOf(keys[i]!);
      this.#keys[at] = keys[i]!;
      this.#counts[at] = counts[i]!;
    }
  }
}

/** Multipliers: those of MurmurHash3's finaliser (Appleby, public domain). */
function hash(sequence: number): number {
  const high = (sequence / 0x1000000) | 0;
  const low = sequence - high * 0x1000000;
  let mixed = Math.imul(low, 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
