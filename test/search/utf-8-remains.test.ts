import { expect, test } from 'vitest';
import { getEncoding } from '../../src/codec/registry.ts';
import { garble } from '../../src/index.ts';
import { pairsOf } from '../../src/search/double-byte-pairs.ts';
import { isMostlyUtf8 } from '../../src/search/utf-8-remains.ts';

const gbk = pairsOf(getEncoding('gbk')!);

test('UTF-8 that was read as GBK is told, with bytes lost too', () => {
  const garbled = garble('孩子们把风筝放得很高', { right: 'utf-8', wrong: 'gbk' });
  expect(isMostlyUtf8(garbled, gbk)).toBe(true);
  expect(isMostlyUtf8(`${garbled.slice(0, 4)}\ufffd${garbled.slice(6)}`, gbk)).toBe(true);
});

test.each(['孩子们把风筝放得很高', 'kites', '', '가나다'])('“%s” is not', (text) => {
  expect(isMostlyUtf8(text, gbk)).toBe(false);
});
