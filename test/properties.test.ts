/** What holds for every text, whatever it is. Needs nothing of Node: runs in the browser too. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, candidates, detect, explain, garble, repair, UnmojibakeError } from '../src/index.ts';

const SENTENCES = [
  'Übermorgen öffnet das Café wieder, sagt die Köchin.',
  'Où est passée la clé du grenier ?',
  'Źdźbła trawy łaskoczą mnie w łydkę.',
  'Старый фонарь у крыльца больше не горит.',
  'Το παλιό φανάρι δεν ανάβει πια.',
  '雨停了以后，孩子们又跑到院子里踢球。',
  '雨がやんだら、庭でまた遊びましょう。',
  '비가 그치면 마당에서 다시 놀자.',
];

const PAIRS: readonly (readonly [right: string, wrong: string])[] = [
  ...['windows-1252', 'windows-1251', 'gbk', 'shift_jis', 'big5', 'euc-kr', 'cp437', 'koi8-r'].map(
    (wrong) => ['utf-8', wrong] as const,
  ),
  ['gbk', 'windows-1252'],
  ['shift_jis', 'gbk'],
  ['windows-1251', 'koi8-r'],
];

/** Any code units: lone surrogates, NUL, controls. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));
/** Letters that mojibake is made of, in any order. */
const latinDebris = fc.string({
  unit: fc.constantFrom(...'ÃÂâ€™œžŸ¤¶©Ð Ñ\u0081\u008d\u00a0\u00ad ae\n\ufffd?'),
  maxLength: 60,
});
const hanDebris = fc.string({
  unit: fc.constantFrom(...'锟斤拷鐨勬槸涓€浣犲ソ?\ufffd・縺繧\u3000a'),
  maxLength: 60,
});
/** Sentences, garbled once or twice by any decoder, cut anywhere. */
const garbled = fc
  .record({
    sentence: fc.constantFrom(...SENTENCES),
    pairs: fc.array(fc.constantFrom(...PAIRS), { minLength: 1, maxLength: 2 }),
    decoder: fc.constantFrom('whatwg', 'python', 'java', 'iconv', 'php', 'windows', 'drop'),
    start: fc.nat({ max: 20 }),
    length: fc.nat({ max: 80 }),
  })
  .map(({ sentence, pairs, decoder, start, length }) => {
    const channels = pairs.map(([right, wrong]) => ({ right, wrong, decoder }) as const);
    return garble(sentence, channels).slice(start, start + length);
  });

const anyText = fc.oneof(anyUnits, latinDebris, hanDebris, garbled, fc.string({ unit: 'binary' }));
const RUNS = { numRuns: 150 };

describe('for every text', () => {
  test('explain tells what repair does, and its steps replay', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: repaired, changed, steps, losses, confidence } = explain(text);
        expect(repair(text)).toBe(repaired);
        expect(changed).toBe(repaired !== text);
        expect(apply(text, steps)).toBe(repaired);
        expect(losses).toEqual(steps.flatMap((step) => step.losses));
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
      }),
      RUNS,
    );
  });

  test('a repaired text needs no repair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const repaired = repair(text);
        expect(repair(repaired)).toBe(repaired);
      }),
      RUNS,
    );
  });

  test('a lossless repair garbles back to what was given', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { kind, losses, layers, replacement, start, end } of explain(text).steps) {
          if (kind === 'decode' && losses.length === 0) {
            expect(garble(replacement, layers)).toBe(text.slice(start, end));
          }
        }
      }),
      RUNS,
    );
  });

  test('detect and candidates answer, likeliest first', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typeof detect(text).garbled).toBe('boolean');
        const confidences = candidates(text).map(({ confidence }) => confidence);
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        expect(candidates(text).some((candidate) => candidate.text === text)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

test.each(SENTENCES)('%s is healthy', (sentence) => {
  expect(repair(sentence)).toBe(sentence);
});

test.each(
  ['windows-1252', 'cp437', 'macintosh', 'windows-1251'].flatMap((wrong) =>
    SENTENCES.map((sentence) => [wrong, sentence] as const),
  ),
)('as %s: %s comes back', (wrong, sentence) => {
  expect(repair(garble(sentence, { right: 'utf-8', wrong }))).toBe(sentence);
});

test.each([undefined, null, 1, {}, ['é'], new Uint8Array(2)])('%s is no text', (value) => {
  for (const call of [repair, explain, detect, candidates]) {
    expect(() => call(value as unknown as string)).toThrow(UnmojibakeError);
    expect(() => call(value as unknown as string)).toThrow(/text must be a string/);
  }
});

/** Generous: a slow machine, a text of nothing but candidates. Growth beyond the linear breaks it all the same. */
const MOST_PER_UNIT = 0.5;

function millisecondsPerUnit(text: string): number {
  const before = performance.now();
  repair(text);
  return (performance.now() - before) / text.length;
}

test.each([
  ['NUL', '\0'],
  ['one letter', 'Ã'],
  ['one pair', 'Ã©'],
  ['lone surrogates', '\ud800'],
  ['replacement characters', '\ufffd'],
  ['question marks', '?'],
  ['healthy words', '我们去公园'],
  ['锟斤拷', '锟斤拷'],
])('a long row of %s takes no long', (_name, unit) => {
  expect(millisecondsPerUnit(unit.repeat(6000 / unit.length))).toBeLessThan(MOST_PER_UNIT);
});

// Texts that broke one of the promises once.
test.each([
  'Ð¶ ',
  'žÐ™™ �',
  '褑掳bermorgen 褑鈺fnet das Caf褑鈺�',
  'О╫© О╬▐?О╬▌О╫╠О╬▌О╫╩О╬▌О╫╧О╬▐?О╬▐?О╫╠О╬▌О╫╫О╬▌',
])('keeps every promise: %s', (text) => {
  const { text: repaired, steps } = explain(text);
  expect(apply(text, steps)).toBe(repaired);
  expect(repair(repaired)).toBe(repaired);
  for (const { losses, layers, replacement, start, end } of steps)
    if (losses.length === 0) expect(garble(replacement, layers)).toBe(text.slice(start, end));
});
