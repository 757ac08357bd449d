import { describe, expect, test } from 'vitest';
import { getEncoding } from '../../src/codec/registry.ts';
import { garble } from '../../src/index.ts';
import { LineBytes } from '../../src/search/byte-columns.ts';
import { toLine } from '../../src/search/line.ts';
import { sketchGain } from '../../src/search/lossy-sketch.ts';

const SENTENCE: Readonly<Record<string, string>> = {
  gbk: '茶馆门口的石狮子每天看着过路的人，孩子们都说它会在夜里打呵欠。',
  big5: '茶館門口的石獅子每天看著過路的人，孩子們都說它會在夜裡打呵欠。',
  shift_jis: '茶屋の前の石の獅子は毎日人を眺め、夜になるとあくびをするそうだ。',
  'euc-kr': '찻집 앞의 돌사자는 날마다 길손을 바라보다가 밤이면 하품을 한다고 한다.',
};
const RIGHTS = Object.keys(SENTENCE);
const MARKS = new Set([0xfffd]);

describe('the sketch of a double-byte channel', () => {
  const lossy = RIGHTS.flatMap((right) =>
    RIGHTS.filter((wrong) => wrong !== right).map((wrong) => [right, wrong] as const),
  ).filter(([right, wrong]) =>
    garble(SENTENCE[right]!, { right, wrong, decoder: 'python' }).includes('\ufffd'),
  );

  test.each(lossy)('promises more for %s read as %s than for any other right encoding', (right, wrong) => {
    const line = toLine(garble(SENTENCE[right]!, { right, wrong, decoder: 'python' }));
    const packed = new LineBytes(line.alphabet).standard(getEncoding(wrong)!);
    const scoreOf = (name: string): number => sketchGain(line, packed, getEncoding(name)!, MARKS);
    const others = RIGHTS.filter((name) => name !== right && name !== wrong).map(scoreOf);
    expect(scoreOf(right)).toBeGreaterThan(Math.max(0, ...others));
  });

  test('finds nothing in healthy text', () => {
    const text = SENTENCE.big5!.replace('獅', '\ufffd');
    const line = toLine(text);
    const packed = new LineBytes(line.alphabet).standard(getEncoding('gbk')!);
    expect(sketchGain(line, packed, getEncoding('big5')!, MARKS)).toBeLessThan(0);
  });
});
