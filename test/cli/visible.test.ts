import { expect, test } from 'vitest';
import { visible } from '../../src/cli/visible.ts';

test.each([
  ['a\tb\r\nc', 'a⇥b␍⏎c'],
  ['\u001b[31m', '<1B>[31m'],
  ['Ã\u0080', 'Ã<80>'],
  ['a\u00adb\u202ec', 'a<AD>b<202E>c'],
  ['\ufeffx', '<FEFF>x'],
  ['\ud800', '<D800>'],
  ['a\udc00', 'a<DC00>'],
])('shows %j as %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each(['наука', '👩‍👩‍👧', '한국어', 'می‌خواهم', '𝄞 é ñ'])('leaves %s as it is', (text) => {
  expect(visible(text)).toBe(text);
});
