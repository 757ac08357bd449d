/** Text whose replacement characters were encoded and read again. Needs nothing of Node. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Channel, explain, garble, repair } from '../../src/index.ts';
import { MARKS } from '../../src/search/re-encoded.ts';

const THROUGH_UTF_8: readonly Channel[] = [
  { right: 'gbk', wrong: 'utf-8' },
  { right: 'utf-8', wrong: 'gbk' },
];

test.each(MARKS)('%s has the marks that U+FFFD twice over leaves', (encoding, marks) => {
  const [first, , last] = garble('\ufffd\ufffd', { right: 'utf-8', wrong: encoding });
  expect(`${first}${last}`).toBe(marks);
});

/** Short texts most of whose GBK bytes are valid UTF-8, so that most of them survives. */
const SURVIVORS: readonly string[] = ['应该改为', '图片切割工具类', '默认值改为零', '图片已删除'];

describe('what survives 锟斤拷', () => {
  const survivors = SURVIVORS.filter(
    (text) => repair(garble(text, THROUGH_UTF_8)) !== garble(text, THROUGH_UTF_8),
  );

  test('is restored where most of a text does', () => {
    expect(survivors.length).toBeGreaterThanOrEqual(2);
    for (const text of survivors) {
      const restored = repair(garble(text, THROUGH_UTF_8), { losses: 'mark' });
      expect(restored).toHaveLength(text.length);
      Array.from(restored).forEach((character, at) => {
        if (character !== '\ufffd') expect(character).toBe(text[at]);
      });
    }
  });

  test('is reported with the bytes that are known, and the character among the candidates', () => {
    for (const text of survivors) {
      const { losses, steps } = explain(garble(text, THROUGH_UTF_8));
      expect(steps[0]?.layers).toEqual(THROUGH_UTF_8);
      for (const { start, bytes, candidates } of losses) {
        expect(bytes).toHaveLength(2);
        if (candidates.length > 0 && bytes.some((byte) => byte !== '??'))
          expect(candidates).toContain(text[start]);
      }
    }
  });
});

describe('it stays as it is', () => {
  test.each([
    '锟斤拷',
    '锟斤拷锟斤拷锟斤拷',
    '页面上全是锟斤拷，怎么办？',
    '“锟斤拷”是怎么来的',
    '小锟今天没来',
  ])('%s', (text) => {
    expect(repair(text)).toBe(text);
  });

  test('where less than half of a text survives', () => {
    const text = garble('雨停了以后孩子们又跑到院子里踢球', THROUGH_UTF_8);
    expect(repair(text)).toBe(text);
  });
});

test('a second repair changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...'图片切割工具类应该改为默认锟斤拷叫矫革a ,'), { maxLength: 16 }),
      (units) => {
        const repaired = repair(units.join(''));
        expect(repair(repaired)).toBe(repaired);
      },
    ),
    { numRuns: 200 },
  );
});
