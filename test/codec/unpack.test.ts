import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packTable } from '../../scripts/packing/table.ts';
import { UNIFIED, UNIFIED_AND_EXTENSIONS, unpackTable } from '../../src/codec/unpack.ts';

const ideograph = fc.integer({ min: 0x4e00, max: 0x9fff });
/** 0 is an unassigned place. */
const codePoint = fc.oneof(
  fc.constant(0),
  ideograph,
  fc.integer({ min: 1, max: 0xffff }),
  fc.integer({ min: 0x20000, max: 0x2a6df }),
);
/** Rows of neighbours, as tables have them. */
const run = fc
  .tuple(fc.integer({ min: 1, max: 0x9f00 }), fc.integer({ min: 1, max: 200 }))
  .map(([first, length]) => Array.from({ length }, (_, i) => first + i));
const holes = fc.integer({ min: 1, max: 2000 }).map((length) => new Array<number>(length).fill(0));
const table = fc
  .array(fc.oneof(fc.array(codePoint, { minLength: 1, maxLength: 20 }), run, holes), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.flat());

const RUNS = { numRuns: 15 };

describe('packed tables', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(table, (codePoints) => {
        expect(unpackTable(packTable(codePoints), UNIFIED).codePoints).toEqual(codePoints);
      }),
      RUNS,
    );
  });

  test('come back with the ideographs of the extensions too', () => {
    fc.assert(
      fc.property(table, (codePoints) => {
        const packed = packTable(codePoints, { ideographs: UNIFIED_AND_EXTENSIONS });
        expect(unpackTable(packed, UNIFIED_AND_EXTENSIONS).codePoints).toEqual(codePoints);
      }),
      { numRuns: 3 },
    );
  });

  test('come back without their ideographs', () => {
    fc.assert(
      fc.property(table, (codePoints) => {
        const others = codePoints.map((one) => (one >= 0x4e00 && one <= 0x9fff ? 0 : one));
        expect(unpackTable(packTable(codePoints), UNIFIED).withoutIdeographs).toEqual(others);
      }),
      RUNS,
    );
  });

  test('tell the level of an ideograph, which is where it stands first', () => {
    const levels = fc.uniqueArray(ideograph, { minLength: 3, maxLength: 60 }).chain((ideographs) =>
      fc.record({
        ideographs: fc.constant(ideographs),
        second: fc.integer({ min: 1, max: ideographs.length - 2 }),
      }),
    );
    fc.assert(
      fc.property(levels, ({ ideographs, second }) => {
        const third = ideographs.length - 1;
        const places = [...ideographs, ...ideographs.toReversed()];
        const packed = packTable(places, { levelStarts: [0, second, third] });
        const unpacked = unpackTable(packed, UNIFIED);
        expect(unpacked.codePoints).toEqual(places);
        for (const [index, member] of ideographs.entries())
          expect(unpacked.levels[member]).toBe(1 + Number(index >= second) + Number(index >= third));
        expect(unpacked.levels.reduce((sum, level) => sum + Number(level > 0), 0)).toBe(ideographs.length);
      }),
      RUNS,
    );
  });

  test('are shorter beside a table with the same ideographs', () => {
    const places = Array.from({ length: 500 }, (_, i) => 0x4e00 + ((i * i * 7) % 20_011));
    const alone = packTable(places);
    const other = unpackTable(alone, UNIFIED);
    const beside = packTable(places, { related: [other] });
    expect(unpackTable(beside, UNIFIED, [other]).codePoints).toEqual(places);
    expect(beside.length).toBeLessThan(alone.length * 0.8);
  });

  test('are short where the code points are in order', () => {
    const inOrder = Array.from({ length: 20_000 }, (_, i) => 0x4e00 + i);
    expect(packTable(inOrder).length).toBeLessThan(200);
  });
});
