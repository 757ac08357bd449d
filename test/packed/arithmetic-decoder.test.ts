import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packValues } from '../../scripts/packing/arithmetic-encoder.ts';
import {
  ArithmeticDecoder,
  NUMBER_BITS,
  NUMBER_CONTEXTS,
  SIGNED_CONTEXTS,
  type ValueSource,
} from '../../src/packed/arithmetic-decoder.ts';

const SYMBOL_BITS = 5;
const FIRST_NUMBER = 1 + 2 ** SYMBOL_BITS;
const FIRST_SIGNED = FIRST_NUMBER + NUMBER_CONTEXTS;
const CONTEXTS = FIRST_SIGNED + SIGNED_CONTEXTS;

const MOST = 2 ** NUMBER_BITS - 2;
const READ = {
  bit: (source: ValueSource) => source.bit(0),
  symbol: (source: ValueSource) => source.symbol(1, SYMBOL_BITS),
  number: (source: ValueSource) => source.number(FIRST_NUMBER),
  signed: (source: ValueSource) => source.signed(FIRST_SIGNED),
};
type Kind = keyof typeof READ;

const small = fc.integer({ min: 0, max: 9 });
const item: fc.Arbitrary<readonly [Kind, number]> = fc.oneof(
  fc.tuple(fc.constant('bit' as const), fc.nat({ max: 1 })),
  fc.tuple(fc.constant('symbol' as const), fc.nat({ max: 2 ** SYMBOL_BITS - 1 })),
  fc.tuple(fc.constant('number' as const), fc.oneof(small, fc.nat({ max: MOST }))),
  fc.tuple(fc.constant('signed' as const), fc.oneof(small, fc.integer({ min: -MOST, max: MOST }))),
);

function pack(items: readonly (readonly [Kind, number])[]): string {
  return packValues(
    items.map(([, value]) => value),
    CONTEXTS,
    (source) => {
      for (const [kind] of items) READ[kind](source);
    },
  );
}

function packBits(bits: readonly number[]): string {
  return pack(bits.map((bit) => ['bit', bit] as const));
}

/** Bits of which about one in `n` is 1, the same ones every time. */
function bitsOf(length: number, n: number): number[] {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % n === 0 ? 1 : 0;
  });
}

describe('the arithmetic decoder', () => {
  test('reads the values that were written', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 300 }), (items) => {
        const decoder = new ArithmeticDecoder(pack(items), CONTEXTS);
        expect(items.map(([kind]) => READ[kind](decoder))).toEqual(items.map(([, value]) => value));
      }),
    );
  });

  test('reads long rows of equal values, behind which all else is unlikely', () => {
    for (const common of [0, 1]) {
      const bits = new Array<number>(5000).fill(common);
      bits.push(1 - common, 1 - common, common);
      const decoder = new ArithmeticDecoder(packBits(bits), CONTEXTS);
      expect(bits.map(() => decoder.bit(0))).toEqual(bits);
    }
  });

  test('needs nothing escaped in a string literal', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 300 }), (items) => {
        expect(pack(items)).toMatch(/^[>-[\]-~]*$/);
      }),
    );
  });

  test.each([2, 4, 20, 200])('takes hardly more than the entropy where one bit in %d is 1', (n) => {
    const bits = bitsOf(20_000, n);
    const share = bits.reduce((sum, bit) => sum + bit, 0) / bits.length;
    const entropy = -share * Math.log2(share) - (1 - share) * Math.log2(1 - share);
    expect(packBits(bits).length * 6).toBeLessThan(bits.length * entropy * 1.02 + 100);
  });
});

describe('the encoder', () => {
  test.each([
    ['bit', 2],
    ['symbol', 2 ** SYMBOL_BITS],
    ['number', -1],
    ['number', MOST + 1],
    ['signed', -MOST - 2],
  ] as const)('refuses the %s %d', (kind, value) => {
    expect(() => pack([[kind, value]])).toThrow(RangeError);
  });

  test('refuses a reader that asks for another number of values', () => {
    expect(() => packValues([], CONTEXTS, READ.bit)).toThrow(RangeError);
    expect(() => packValues([0, 1], CONTEXTS, READ.bit)).toThrow(RangeError);
  });
});
