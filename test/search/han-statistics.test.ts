import { expect, test } from 'vitest';
import { frequencyStep, listedShare, pairShare } from '../../src/search/han-statistics.ts';
import { FREQUENCY_STEPS } from '../../src/search/unpack-han-statistics.ts';

const unit = (character: string): number => character.charCodeAt(0);
const pair = (two: string): number => pairShare(two.charCodeAt(0), two.charCodeAt(1));

test('common characters are in a higher step, in both scripts alike', () => {
  const steps = Array.from('的山湖霧龘', (character) => frequencyStep(unit(character)));
  expect(steps[0]).toBeGreaterThanOrEqual(FREQUENCY_STEPS - 1);
  expect(steps.at(-1)).toBe(0);
  expect(steps).toEqual([...steps].sort((x, y) => y - x));
  expect(frequencyStep(unit('學'))).toBe(frequencyStep(unit('学')));
  expect(frequencyStep(unit('a'))).toBe(0);
});

test('pairs around a cut are known, others are not', () => {
  expect(pair('學校')).toBeGreaterThan(pair('學海'));
  expect(pair('學生')).toBe(0);
  for (const character of '學規上') {
    expect(listedShare(unit(character))).toBeGreaterThan(0);
    expect(listedShare(unit(character))).toBeLessThanOrEqual(1);
  }
});
