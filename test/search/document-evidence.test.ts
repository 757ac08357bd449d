import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DocumentEvidence,
  fullWidthOf,
  isFoldableMark,
  NO_SYMBOL,
  symbolOf,
} from '../../src/search/document-evidence.ts';

const unit = (character: string): number => symbolOf(character.charCodeAt(0));
const evidenceOf = (text: string): DocumentEvidence =>
  new DocumentEvidence(
    Uint16Array.from(text, (character) => (character === '_' ? NO_SYMBOL : unit(character))),
  );

const TEXT = '山路很窄，山路很長。走山路的人不多，走山路的車更少。';

describe('symbols', () => {
  test('fold marks, digits and letter case, nothing else', () => {
    expect(Array.from('，！7Ｇa字（', (c) => String.fromCharCode(symbolOf(c.charCodeAt(0)))).join('')).toBe(
      ',!0Ｇa字(',
    );
    expect(String.fromCharCode(symbolOf('G'.charCodeAt(0)))).toBe('g');
  });

  test('fullWidthOf is the way back for marks', () => {
    expect(fullWidthOf(0x2c)).toBe(0xff0c);
    expect(fullWidthOf(0x61)).toBe(0x61);
    expect([0x2c, 0xff0c, 0x61, 0xff41].map(isFoldableMark)).toEqual([true, true, false, false]);
  });
});

describe('probabilities', () => {
  const evidence = evidenceOf(TEXT);

  test('what the document says is likelier than what it does not', () => {
    expect(evidence.pair(unit('山'), unit('路'))).toBeGreaterThan(0.5);
    expect(evidence.pair(unit('山'), unit('路'))).toBeGreaterThan(evidence.pair(unit('山'), unit('車')));
    expect(evidence.triple(unit('走'), unit('山'), unit('路'))).toBeGreaterThan(evidence.single(unit('路')));
    expect(evidence.single(unit('山'))).toBeGreaterThan(evidence.single(unit('湖')));
    expect(evidence.single(unit('湖'))).toBeGreaterThan(evidence.single(unit('袄')));
  });

  test('are those of the classes where there is no document', () => {
    const nothing = evidenceOf('');
    expect(nothing.single(unit('山'))).toBeGreaterThan(nothing.single(unit('龘')));
    expect(nothing.triple(unit('山'), unit('路'), unit('很'))).toBeGreaterThan(0);
  });

  test.each([
    ['a document', TEXT],
    ['a few words between lines of English', `${'Nothing stands here.\n'.repeat(300)}${TEXT}`],
    ['the same line again and again', TEXT.repeat(300)],
    ['nothing', ''],
  ])('sum to about one behind any context: %s', (_, text) => {
    const own = evidenceOf(text);
    for (const [a, b] of [
      [NO_SYMBOL, NO_SYMBOL],
      [NO_SYMBOL, unit('山')],
      [unit('走'), unit('山')],
      [unit('。'), unit('走')],
      [unit('湖'), unit('上')],
    ] as const) {
      let sum = 0;
      for (let symbol = 1; symbol < 0x10000; symbol++) {
        if (symbolOf(symbol) === symbol) sum += own.triple(a, b, symbol);
      }
      expect(sum).toBeGreaterThan(0.8);
      expect(sum).toBeLessThan(1.2);
    }
  });

  test('leave the rest to what the document does not show', () => {
    expect(evidence.unseen(NO_SYMBOL, unit('湖'))).toBe(1);
    expect(evidence.unseen(unit('走'), unit('山'))).toBeLessThan(evidence.unseen(NO_SYMBOL, unit('山')));
    expect(evidence.unseen(NO_SYMBOL, unit('山'))).toBeGreaterThan(0);
  });

  test('are positive for every symbol', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.integer({ min: 1, max: 0xffff }), { minLength: 3, maxLength: 3 }),
        (text, [a, b, c]) => {
          const own = new DocumentEvidence(
            Uint16Array.from({ length: text.length }, (_, at) => symbolOf(text.charCodeAt(at))),
          );
          const probability = own.triple(symbolOf(a!), symbolOf(b!), symbolOf(c!));
          expect(probability).toBeGreaterThan(0);
          expect(probability).toBeLessThan(1.5);
        },
      ),
    );
  });
});

describe('counts', () => {
  test('are those of the document', () => {
    const evidence = evidenceOf(TEXT);
    expect(evidence.countOfPair(unit('山'), unit('路'))).toBe(4);
    expect(evidence.countOfPair(unit('路'), unit('山'))).toBe(0);
    expect(evidence.count(unit('走'))).toBe(2);
    expect(evidence.count(unit('湖'))).toBe(0);
    expect(evidence.symbols()).toHaveLength(new Set(Array.from(TEXT, unit)).size);
  });

  test('do not reach over a gap', () => {
    expect(evidenceOf('山_路').countOfPair(unit('山'), unit('路'))).toBe(0);
  });
});
