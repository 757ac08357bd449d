import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { garble } from '../../src/channel/garble.ts';
import { isLatinText, languagesOf, letterFit } from '../../src/language/latin.ts';
import { languageNames } from '../../src/packed/data.ts';

const names = languageNames.split(' ');

function likeliest(text: string): string {
  const languages = languagesOf(text);
  return names[languages.indexOf(Math.max(...languages))]!;
}

describe('languagesOf', () => {
  test.each([
    ['tr', 'Bahçedeki ağaçların altında oturup gelen gemileri seyrettik'],
    ['lt', 'Miške radome daug grybų, bet ne visus galima valgyti'],
    ['cs', 'Nechte prosím klíče na stole, až budete odcházet'],
    ['de', 'Wir treffen uns morgen früh am Bahnhof und fahren gemeinsam'],
  ])('knows %s by its ASCII letters', (language, text) => {
    expect(likeliest(text)).toBe(language);
  });

  test('gives probabilities, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sum = languagesOf(text).reduce((total, log) => total + Math.exp(log), 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('letterFit', () => {
  test.each([
    ['Yarın akşam sınıfın kapısında buluşalım', 'windows-1254'],
    ['Žąsys skrenda į pietus, kai ateina ruduo', 'windows-1257'],
    ['Květnové ráno bylo chladné a větrné', 'windows-1250'],
  ])('%s reads better than its garbled form', (text, right) => {
    const garbled = garble(text, { right, wrong: 'windows-1252' });
    expect(garbled).not.toBe(text);
    expect(letterFit(text, languagesOf(text))).toBeGreaterThan(letterFit(garbled, languagesOf(garbled)) + 1);
  });

  test('ASCII says nothing', () => {
    expect(letterFit('plain words', languagesOf('plain words'))).toBe(0);
  });

  test('is a finite number for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Number.isFinite(letterFit(text, languagesOf(text)))).toBe(true);
      }),
    );
  });
});

describe('isLatinText', () => {
  test.each(['', 'abc', 'ñandú – “¿qué?”', 'Tiếng Việt', 'e\u0301'])('%j is', (text) => {
    expect(isLatinText(text)).toBe(true);
  });
  test.each(['да', 'x 中', 'עם', 'ไทย', '\ufffd'])('%j is not', (text) => {
    expect(isLatinText(text)).toBe(false);
  });
});
