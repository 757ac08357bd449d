/** What cannot be repaired is said to be so, and why. Needs nothing of Node. */
import { describe, expect, test } from 'vitest';
import { detect, garble, repair } from '../../src/index.ts';

const READ_AS_UTF_8 = garble('雨停了以后，孩子们又跑到院子里踢球', { right: 'gbk', wrong: 'utf-8' });

describe('what cannot be repaired is diagnosed and stays as it is', () => {
  test.each([
    ['question marks for words', '????? ????????', /question mark/],
    ['the same in a sentence with a number', '"???????": 12', /question mark/],
    ['锟斤拷', '锟斤拷锟斤拷', /replacement characters were read as GBK/],
    ['the same in Big5', '嚙踝蕭嚙踝蕭', /replacement characters were read as Big5/],
    ['the same in EUC-KR', '占쏙옙占쏙옙', /replacement characters were read as EUC-KR/],
    ['memory that was never written', '烫烫烫烫烫', /memory that no text was written to/],
    ['memory on the heap', '屯屯屯屯', /memory that no text was written to/],
    ['memory that was freed', '葺葺葺葺', /memory that was freed/],
    ['GBK read as UTF-8', READ_AS_UTF_8, /read as UTF-8/],
    ['one U+FFFD in a word', 'caf\ufffd au lait', /bytes that are gone/],
  ])('%s', (_, text, reason) => {
    const diagnosis = detect(text);
    expect(diagnosis).toMatchObject({ garbled: true, repairable: false });
    expect(diagnosis.reason).toMatch(reason);
    expect(repair(text)).toBe(text);
  });

  test('and names the channels that are likeliest', () => {
    expect(detect(READ_AS_UTF_8).layers).toContainEqual([{ right: 'gbk', wrong: 'utf-8' }]);
  });
});

describe('healthy text is no such damage', () => {
  test.each([
    'What????',
    'Is it late?? Yes.',
    'a ?? b',
    'const x = y ?? z ?? 0;',
    '真的吗????',
    '水很烫，烫手。',
    '他屯了很多米',
    '/search?q=%E4%BD%A0??',
  ])('%s', (text) => {
    expect(detect(text).garbled).toBe(false);
  });
});
