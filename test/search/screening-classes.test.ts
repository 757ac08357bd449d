import { expect, test } from 'vitest';
import {
  LINE_FEED_CLASS,
  NO_CLASS,
  screeningClassCount,
  screeningClassOf,
} from '../../src/search/screening-classes.ts';

const classOfLetter = (letter: string): number => screeningClassOf(letter.charCodeAt(0));

test('every code unit has a class, and only the line feed has its own', () => {
  const count = screeningClassCount();
  // One byte holds a number, so that a row of weights begins at a multiple of 256.
  expect(count).toBeLessThanOrEqual(0x100);
  for (let unit = 0; unit < 0x10000; unit++) {
    const number = screeningClassOf(unit);
    expect(number > NO_CLASS && number < count).toBe(true);
    expect(number === LINE_FEED_CLASS).toBe(unit === 0x0a);
  }
});

test.each([
  ['é', 'è'],
  ['é', 'É'],
  ['a', 'b'],
  ['a', 'A'],
  ['的', '匮'],
  ['다', '뷁'],
  ['は', 'ハ'],
  ['п', 'П'],
  ['О', 'Ю'],
])('%s and %s are told apart', (one, other) => {
  expect(classOfLetter(one)).not.toBe(classOfLetter(other));
});

test.each([
  ['н', 'т'],
  ['გ', 'ক'],
  ['∀', '→'],
  ['0', '7'],
])('%s and %s are not', (one, other) => {
  expect(classOfLetter(one)).toBe(classOfLetter(other));
});
