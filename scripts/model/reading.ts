/** A string of code units with its feature slots and score, reused over and over by trainer and evaluation. */
import { collectSlots, MAX_FEATURES } from '../../src/language/features.ts';

export const CAPACITY = 4096;

export class Reading {
  readonly units: Uint16Array = new Uint16Array(CAPACITY);
  length = 0;
  readonly slots: Int32Array = new Int32Array(CAPACITY * MAX_FEATURES + MAX_FEATURES);
  slotCount = 0;
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

  rate(weights: Float32Array): this {
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
    this.score = sum;
    return this;
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
