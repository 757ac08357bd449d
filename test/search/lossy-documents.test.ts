/** Whole texts in which bytes are lost, and floods of what losses leave. Needs nothing of Node. */
import { describe, expect, test } from 'vitest';
import { explain, garble, repair } from '../../src/index.ts';

const HEALTHY: readonly string[] = [
  '雨停了以后，孩子们又跑到院子里踢球。',
  'The umbrella stands behind the door.\t',
  '  图书馆八点关门 (周日除外)\r',
];
const LOSSY = '请把窗户关上，外面的风很大，桌上的纸都被吹到地上去了。';

/** A file of so many code units, at the least, of which every third line lost bytes. */
function mixedFile(length: number): string[] {
  const lines: string[] = [];
  for (let i = 0, units = 0; units < length; i++) {
    const line =
      i % 3 === 2
        ? garble(`${i} ${LOSSY}`, { right: 'utf-8', wrong: 'gbk', decoder: 'php' })
        : `${HEALTHY[i % HEALTHY.length]}${i}`;
    lines.push(line);
    units += line.length + 1;
  }
  return lines;
}

describe('a file of which every third line lost bytes', () => {
  const lines = mixedFile(1 << 16);
  const { text, losses } = explain(lines.join('\n'));
  const repaired = text.split('\n');

  test('keeps its line ends', () => {
    expect(repaired).toHaveLength(lines.length);
  });

  test('keeps its healthy lines code unit for code unit', () => {
    const healthy = (line: string, index: number): boolean => index % 3 !== 2 && line.length > 0;
    expect(repaired.filter(healthy)).toEqual(lines.filter(healthy));
  });

  test('gets back what survived in each of the others', () => {
    expect(losses.length).toBeGreaterThan(0);
    for (const [index, line] of repaired.entries()) {
      if (index % 3 !== 2) continue;
      expect(line).toHaveLength(`${index} ${LOSSY}`.length);
      const kept = Array.from(line).filter((character, at) => character === `${index} ${LOSSY}`[at]);
      expect(kept.length).toBeGreaterThanOrEqual(0.8 * line.length);
    }
  });
});

describe('a flood of marks comes back, and the longer one is no other case', () => {
  test.each([
    ['question marks', '?'],
    ['U+FFFD', '\ufffd'],
    ['both by turns', '?\ufffd'],
    ['a lead byte and a mark by turns', '鎹?'],
    ['the same with U+FFFD', '鎹\ufffd'],
    ['replacement characters read as GBK', '锟叫'],
  ])('%s', (_, unit) => {
    for (const length of [1 << 8, 1 << 13]) {
      const flood = unit.repeat(length);
      const repaired = repair(flood);
      expect(repaired.length).toBeLessThanOrEqual(2 * flood.length);
      expect(repair(repaired)).toBe(repaired);
    }
  });
});
