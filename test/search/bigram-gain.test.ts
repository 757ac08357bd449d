import { describe, expect, test } from 'vitest';
import { meanPairGain, pairGain } from '../../src/search/bigram-gain.ts';

describe('what the bigram model says of a pair', () => {
  test('is nothing where one is ASCII or a surrogate', () => {
    expect(pairGain('a'.charCodeAt(0), '中'.charCodeAt(0))).toBe(0);
    expect(pairGain('中'.charCodeAt(0), ' '.charCodeAt(0))).toBe(0);
    expect(pairGain(0xd840, '中'.charCodeAt(0))).toBe(0);
  });
});

describe('its mean over a text', () => {
  test('is higher for sentences than for the same characters in another order', () => {
    for (const sentence of [
      '孩子们在河边放风筝直到天黑',
      '昨日の午後に川のそばで鳥を見ました',
      '우리는 어제 강가에서 새를 보았습니다',
    ]) {
      const reversed = [...sentence].reverse().join('');
      expect(meanPairGain(sentence)).toBeGreaterThan(meanPairGain(reversed)!);
    }
  });

  test('is not known where no two characters above ASCII stand side by side', () => {
    expect(meanPairGain('')).toBeUndefined();
    expect(meanPairGain('a中b文c')).toBeUndefined();
  });
});
