import { expect, test } from 'vitest';
import { getEncoding } from '../../src/codec/registry.ts';
import { garble } from '../../src/index.ts';
import { exactBytesOf } from '../../src/search/exact-bytes.ts';
import { Utf8Reader } from '../../src/search/utf-8-reader.ts';

const reader = new Utf8Reader();

function read(text: string, wrong: string, start = 0, end = text.length): string | undefined {
  const isUtf8 = reader.read(text, start, end, exactBytesOf(getEncoding(wrong)!));
  return isUtf8 ? String.fromCharCode(...reader.output.subarray(0, reader.length)) : undefined;
}

test.each(['windows-1252', 'cp437', 'macintosh', 'koi8-r'])('reads what was read as %s', (wrong) => {
  for (const text of ['Grüße aus Köln', 'наружная дверь', '雨停了', 'a𝄞b']) {
    const garbled = garble(text, { right: 'utf-8', wrong });
    if (!garbled.includes('\ufffd')) expect(read(garbled, wrong)).toBe(text);
  }
  expect.hasAssertions();
});

test.each(['雨停了以后孩子们', 'дверь', '中文 A字母b'])('reads what was read as GBK: %s', (text) => {
  expect(read(garble(text, { right: 'utf-8', wrong: 'gbk' }), 'gbk')).toBe(text);
});

test('reads a part of a text', () => {
  expect(read('Ã Ã© Ã', 'windows-1252', 2, 4)).toBe('é');
});

test.each([
  ['a lead byte alone', 'Ã'],
  ['a lead byte before ASCII', 'Ã a'],
  ['a continuation byte alone', '©'],
  ['an overlong sequence', 'À€'],
  ['an overlong sequence of three', 'à\u0080€'],
  ['half of a surrogate pair', 'í\u00a0€'],
  ['beyond the last code point', 'ô\u0090\u0080\u0080'],
  ['U+FFFD', 'ï¿½'],
  ['a character that the encoding lacks', 'Ã©中'],
  ['nothing but ASCII', 'abc'],
])('does not read %s', (_name, text) => {
  expect(read(text, 'iso-8859-1') ?? read(text, 'windows-1252')).toBeUndefined();
});

test('ends a sample between two characters', () => {
  const garbled = garble('öäü'.repeat(20), { right: 'utf-8', wrong: 'windows-1252' });
  const table = exactBytesOf(getEncoding('windows-1252')!);
  expect(reader.read(garbled, 0, garbled.length, table, { most: 24 })).toBe(true);
  expect(reader).toMatchObject({ sequences: 24, end: 48, length: 24 });
});

test('reads line after line up to the first that is not like the others', () => {
  const truth = 'Öl für Köln\nplain\nBäume, Flüsse, Gräser\n';
  const text = `${garble(truth, { right: 'utf-8', wrong: 'windows-1252' })}zwölf Bäume fürs Tal`;
  const table = exactBytesOf(getEncoding('windows-1252')!);
  expect(reader.read(text, 0, text.length, table, { leastBytes: 4 })).toBe(true);
  expect(reader.text).toBe(truth.trimEnd());
  expect(reader.lines).toBe(2);
  expect(reader.read(text, 0, text.length, table, { leastBytes: 7 })).toBe(false);
});

test('takes no line with sequences of two lengths where that is asked', () => {
  const garbled = garble('中文é', { right: 'utf-8', wrong: 'windows-1252' });
  const table = exactBytesOf(getEncoding('windows-1252')!);
  expect(reader.read(garbled, 0, garbled.length, table)).toBe(true);
  expect(reader.read(garbled, 0, garbled.length, table, { isUniform: true })).toBe(false);
});

test('tells the bytes that are left of a character behind a mark', () => {
  const table = exactBytesOf(getEncoding('gbk')!);
  const cut = garble('雨停了以后', { right: 'utf-8', wrong: 'gbk' });
  expect(reader.read(cut, 0, cut.length, table, { takesMarks: true })).toBe(true);
  expect(reader.text).toBe('雨停了以\ufffd');
  expect(reader.losses).toEqual([{ at: 4, bytes: [0xe5, 0x90, 0x100], cause: 'mark' }]);
  expect(reader.read(cut, 0, cut.length, table)).toBe(false);
});

test('reads no line of which nothing is whole', () => {
  const table = exactBytesOf(getEncoding('gbk')!);
  const [whole, cut] = ['雨停了以后孩子们', '后'].map((text) =>
    garble(text, { right: 'utf-8', wrong: 'gbk' }),
  );
  const text = `${whole}\n${cut} and so on\n${whole}`;
  expect(reader.read(text, 0, text.length, table, { takesMarks: true })).toBe(true);
  expect(reader).toMatchObject({ lines: 1, end: whole!.length, losses: [] });
});

test('asks about a line with few sequences', () => {
  const truth = 'Öl für Köln\nGrüße\nÖl für Köln';
  const text = garble(truth, { right: 'utf-8', wrong: 'windows-1252' });
  const table = exactBytesOf(getEncoding('windows-1252')!);
  const asked: string[] = [];
  const demand = (isSure: boolean) => ({
    leastBytes: 6,
    isSure: (start: number, end: number, from: number, to: number, sequences: number) => {
      asked.push(
        `${text.slice(start, end)} ${String.fromCharCode(...reader.output.subarray(from, to))} ${sequences}`,
      );
      return isSure;
    },
  });
  expect(reader.read(text, 0, text.length, table, demand(true))).toBe(true);
  expect(reader.text).toBe(truth);
  expect(reader.read(text, 0, text.length, table, demand(false))).toBe(true);
  expect(reader.text).toBe('Öl für Köln');
  expect(asked).toEqual(['GrÃ¼ÃŸe Grüße 2', 'GrÃ¼ÃŸe Grüße 2']);
});
