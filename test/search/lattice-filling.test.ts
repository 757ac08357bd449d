/** Which characters are likely in the place of lost ones. Needs nothing of Node. */
import { describe, expect, test } from 'vitest';
import {
  isSettled,
  LOST_NEIGHBOUR,
  Neighbours,
  type RankedCandidate,
  Ranking,
} from '../../src/search/lattice-filling.ts';

/** Ranks what `_` may be, each time one of `choices`. */
function rank(pattern: string, choices: readonly string[], document = ''): RankedCandidate[][] {
  const neighbours = new Neighbours();
  neighbours.add(document);
  const units = Array.from(pattern, (character) =>
    character === '_' ? LOST_NEIGHBOUR : character.charCodeAt(0),
  );
  const places = units.flatMap((unit, at) => (unit === LOST_NEIGHBOUR ? [at] : []));
  const ranked = new Ranking(neighbours).rank(
    units,
    places.map((at, index) => ({
      at,
      codePoints: Array.from(choices[index]!, (character) => character.codePointAt(0)!),
    })),
  );
  return ranked.map(({ candidates }) => [...candidates]);
}

const best = (ranked: readonly RankedCandidate[]): string => String.fromCodePoint(ranked[0]!.codePoint);

describe('the candidates of a lost character', () => {
  test('have probabilities that sum up to 1, the highest first', () => {
    for (const ranked of rank('图书_的_架', ['馆官管', '书舒输'])) {
      const probabilities = ranked.map(({ probability }) => probability);
      expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 9);
      expect([...probabilities].sort((a, b) => b - a)).toEqual(probabilities);
    }
  });

  test('are none where the bytes limit nothing', () => {
    expect(rank('图_馆', [''])).toEqual([[]]);
  });

  test('are told by the character before and the one behind', () => {
    expect(best(rank('数_', ['捣据捣换'])[0]!)).toBe('据');
    expect(best(rank('_习', ['字孕学'])[0]!)).toBe('学');
  });

  test('take after what the document has beside the same characters', () => {
    const choices = ['沪沫沬沭'];
    const alone = rank('阿_河', choices)[0]!;
    const withDocument = rank('阿_河', choices, '阿沬河的水。'.repeat(9))[0]!;
    expect(best(alone)).not.toBe('沬');
    expect(best(withDocument)).toBe('沬');
  });

  test('of one alone are those of which the best is told', () => {
    const [ranked] = new Ranking(new Neighbours()).rank(
      [0x6570, LOST_NEIGHBOUR],
      [{ at: 1, codePoints: [0x6363, 0x636e] }],
    );
    expect(ranked).toMatchObject({ length: 2 });
    expect(ranked!.best).toEqual(ranked!.candidates[0]);
  });

  test('can be astral', () => {
    expect(rank('一_', ['😀𠀋'])[0]).toHaveLength(2);
  });
});

describe('lost characters side by side', () => {
  test('are told by each other', () => {
    const syllables = rank('__는', ['담\u2534\ua12d', '는\u2534\ua12d']);
    expect(syllables.map(best)).toEqual(['담', '는']);
  });

  test('are ranked apart where one of them is not limited', () => {
    const [first, second, third] = rank('数___', ['据换', '', '的地']);
    expect(first).toHaveLength(2);
    expect(second).toEqual([]);
    expect(third).toHaveLength(2);
  });
});

describe('the likeliest candidate is written', () => {
  const sure = [{ codePoint: 0x636e, probability: 0.8 }] as const;
  const cyrillic = [{ codePoint: 0x441, probability: 0.8 }] as const;

  test.each([
    ['evidence', sure, true],
    ['evidence', cyrillic, false],
    ['best', cyrillic, true],
    ['mark', sure, false],
    ['skip', sure, false],
  ] as const)('%s %j: %s', (handling, [best], isWritten) => {
    expect(isSettled(best, handling)).toBe(isWritten);
  });

  test('only if there is one', () => {
    expect(isSettled(undefined, 'best')).toBe(false);
  });
});
