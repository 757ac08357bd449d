import { describe, expect, test } from 'vitest';
import { areaOfFirst, droppedPairAreas, isSecondOf } from '../../src/search/dropped-areas.ts';
import { isDroppedPair, NONE, pairOfUnit, unitOfPair } from '../../src/search/gbk-pairs.ts';

describe('pairs', () => {
  test('go both ways', () => {
    for (const [character, pair] of [
      ['。', 0xa1a3],
      ['學', 0x8c57],
      ['！', 0xa3a1],
      ['丂', 0x8140],
    ] as const) {
      expect(pairOfUnit(character.charCodeAt(0))).toBe(pair);
      expect(unitOfPair(pair >> 8, pair & 0xff)).toBe(character.charCodeAt(0));
    }
  });

  test('leave out ASCII, the euro sign and what GBK lacks', () => {
    for (const character of ['a', '€', '한', '\ud800'])
      expect(pairOfUnit(character.charCodeAt(0))).toBe(NONE);
  });

  test('know user-defined characters by their bytes only', () => {
    expect(pairOfUnit(0xe000)).toBe(0xaaa1);
    expect(unitOfPair(0xaa, 0xa1)).toBe(NONE);
  });
});

describe('dropped pairs', () => {
  test('are the user-defined areas and what older tables lack', () => {
    for (const pair of [0xaaa1, 0xaffe, 0xf8a1, 0xfefe, 0xa140, 0xa7a0, 0xa6d9]) {
      expect(isDroppedPair(pair >> 8, pair & 0xff)).toBe(true);
    }
    for (const pair of [0xb0a1, 0xf7fe, 0xaa40, 0xa1a1])
      expect(isDroppedPair(pair >> 8, pair & 0xff)).toBe(false);
  });

  test('fall into areas: every pair of one is dropped', () => {
    let pairs = 0;
    droppedPairAreas().forEach(({ firsts, seconds }, area) => {
      for (const first of firsts) {
        expect(areaOfFirst(first)).toBe(area);
        for (const second of seconds) {
          expect(isDroppedPair(first, second)).toBe(true);
          expect(isSecondOf(area, second)).toBe(true);
          pairs++;
        }
      }
    });
    expect(pairs).toBeGreaterThan(13 * 94);
    expect(areaOfFirst(0xb0)).toBe(-1);
    expect(isSecondOf(areaOfFirst(0xaa), 0x81)).toBe(false);
  });
});
