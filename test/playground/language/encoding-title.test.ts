import { expect, test } from 'vitest';
import { encodingTitle } from '../../../playground/language/encoding-title.ts';
import { encodings, getEncoding } from '../../../src/codec/registry.ts';

test.each([
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Windows-1252'],
  ['shift_jis', 'Shift_JIS'],
  ['cp866', 'CP866'],
  ['x-mac-ce', 'Mac CE'],
  ['x-mac-greek', 'Mac Greek'],
])('%s is written %s', (name, title) => {
  expect(getEncoding(name)?.name).toBe(name);
  expect(encodingTitle(name)).toBe(title);
});

test('every encoding has a title of its own', () => {
  expect(new Set(encodings.map(({ name }) => encodingTitle(name))).size).toBe(encodings.length);
});
