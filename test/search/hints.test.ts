import { describe, expect, test } from 'vitest';
import { garble, repair } from '../../src/index.ts';
import { LanguageHint } from '../../src/search/hints.ts';

describe('weights of a hint', () => {
  const turkish = new LanguageHint(['tr']);

  test('own letters speak for a text, foreign ones and what is no text against it', () => {
    expect(turkish.weightOf(0x131)).toBeGreaterThan(0);
    expect(turkish.weightOf(0x15e)).toBeGreaterThan(0);
    expect(turkish.weightOf(0xfe)).toBeLessThan(0);
    expect(turkish.weightOf(0x81)).toBeLessThan(turkish.weightOf(0xfe));
    expect(turkish.isForeign(0x439)).toBe(true);
  });

  test('ASCII and typography say nothing', () => {
    for (const unit of [0x41, 0x2019, 0xab]) expect(turkish.weightOf(unit)).toBe(0);
  });

  test('several languages count together', () => {
    const both = new LanguageHint(['tr', 'ru']);
    expect(both.weightOf(0x439)).toBeGreaterThan(0);
    expect(both.weightOf(0x131)).toBeGreaterThan(0);
    expect(both.uses('koi8-r')).toBe(true);
    expect(turkish.uses('koi8-r')).toBe(false);
  });
});

describe('repair with languages', () => {
  const cases = [
    ['tr', 'Kapıyı açık bırakma', 'windows-1254', 'windows-1252'],
    ['tr', 'Eğer', 'windows-1254', 'windows-1252'],
    ['pl', 'Mądry pies śpi', 'iso-8859-2', 'windows-1252'],
    ['hr', 'Čaša', 'windows-1250', 'windows-1252'],
    ['cs', 'Dveře', 'windows-1250', 'windows-1252'],
    ['ro', 'Casă', 'windows-1250', 'windows-1252'],
    ['ru', 'Утро', 'windows-1251', 'windows-1252'],
    ['bg', 'Добре дошла, моя земя', 'windows-1251', 'x-mac-cyrillic'],
    ['da', 'Blåbærgrød', 'windows-1252', 'cp437'],
  ] as const;

  test.each(cases)('%s: %s', (language, truth, right, wrong) => {
    const garbled = garble(truth, { right, wrong });
    expect(garbled).not.toBe(truth);
    expect(repair(garbled, { languages: [language] })).toBe(truth);
  });

  // One quote for one capital: the hint counts quotes as any language's, and one letter is too little.
  test.fails('a single letter that was read as a quote', () => {
    const truth = 'Здравей, море';
    const garbled = garble(truth, { right: 'windows-1251', wrong: 'x-mac-cyrillic' });
    expect(repair(garbled, { languages: ['bg'] })).toBe(truth);
  });

  test('a hint makes a difference', () => {
    const undecided = cases.filter(
      ([, truth, right, wrong]) => repair(garble(truth, { right, wrong })) !== truth,
    );
    expect(undecided.length).toBeGreaterThan(0);
  });

  test('text that is in the hinted language stays as it is', () => {
    for (const [language, truth] of cases) expect(repair(truth, { languages: [language] })).toBe(truth);
  });

  test('a hint is no restriction: valid UTF-8 wins in any language', () => {
    const truth = 'Сегодня вечером мы идём в театр';
    const garbled = garble(truth, { right: 'utf-8', wrong: 'windows-1252' });
    expect(repair(garbled, { languages: ['tr'] })).toBe(truth);
  });

  test('healthy text in another language stays as it is', () => {
    for (const text of [
      'Það er gott að vera hér í þessu húsi, þótt það rigni',
      'Wir müssen die Tür später öffnen',
      'Завтра будет дождь, возьми зонт',
      '明日は早く起きて海へ行きます',
    ]) {
      expect(repair(text, { languages: ['tr'] })).toBe(text);
    }
  });

  test('a name from abroad stays as it is', () => {
    expect(repair('Søren çok yakışıklı', { languages: ['tr'] })).toBe('Søren çok yakışıklı');
  });
});
