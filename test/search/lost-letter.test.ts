import { describe, expect, test } from 'vitest';
import { hasLostLetter } from '../../src/search/lost-letter.ts';

describe('a mark for a lost Cyrillic letter', () => {
  test.each(['\ufffdкола', 'кр\ufffdша', 'кро\ufffd', 'у ?коли'])('stands in %j', (text) => {
    expect(hasLostLetter(text, 0, text.length)).toBe(true);
  });

  test.each(['Где крыша? Там.', '\ufffd', 'caf\ufffd', 'Да \ufffd нет', 'крыша'])(
    'does not stand in %j',
    (text) => {
      expect(hasLostLetter(text, 0, text.length)).toBe(false);
    },
  );

  test('is looked for between the two ends alone', () => {
    expect(hasLostLetter('крыша\ufffd', 0, 5)).toBe(false);
    expect(hasLostLetter('\ufffdкрыша', 1, 6)).toBe(false);
  });
});
