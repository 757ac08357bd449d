import { expect, test } from 'vitest';
import { commonnessIn, type EastAsianLanguage, MIDDLE_STEP } from '../../src/search/commonness.ts';

test.each<[EastAsianLanguage, string, string]>([
  ['chinese', '的', '翀'],
  ['chinese', '，', '※'],
  ['chinese', '人', 'の'],
  ['japanese', 'の', '爨'],
  ['japanese', '日', '亍'],
  ['korean', '다', '뷁'],
  ['korean', '이', '民'],
])('in %s %s is commoner than %s', (language, common, rare) => {
  const steps = commonnessIn(language);
  expect(steps[common.charCodeAt(0)]).toBeGreaterThan(MIDDLE_STEP);
  expect(steps[rare.charCodeAt(0)]).toBeLessThan(MIDDLE_STEP);
});

test('ASCII says nothing', () => {
  for (const language of ['chinese', 'japanese', 'korean'] as const) {
    expect([...commonnessIn(language).subarray(0, 0x80)].every((step) => step === MIDDLE_STEP)).toBe(true);
  }
});
