import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack } from '../../scripts/pack-table.ts';
import { unpack } from '../../src/codec/unpack.ts';

/** 0 is an unassigned place. */
const codePoint = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 0x10ffff }).filter((value) => value < 400_000),
);
/** Rows of neighbours, as tables have them. */
const run = fc
  .tuple(fc.integer({ min: 1, max: 0x2ff00 }), fc.integer({ min: 1, max: 200 }))
  .map(([first, length]) => Array.from({ length }, (_, i) => first + i));
const holes = fc.integer({ min: 1, max: 5000 }).map((length) => new Array<number>(length).fill(0));

describe('packed tables', () => {
  test('come back as they were', () => {
    const table = fc.array(fc.oneof(fc.array(codePoint, { maxLength: 20 }), run, holes), { maxLength: 12 });
    fc.assert(
      fc.property(table, (parts) => {
        const codePoints = parts.flat();
        expect(unpack(pack(codePoints))).toEqual(codePoints);
      }),
    );
  });

  test('hold nothing that a single-quoted string must escape', () => {
    fc.assert(
      fc.property(fc.array(codePoint), (codePoints) => {
        expect(pack(codePoints)).toMatch(/^[ -&(-[\]-~]*$/);
      }),
    );
  });

  test('take every step between code points', () => {
    for (const step of [1, 2, 26, 27, 28, 1400, 1421, 1422, 1423, 34_000, 34_595, 34_596, 0x20000, 0x2f000]) {
      const codePoints = [0x30000, 0x30000 + step, 0x30000, 0x30000 - step];
      expect(unpack(pack(codePoints)), String(step)).toEqual(codePoints);
    }
  });

  test('are short where the code points are in order', () => {
    const inOrder = Array.from({ length: 20_000 }, (_, i) => 0x4e00 + i);
    expect(pack(inOrder).length).toBeLessThan(10);
  });

  test('refuse what is too large to pack', () => {
    expect(() => pack([0x10ffff])).toThrow(RangeError);
  });
});
