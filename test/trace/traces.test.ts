import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declarationLines } from '../../bench/declarations.ts';
import { readingOf } from '../../src/trace/gloss-table.ts';
import { findTraces, traceEdits } from '../../src/trace/traces.ts';
import { applied, distance } from './damage.ts';
import { foldMarks, inGbk, type MirrorOptions, mirror } from './mirror-site.ts';

const PAGES: Readonly<Record<string, string>> = {
  'the declaration of human rights': inGbk(declarationLines('cmn_hant').join('\n')),
  'a page of our own': readFileSync('test/cases/news-original.txt', 'utf8'),
};

function repaired(text: string): string {
  return applied(text, traceEdits(text));
}

/** A small generator of numbers from 0 to 1, so that every run makes the same pages. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Some of the characters of a page that can carry a gloss, in any order. */
function someGlossed(page: string, random: () => number): string {
  const characters = [...new Set(page)].filter((c) => readingOf(c.charCodeAt(0)) !== undefined);
  return characters
    .map((character) => ({ character, key: random() }))
    .sort((x, y) => x.key - y.key)
    .slice(0, 3 + Math.floor(random() * 30))
    .map(({ character }) => character)
    .join('');
}

const DAMAGES: readonly (readonly [
  name: string,
  least: number,
  options: (page: string, random: () => number) => MirrorOptions,
])[] = [
  ['glosses', 0.98, (page, random) => ({ glossed: someGlossed(page, random) })],
  ['toneless glosses', 0.98, (page, random) => ({ glossed: someGlossed(page, random), toneless: true })],
  ['shifts', 0.7, (_, random) => ({ cut: () => random() < 0.6 })],
  [
    'shifts of a page that keeps its marks',
    0.7,
    (_, random) => ({ cut: () => random() < 0.6, keepFullWidth: true }),
  ],
  ['both', 0.95, (page, random) => ({ glossed: someGlossed(page, random), cut: () => random() < 0.6 })],
];

describe('share of the damage that is undone', () => {
  test.each(DAMAGES)('%s: at least %d, and nothing made worse', (_, least, optionsOf) => {
    let before = 0;
    let after = 0;
    for (const [index, page] of Object.values(PAGES).entries()) {
      for (let seed = 1; seed <= 4; seed++) {
        const options = optionsOf(page, randomFrom(seed * 10 + index));
        const truth = options.keepFullWidth ? page : foldMarks(page);
        const seen = mirror(page, options);
        const own = distance(seen, truth);
        const left = distance(repaired(seen), truth);
        expect(left).toBeLessThanOrEqual(own);
        before += own;
        after += left;
      }
    }
    expect(before).toBeGreaterThan(0);
    expect(1 - after / before).toBeGreaterThanOrEqual(least);
  });
});

