import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SequenceCounts } from '../../src/search/sequence-counts.ts';

test('counts as a Map does, whatever the sequences and however many', () => {
  const sequence = fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.maxSafeNat().map((n) => 1 + (n % (2 ** 48 - 1))),
  );
  fc.assert(
    fc.property(fc.array(sequence, { maxLength: 600 }), (sequences) => {
      const counts = new SequenceCounts();
      const expected = new Map<number, number>();
      for (const one of sequences) {
        counts.add(one);
        expected.set(one, (expected.get(one) ?? 0) + 1);
      }
      for (const [one, times] of expected) expect(counts.get(one)).toBe(times);
      expect(counts.get(2 ** 48 - 1)).toBe(expected.get(2 ** 48 - 1) ?? 0);
    }),
  );
});

test('grows without losing what was counted', () => {
  const counts = new SequenceCounts();
  const all = Array.from({ length: 5000 }, (_, i) => 1 + i * 0x10001);
  for (const one of all) counts.add(one);
  expect(all.every((one) => counts.get(one) === 1)).toBe(true);
  expect(counts.get(7)).toBe(0);
});

test.each([0, -1, -2])('%d is no sequence that was counted', (sequence) => {
  expect(new SequenceCounts().get(sequence)).toBe(0);
});
