import { expect, test } from 'vitest';
import { garble } from '../../src/index.ts';
import { exactBytesOf } from '../../src/search/exact-bytes.ts';
import { Utf8Pages } from '../../src/search/utf-8-pages.ts';
import { Utf8Reader } from '../../src/search/utf-8-reader.ts';

const pages = new Utf8Pages();
const reader = new Utf8Reader();

const TEXTS = ['Grüße aus Köln', 'наружная дверь скрипит', '雨停了以后', 'çà et là', 'Ελλάδα'];

test('finds every single-byte encoding that reads a short line as UTF-8', () => {
  for (const text of TEXTS) {
    for (const { wrong } of pages.channels) {
      const garbled = garble(text, { right: 'utf-8', wrong: wrong.name });
      const found = pages.survivors(garbled, 0, garbled.length);
      for (const [index, channel] of pages.channels.entries())
        if (reader.read(garbled, 0, garbled.length, exactBytesOf(channel.wrong)))
          expect(found).toContain(index);
    }
  }
  expect.hasAssertions();
});

test.each(['', 'abc', '雨停了', 'ééé', '«Café»'])('finds none for %s', (text) => {
  expect(pages.survivors(text, 0, text.length)).toEqual([]);
});

test('has a bit for every channel', () => {
  expect(pages.channels.length).toBeGreaterThan(50);
  expect(pages.channels.length).toBeLessThan(64);
});
