import { describe, expect, test } from 'vitest';
import { getEncoding } from '../../src/codec/registry.ts';
import { isKnownLanguage, isOwnLetter, knownLanguages, languageOf } from '../../src/language/languages.ts';

describe('languages', () => {
  test.each(knownLanguages())('%s names its encodings canonically', (tag) => {
    for (const name of languageOf(tag)!.encodings) expect(getEncoding(name)?.name).toBe(name);
  });

  test.each(knownLanguages())(
    '%s can be written, but for a few letters, in an encoding of its own',
    (tag) => {
      const { letters, ranges, encodings } = languageOf(tag)!;
      expect(letters.length + ranges.length).toBeGreaterThan(0);
      if (encodings.length === 0 || letters === '') return;
      const own = Array.from(letters).filter((letter) => !/\p{M}/u.test(letter));
      const most = Math.max(
        ...encodings.map(
          (name) => own.filter((letter) => getEncoding(name)!.encode(letter).errors.length === 0).length,
        ),
      );
      expect(most).toBeGreaterThanOrEqual(0.7 * own.length);
    },
  );

  test('tags with regions, scripts and any case', () => {
    expect(languageOf('PT-br')).toBe(languageOf('pt'));
    expect(languageOf('zh_TW')).toBe(languageOf('zh-Hant'));
    expect(languageOf('zh-HK')).toBe(languageOf('zh-Hant'));
    expect(languageOf('zh-CN')).toBe(languageOf('zh-Hans'));
    expect(languageOf('no')).toBe(languageOf('nb'));
    expect(isKnownLanguage('tlh')).toBe(false);
    expect(isKnownLanguage('constructor')).toBe(false);
  });

  test('capitals are own letters too', () => {
    expect(isOwnLetter(languageOf('pl')!, 0x104)).toBe(true);
    expect(isOwnLetter(languageOf('tr')!, 0x130)).toBe(true);
    expect(isOwnLetter(languageOf('pl')!, 0xf8)).toBe(false);
    expect(isOwnLetter(languageOf('ja')!, 0x3042)).toBe(true);
  });
});
