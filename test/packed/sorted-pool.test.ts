import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SortedPool } from '../../src/packed/sorted-pool.ts';

test('gives what a sorted array gives that elements are cut out of', () => {
  const numbers = fc.uniqueArray(fc.nat(), { maxLength: 70 }).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(numbers, fc.infiniteStream(fc.nat()), (sorted, picks) => {
      const pool = new SortedPool(sorted);
      const left = [...sorted];
      for (const pick of picks) {
        expect(pool.size).toBe(left.length);
        if (left.length === 0) break;
        const index = pick % left.length;
        expect(pool.take(index)).toBe(left.splice(index, 1)[0]);
      }
    }),
  );
});
