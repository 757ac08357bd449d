import { expect, test } from 'vitest';
import { decodeFile } from '../../../playground/engine/decode-file.ts';
import { getEncoding } from '../../../src/codec/registry.ts';

test.each([
  ['utf-8', 'Une tasse de thé, s’il vous plaît.\n'],
  ['gbk', '各位邻居：明天上午九点停水，请提前准备好用水。\n'],
  ['windows-1251', 'Завтра утром не будет воды, запаситесь заранее.\n'],
  ['shift_jis', '明日の朝九時から断水します。水をご用意ください。\n'],
])('a file in %s', (encoding, text) => {
  expect(decodeFile(getEncoding(encoding)!.encode(text).bytes)).toMatchObject({
    text,
    encodings: [encoding],
  });
});

test('byte order marks say the encoding and are no text', () => {
  expect(decodeFile(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toMatchObject({
    text: 'a',
    encodings: ['utf-8'],
  });
  expect(decodeFile(Uint8Array.of(0xff, 0xfe, 0xe9, 0x00))).toMatchObject({
    text: 'é',
    encodings: ['utf-16le'],
  });
  expect(decodeFile(Uint8Array.of(0xfe, 0xff, 0x00, 0xe9))).toMatchObject({
    text: 'é',
    encodings: ['utf-16be'],
  });
});

test('lines in two encodings are told apart, and mojibake is left for the repair', () => {
  const log = '2024-05-01 Größe geändert\n2024-05-02 CafÃ©\n';
  const line = '2024-05-03 数据库连接失败，请稍后重试\n';
  const bytes = [...getEncoding('utf-8')!.encode(log).bytes, ...getEncoding('gbk')!.encode(line).bytes];
  expect(decodeFile(Uint8Array.from(bytes), 'zh')).toMatchObject({
    text: log + line,
    encodings: ['utf-8', 'gbk'],
  });
});

test('an empty file is empty text', () => {
  expect(decodeFile(new Uint8Array())).toMatchObject({ text: '', encodings: ['utf-8'] });
});
