import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SortedPool } from '../../src/packed/sorted-pool.ts';

test('takes what a step along the sorted array leads to, as if what was taken were not there', () => {
  const numbers = fc.uniqueArray(fc.nat(), { maxLength: 300 }).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(numbers, fc.infiniteStream(fc.integer()), (sorted, picks) => {
      const pool = new SortedPool(sorted);
      const left = [...sorted];
      let next = 0;
      for (const pick of picks) {
        expect(pool.size).toBe(left.length);
        if (left.length === 0) break;
        // Back to the first at most, and ahead for less than a round.
        const step = pick < 0 ? -(-pick % (next + 1)) : pick % left.length;
        next = (next + step) % left.length;
        expect(pool.take(step)).toBe(left.splice(next, 1)[0]);
      }
    }),
  );
});
