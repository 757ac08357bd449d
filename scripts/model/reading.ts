/** A string of code units with its feature slots and score, reused over and over by trainer and evaluation. */
import { collectContextSlots, MAX_CONTEXT_FEATURES } from '../../src/language/context-features.ts';
import { collectSlots, MAX_FEATURES } from '../../src/language/features.ts';

export const CAPACITY = 4096;

export class Reading {
  readonly units: Uint16Array = new Uint16Array(CAPACITY);
  length = 0;
  readonly slots: Int32Array = new Int32Array(CAPACITY * MAX_FEATURES + MAX_FEATURES);
  slotCount = 0;
  readonly contextSlots: Int32Array = new Int32Array(CAPACITY * MAX_CONTEXT_FEATURES);
  contextSlotCount = 0;
  score = 0;
  /** Log prior of the channel that led here; the trainer adds it to the score. */
  prior = 0;
  hash = 0;

  /** Takes a string; what is beyond the capacity is left out. */
  set(text: string): this {
    this.prior = 0;
    this.length = Math.min(text.length, CAPACITY - 1);
    for (let at = 0; at < this.length; at++) this.units[at] = text.charCodeAt(at);
    return this.seal();
  }

  copy(other: Reading): this {
    this.units.set(other.units.subarray(0, other.length));
    this.length = other.length;
    this.hash = other.hash;
    this.prior = other.prior;
    return this;
  }

  /** To be called when `units` and `length` were written from outside. */
  seal(): this {
    let hash = 0;
    for (let at = 0; at < this.length; at++)
      hash = (Math.imul(hash, 0x01000193) ^ (this.units[at] as number)) | 0;
    this.hash = hash;
    return this;
  }

  /** Collects the slots and adds up the score; without `context` by the plausibility alone. */
  rate(weights: Float32Array, context?: Float32Array): this {
    let previous = 0;
    let count = 0;
    const { units, slots } = this;
    for (let at = 0; at < this.length; at++) {
      const unit = units[at] as number;
      if (previous >= 0x80 || unit >= 0x80) count = collectSlots(previous, unit, slots, count);
      previous = unit;
    }
    if (previous >= 0x80) count = collectSlots(previous, 0, slots, count);
    this.slotCount = count;
    let sum = 0;
    for (let at = 0; at < count; at++) sum += weights[slots[at] as number] as number;
    this.score = context === undefined ? sum : sum + this.rateContext(context);
    return this;
  }

  private rateContext(weights: Float32Array): number {
    const { units, length, contextSlots } = this;
    let count = 0;
    let last = 0;
    let lastAt = -1;
    for (let at = 0; at < length; at++) {
      const unit = units[at] as number;
      if (unit < 0x80) continue;
      const before2 = at > 1 ? (units[at - 2] as number) : 0;
      const before1 = at > 0 ? (units[at - 1] as number) : 0;
      const after1 = at + 1 < length ? (units[at + 1] as number) : 0;
      const after2 = at + 2 < length ? (units[at + 2] as number) : 0;
      const skipped = lastAt === at - 1 ? 0 : last;
      count = collectContextSlots(before2, before1, unit, after1, after2, skipped, contextSlots, count);
      last = unit;
      lastAt = at;
    }
    this.contextSlotCount = count;
    let sum = 0;
    for (let at = 0; at < count; at++) sum += weights[contextSlots[at] as number] as number;
    return sum;
  }

  text(): string {
    return String.fromCharCode(...this.units.subarray(0, this.length));
  }

  nonAscii(): number {
    let count = 0;
    for (let at = 0; at < this.length; at++) if ((this.units[at] as number) >= 0x80) count++;
    return count;
  }
}
