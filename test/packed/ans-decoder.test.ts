/** Small integers packed and read back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packSymbols } from '../../scripts/packing/ans-encoder.ts';
import { AnsDecoder, type SymbolSource } from '../../src/packed/ans-decoder.ts';

const CONTEXTS = 3;

const symbols = fc.array(
  fc.record({ value: fc.integer({ min: -128, max: 127 }), context: fc.nat({ max: CONTEXTS - 1 }) }),
);

function pack(items: readonly { value: number; context: number }[]): string {
  return packSymbols(
    items.map(({ value }) => value),
    CONTEXTS,
    (source) => readAll(items, source),
  );
}

function readAll(items: readonly { context: number }[], source: SymbolSource): number[] {
  return items.map(({ context }) => source.next(context));
}

describe('asymmetric numeral systems', () => {
  test('give back what was packed, whatever the contexts', () => {
    fc.assert(
      fc.property(symbols, (items) => {
        expect(readAll(items, new AnsDecoder(pack(items), CONTEXTS))).toEqual(
          items.map(({ value }) => value),
        );
      }),
    );
  });

  test('are read into a list as they are one by one', () => {
    fc.assert(
      fc.property(fc.int8Array({ minLength: 1 }), (values) => {
        const packed = packSymbols(values, CONTEXTS, (source) => {
          source.next(2);
          source.fill(new Int8Array(values.length - 1), 1);
        });
        const list = new Int8Array(values.length - 1);
        const decoder = new AnsDecoder(packed, CONTEXTS);
        expect(decoder.next(2)).toBe(values[0]);
        decoder.fill(list, 1);
        expect(list).toEqual(values.subarray(1));
      }),
    );
  });

  test('take little more than the entropy', () => {
    // Of 16 values 13 are 0: 1.1 bits each.
    const items = Array.from({ length: 16_000 }, (_, i) => ({
      value: i % 16 < 13 ? 0 : (i % 16) - 12,
      context: 0,
    }));
    const bits = -(13 / 16) * Math.log2(13 / 16) - (3 / 16) * Math.log2(1 / 16);
    expect(6 * pack(items).length).toBeLessThan(1.01 * bits * items.length + 400);
  });

  test('are for text without a quote or a backslash', () => {
    fc.assert(fc.property(symbols, (items) => !/['\\]/.test(pack(items))));
  });

  test('refuse to pack fewer or more values than are read', () => {
    expect(() => packSymbols([1], CONTEXTS, () => {})).toThrow(RangeError);
    expect(() => packSymbols([], CONTEXTS, (source) => source.next(0))).toThrow(RangeError);
  });
});
