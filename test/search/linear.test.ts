/** The time that a text takes grows with its length, whatever it is made of. Needs nothing of Node. */
import { expect, test } from 'vitest';
import { garble, repair } from '../../src/index.ts';

const SHORT = 10_000;
const LONG = 100_000;
/** A linear search takes about once the time for each character; a quadratic one ten times. */
const MOST_GROWTH = 4;
/** Collections of garbage and other programs take this much from a run, in milliseconds. */
const NOISE = 300;

const CHINESE = garble('雨停了以后，孩子们又跑到院子里踢球。', { right: 'utf-8', wrong: 'gbk' });
const AS_WESTERN = garble('雨停了以后，孩子们又跑到院子里踢球。', { right: 'gbk', wrong: 'windows-1252' });

/** Code units without any order: multiplicative congruential generator with Park and Miller's constants. */
function scattered(length: number): string {
  let seed = 42;
  let text = '';
  for (let i = 0; i < length; i++) {
    seed = (seed * 48271) % 0x7fffffff;
    text += String.fromCharCode(seed & 0xffff);
  }
  return text;
}

/** Lines that are all different, so that none is answered from memory. */
function numbered(line: string, length: number): string {
  const lines: string[] = [];
  for (let i = 0, units = 0; units < length; i++) {
    lines.push(`${line} ${i}`);
    units += lines[i]!.length + 1;
  }
  return lines.join('\n');
}

const row =
  (unit: string) =>
  (length: number): string =>
    unit.repeat(Math.ceil(length / unit.length));

const TEXTS: readonly (readonly [name: string, make: (length: number) => string])[] = [
  ['one letter', row('Ã')],
  ['one pair', row('Ã©')],
  ['a healthy letter', row('é')],
  ['replacement characters as GBK', row('锟斤拷')],
  ['Chinese as GBK in one line', row(CHINESE)],
  ['Chinese as GBK, different lines', (length) => numbered(CHINESE, length)],
  ['Chinese as Windows-1252 in one line', row(AS_WESTERN)],
  ['French, different lines', (length) => numbered('CafÃ© fermÃ©', length)],
  ['one Han', row('鏂')],
  ['no-break spaces', row('ä½\u00a0')],
  ['plain spaces', row('ä½ ')],
  ['question marks', row('?!')],
  ['glosses', row('發(fā)')],
  ['U+FFFD', row('\ufffd')],
  ['lone surrogates', row('\ud800')],
  ['NUL', row('\0')],
  ['C1 controls', row('\u0080')],
  ['a script for each character', row('aéж中あ가')],
  ['short lines', row('é\n')],
  ['any code units', scattered],
];

function milliseconds(text: string): number {
  const before = performance.now();
  repair(text);
  return performance.now() - before;
}

test.each(TEXTS)('%s: ten times the length takes ten times as long', { timeout: 120_000 }, (_name, make) => {
  // The first run loads tables and compiles.
  milliseconds(make(SHORT));
  const short = milliseconds(make(SHORT));
  const long = milliseconds(make(LONG));
  expect(long).toBeLessThan(MOST_GROWTH * (LONG / SHORT) * short + NOISE);
});

test.each(['a', 'é', '中'])('a megabyte of %s comes back', { timeout: 120_000 }, (unit) => {
  expect(repair(unit.repeat(1_000_000)).length).toBe(1_000_000);
});
