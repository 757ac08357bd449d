import { expect, test } from 'vitest';
import { decodeFile } from '../../../playground/engine/decode-file.ts';
import { getEncoding } from '../../../src/codec/registry.ts';

test.each([
  ['utf-8', 'Une tasse de thé, s’il vous plaît.\n'],
  ['gbk', '各位邻居：明天上午九点停水，请提前准备好用水。\n'],
  ['windows-1251', 'Завтра утром не будет воды, запаситесь заранее.\n'],
  ['shift_jis', '明日の朝九時から断水します。水をご用意ください。\n'],
])('a file in %s', (encoding, text) => {
  expect(decodeFile(getEncoding(encoding)!.encode(text).bytes)).toEqual({ text, encoding });
});

test('byte order marks say the encoding and are no text', () => {
  expect(decodeFile(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toEqual({ text: 'a', encoding: 'utf-8' });
  expect(decodeFile(Uint8Array.of(0xff, 0xfe, 0xe9, 0x00))).toEqual({ text: 'é', encoding: 'utf-16le' });
  expect(decodeFile(Uint8Array.of(0xfe, 0xff, 0x00, 0xe9))).toEqual({ text: 'é', encoding: 'utf-16be' });
});

test('an empty file is empty text', () => {
  expect(decodeFile(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
});
