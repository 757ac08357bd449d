import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declarationLines } from '../../bench/declarations.ts';
import { garble } from '../../src/index.ts';
import { MAX_LINE_UNITS, splitLines } from '../../src/search/line.ts';
import { nextSuspect, pairWeights, suspectLines } from '../../src/search/screening.ts';
import { screeningClassCount, screeningClassOf } from '../../src/search/screening-classes.ts';

const isSuspect = (text: string): boolean => nextSuspect(text, 0, text.length) !== undefined;

describe('garbled text is suspect', () => {
  const TEXTS: Readonly<Record<string, string>> = {
    Chinese: '雨停了以后，孩子们又跑到院子里踢球。',
    Japanese: '雨がやんだので、子どもたちはまた庭でボールを蹴り始めた。',
    Korean: '비가 그치자 아이들은 다시 마당에서 공을 찼다.',
    Russian: 'Когда дождь кончился, дети снова побежали во двор.',
    French: 'La pluie ayant cessé, les élèves sont allés jouer près du chêne.',
    German: 'Als der Regen aufhörte, liefen die Kinder zurück in den Hof und übten Schüsse.',
    Turkish: 'Yağmur dinince çocuklar yeniden bahçeye koşup top oynadılar.',
    Greek: 'Όταν σταμάτησε η βροχή, τα παιδιά βγήκαν πάλι στην αυλή.',
  };
  test.each([
    ['French', 'utf-8', 'windows-1252'],
    ['French', 'utf-8', 'cp437'],
    ['French', 'utf-8', 'gbk'],
    ['German', 'windows-1252', 'cp850'],
    ['Turkish', 'windows-1254', 'windows-1252'],
    ['Greek', 'windows-1253', 'windows-1252'],
    ['Russian', 'koi8-r', 'windows-1251'],
    ['Russian', 'windows-1251', 'cp866'],
    ['Russian', 'utf-8', 'x-mac-cyrillic'],
    ['Chinese', 'utf-8', 'gbk'],
    ['Chinese', 'gbk', 'windows-1252'],
    ['Chinese', 'gbk', 'big5'],
    ['Chinese', 'gbk', 'euc-kr'],
    ['Japanese', 'utf-8', 'shift_jis'],
    ['Japanese', 'shift_jis', 'gbk'],
    ['Japanese', 'euc-jp', 'gbk'],
    ['Korean', 'euc-kr', 'gbk'],
    ['Korean', 'utf-8', 'euc-kr'],
  ])('%s, %s as %s', (language, right, wrong) => {
    expect(isSuspect(garble(TEXTS[language]!, { right, wrong }))).toBe(true);
  });

  test('capitals that come out as small letters', () => {
    const garbled = garble('ДЕТИ СНОВА ПОБЕЖАЛИ ВО ДВОР', { right: 'koi8-r', wrong: 'windows-1251' });
    expect(isSuspect(garbled)).toBe(true);
  });

  test('within healthy text of another script', () => {
    const garbled = garble('déjà vu', { right: 'utf-8', wrong: 'windows-1252' });
    const lines = [
      '孩子们又跑到院子里踢球。',
      `비가 그치자 ${garbled} 아이들은 공을 찼다.`,
      'Когда дождь кончился.',
    ];
    const start = lines[0]!.length + 1;
    expect(suspectLines(lines.join('\n'))).toEqual([{ start, end: start + lines[1]!.length }]);
  });
});

test.each([
  ['cmn_hans', 0.05],
  ['cmn_hant', 0.05],
  ['jpn', 0.05],
  ['kor', 0.05],
  ['rus', 0.2],
  ['vie', 0.05],
  ['tha', 0.3],
  ['fra', 0.25],
])(
  'of the declaration of human rights in %s no more than a share of %f of the lines is suspect',
  (code, share) => {
    const lines = declarationLines(code);
    expect(lines.filter(isSuspect).length).toBeLessThanOrEqual(share * lines.length);
  },
);

test('ASCII is never suspect', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (text) => !isSuspect(text)));
});

test('suspect lines are lines, each by itself as suspect as in the text', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constant(garble('élève', { right: 'utf-8', wrong: 'windows-1252' })),
    fc.constant('é'.repeat(MAX_LINE_UNITS + 3)),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const text = lines.join('\n');
      const expected = [...splitLines(text)].filter(({ start, end }) => isSuspect(text.slice(start, end)));
      expect(suspectLines(text)).toEqual(expected);
    }),
  );
});

test('the weight of a pair is the sum of three, and 0 for ASCII', () => {
  const count = screeningClassCount();
  const weights = pairWeights(
    new Int8Array(count).fill(7),
    new Int8Array(count).fill(3),
    new Int8Array(count * count).fill(2),
  );
  const weightOf = (pair: string): number =>
    weights[screeningClassOf(pair.charCodeAt(0)) * 0x100 + screeningClassOf(pair.charCodeAt(1))]!;
  expect(weightOf('éè')).toBe(12);
  expect(weightOf('aé')).toBe(12);
  expect(weightOf('ab')).toBe(0);
});
