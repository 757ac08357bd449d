import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedSyllableAt, glossEnd, stripGlosses } from '../../src/trace/glosses.ts';
import { applied } from './damage.ts';
import { foldMarks, mirror } from './mirror-site.ts';

const PAGE = '村裡的學生每天走山路去學校，風雨不停。老師說，學校後面要開一條新路，明年開工。';

function stripped(text: string, options?: Parameters<typeof stripGlosses>[1]): string {
  return applied(text, stripGlosses(text, options).edits);
}

describe('closedSyllableAt', () => {
  test('finds a syllable in front of a closing parenthesis', () => {
    expect(closedSyllableAt('(zhuàng)', 1)).toEqual({ syllable: 'zhuàng', end: 8 });
  });

  test.each(['(zhuàng', '()', '(zhuàngg)', '(Fā)', '(a b)', '(word)'])('finds none in %s', (text) => {
    expect(closedSyllableAt(text, 1)).toBeUndefined();
  });
});

test('glossEnd wants the default reading', () => {
  expect(glossEnd('長(zhǎng)沙', 1, '長'.charCodeAt(0))).toBe(8);
  expect(glossEnd('長(cháng)沙', 1, '長'.charCodeAt(0))).toBeUndefined();
});

describe('stripGlosses', () => {
  test("removes a converter's glosses, whatever the context", () => {
    const seen = mirror('長沙的學校和學生，長江的開端。', { glossed: '長學開' });
    expect(seen).toBe('長(zhǎng)沙的學(xué)校和學(xué)生,長(zhǎng)江的開(kāi)端。');
    expect(stripped(seen)).toBe('長沙的學校和學生,長江的開端。');
  });

  test('removes toneless ones with their blanks', () => {
    const seen = mirror(PAGE, { glossed: '學開後', toneless: true });
    expect(seen).toContain('學(xue) 生');
    expect(stripped(seen)).toBe(foldMarks(PAGE));
  });

  test('takes the blank of a reading without a tone only where the others are toneless', () => {
    const page = '他們說，學生們要開會了，老師們也去，路上不要停。';
    expect(stripped(mirror(page, { glossed: '們學開' }))).toBe(foldMarks(page));
    expect(stripped(mirror(page, { glossed: '們學開', toneless: true }))).toBe(foldMarks(page));
  });

  test('removes a gloss between a character and a letter', () => {
    // The last byte of 玩 and the letter are 鍵.
    const seen = mirror('學校開了新課，老師開會，都說玩IP的學生多。', { glossed: '學開鍵' });
    expect(seen).toContain('玩I(jiàn)P');
    expect(stripped(seen)).toBe('學校開了新課,老師開會,都說玩IP的學生多。');
  });

  test('leaves a blank behind a toned gloss', () => {
    expect(stripped('開(kāi) 學(xué)的時候開(kāi)車去學(xué)校,走了很久。')).toBe(
      '開 學的時候開車去學校,走了很久。',
    );
  });

  test('tells the edits as spans of the input', () => {
    const text = mirror(PAGE, { glossed: '開學' });
    const { edits } = stripGlosses(text, { proven: true });
    for (const { kind, start, end, replacement, layers, losses } of edits) {
      expect({ kind, replacement, layers, losses }).toEqual({
        kind: 'gloss',
        replacement: '',
        layers: [],
        losses: [],
      });
      expect(text.slice(start, end)).toMatch(/^\(\p{Script=Latin}+\)$/u);
    }
    expect(edits).toHaveLength(text.split('(').length - 1);
  });
});

describe('lessons stay as they are', () => {
  test.each([
    [
      'characters that are the same in both scripts',
      '下雨(yǔ)了,學(xué)生們開(kāi)始跑,老師關(guān)上了窗戶,路上沒有人。',
    ],
    ['a single word', '「學(xué)」是一個常用字,每天都要寫,寫得好看不容易。'],
    ['the same character twice', '學(xué)校在山上,學(xué)生走路去,天天都是這樣,風雨不停。'],
    ['the first time only', '學(xué)校開(kāi)門,老師關(guān)燈。後來學校又開門,老師又關燈,大家回家。'],
    ['the reading of the context', '長(cháng)江很長,學(xué)生開(kāi)船關(guān)窗,看見兩岸的山,都說好看。'],
    ['every character', '學(xué)開(kāi)門(mén)關(guān)燈(dēng)飛(fēi)馬(mǎ)'],
    ['a list of words', '龍(lóng)、馬(mǎ)、鳥(niǎo)、魚(yú)、門(mén)'],
    ['toneless, without blanks', '學(xue)校開(kai)門,老師關(guan)燈,大家一起走下山去,天已經黑了。'],
    ['spaced', '學 (xué) 校 開 (kāi) 門 關 (guān) 燈'],
    ['full-width parentheses', '學（xué）校開（kāi）門關（guān）燈，大家一起走下山去，天已經黑了。'],
    ['Latin words', '電腦(computer)、開(open)關(close)、網(web)上的資料都在這裡,大家自己去看。'],
  ])('%s', (_, text) => {
    expect(stripGlosses(text).edits).toEqual([]);
  });

  test('with a reason', () => {
    expect(stripGlosses('下雨(yǔ)了,學(xué)校關(guān)門,大家開(kāi)車回家').refusal).toMatch(/both scripts/);
    expect(stripGlosses('學(xué)').refusal).toMatch(/too few/);
    expect(stripGlosses('沒有').refusal).toBeUndefined();
  });
});

describe('what the caller knows', () => {
  test('a proven converter needs a single gloss', () => {
    expect(stripped('他去學(xué)校', { proven: true })).toBe('他去學校');
    expect(stripped('他去學(xué)校')).toBe('他去學(xué)校');
  });

  test('bare characters in restored spans say nothing', () => {
    const text = `${mirror(PAGE, { glossed: '學開' })}學開學開`;
    const restored = [{ start: text.length - 4, end: text.length }];
    expect(stripGlosses(text).edits).toEqual([]);
    expect(stripped(text, { restored })).toBe(`${foldMarks(PAGE)}學開學開`);
  });
});

describe('properties', () => {
  const noise = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('(', ')', '學', '學(xué)', '雨(yǔ)', '?shù)', '(fā', 'fā)', ' ', '\ud800', '發(fā) '),
    ),
    { maxLength: 40 },
  );

  test('never throws; edits are in order, without overlap, and change nothing when made again', () => {
    fc.assert(
      fc.property(noise, fc.boolean(), (parts, proven) => {
        const text = parts.join('');
        const { edits } = stripGlosses(text, { proven });
        let done = 0;
        for (const { start, end } of edits) {
          expect(start).toBeGreaterThanOrEqual(done);
          expect(end).toBeGreaterThan(start);
          done = end;
        }
        expect(done).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