describe('findTraces', () => {
  test('undoes glosses that broke characters, and what they shifted', () => {
    // 處 is CC 8E: the last byte of 程 and the first of 師.
    const page = '這位工程師A住在山下，每天去好幾處工地。';
    const seen = mirror(page, { glossed: '處這' });
    expect(seen).toContain('工程?chù)烝');
    const { edits } = findTraces(seen);
    expect(edits.map(({ kind }) => kind)).toEqual(['gloss', 'realign', 'gloss']);
    expect(applied(seen, edits)).toBe(foldMarks(page));
  });

  test('strips glosses that only show after realigning', () => {
    const page = '學生從北邊上山。可是學校在南邊，學期又短，說來不容易。';
    const seen = mirror(page, { glossed: '學邊來', cut: () => true });
    expect(applied(seen, findTraces(seen).edits)).toBe(foldMarks(page));
  });

  test('says why glosses were left', () => {
    expect(findTraces('下雨(yǔ)了,學(xué)校關(guān)門,大家開(kāi)車回家').refusal).toMatch(/both scripts/);
    expect(findTraces('沒有').refusal).toBeUndefined();
  });

  test('finds nothing in what it has repaired', () => {
    for (const page of Object.values(PAGES)) {
      const random = randomFrom(7);
      const seen = mirror(page, { glossed: someGlossed(page, random), cut: () => random() < 0.6 });
      const once = repaired(seen);
      expect(repaired(once)).toBe(once);
    }
  });

  test('edits are in order and apart, and losses lie within their replacement', () => {
    for (const page of Object.values(PAGES)) {
      const random = randomFrom(3);
      const seen = mirror(page, { glossed: someGlossed(page, random), cut: () => true });
      let done = 0;
      for (const { start, end, replacement, losses, confidence } of findTraces(seen).edits) {
        expect(start).toBeGreaterThanOrEqual(done);
        expect(end).toBeGreaterThan(start);
        expect(confidence).toBeGreaterThanOrEqual(0.5);
        expect(confidence).toBeLessThan(1);
        done = end;
        for (const loss of losses) {
          expect(loss.end).toBe(loss.start + 1);
          const shown = replacement.slice(loss.start, loss.end);
          if (loss.evidence === undefined) expect(shown).toBe('\ufffd');
          else expect(loss.candidates.map(foldMarks)).toContain(foldMarks(shown));
          expect(loss.candidates.length).toBeLessThanOrEqual(64);
        }
      }
    }
  });
});

describe('healthy pages', () => {
  test.each(Object.entries(PAGES))('%s stays as it is', (_, page) => {
    for (const healthy of [page, foldMarks(page)]) expect(traceEdits(healthy)).toEqual([]);
  });

  test.each([
    '真的?!好啊,我們走',
    '為什麼??因為我不知道',
    '什麼?!?不會吧',
    '是嗎?!我不信。你說什麼?!你再說一遍',
    '怎麼辦??快說!在哪??在家',
    '"好嗎?"他問。(好嗎?)他又問',
    '他問:“誰?!”我說:“我?!”',
    '這是T恤?!A股漲了,K線圖呢',
    'https://example.com/?q=測試&a=1?,b',
    '多少錢?:十元 / 哪裡?;這裡',
    'SELECT * FROM 表 WHERE 名 = ? AND (編號 = ?)',
    '(大)家(小)店(a)乙(b)丙',
  ])('%s', (text) => {
    expect(traceEdits(text)).toEqual([]);
  });
});

describe('hostile texts', () => {
  const LENGTH = 100_000;
  test.each([
    '?!',
    '?',
    '((((',
    '發(fā)',
    '?shù)',
    '當(dāng)?shù)男',
    '?!袄确痪',
    '?!袄',
    '“?!”',
    '?,F在',
    '?!\ud800',
    '\ue000?!',
    '?!?!袄',
    '袄',
  ])('repeats of %s end in good time', (part) => {
    const time = (length: number): number => {
      const text = part.repeat(Math.ceil(length / part.length));
      const start = performance.now();
      traceEdits(text);
      return performance.now() - start;
    };
    time(LENGTH / 100);
    expect(time(LENGTH)).toBeLessThan(20_000);
  });

  test('one run without an end', () => {
    const text = `?!${'袄确痪袢陧椖坑'.repeat(LENGTH / 8)}`;
    const start = performance.now();
    traceEdits(text);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('properties', () => {
  const parts = fc.constantFrom(
    '?',
    '!',
    ',',
    '(fā)',
    '發',
    '學(xué)',
    '?shù)',
    '男',
    '袄',
    '确',
    '。',
    '“',
    '”',
    'F',
    '1',
    ' ',
    '\n',
    '€',
    '\ue4c6',
    '\ud83d',
    '！',
    '在',
    '\0',
  );

  test('never throws, keeps to the text, and has nothing to add', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(parts, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 60 }),
        (list) => {
          const text = list.join('');
          const { edits } = findTraces(text);
          for (const { start, end } of edits) expect(end <= text.length && start < end).toBe(true);
          const once = applied(text, edits);
          expect(repaired(once)).toBe(once);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
