import { describe, expect, test } from 'vitest';
import { garble } from '../../src/channel/garble.ts';
import { repair } from '../../src/index.ts';

describe('replacement characters that were read as East Asian', () => {
  test.each(['gbk', 'euc-jp', 'big5', 'euc-kr'])('are no text of another encoding, after %s', (wrong) => {
    const replacements = garble('\ufffd'.repeat(6), { right: 'utf-8', wrong });
    expect(replacements).not.toContain('\ufffd\ufffd');
    expect(repair(replacements)).toBe(replacements);
  });

  test('hold nothing back that stands beside them', () => {
    const text = 'Das Café – geöffnet';
    const garbled = garble(text, { right: 'utf-8', wrong: 'windows-1252' });
    expect(repair(`${garbled}\n锟斤拷锟斤拷`)).toBe(`${text}\n锟斤拷锟斤拷`);
  });
});

describe('Cyrillic pages that agree in most letters', () => {
  test.each([
    ['windows-1251', 'x-mac-cyrillic', 'Погода сегодня ясная, но к вечеру обещают сильный дождь'],
    ['x-mac-cyrillic', 'windows-1251', 'Новая книга лежит на столе, я дочитаю её завтра'],
  ])('%s read as %s is put right', (right, wrong, text) => {
    const garbled = garble(text, { right, wrong });
    expect(garbled).not.toBe(text);
    expect(repair(garbled)).toBe(text);
  });

  test.each(['Људи чекају аутобус', 'Његова кућа је на брду', 'Ће доћи сутра', 'обґрунтоване рішення'])(
    'letters of other Cyrillic alphabets are meant: %s',
    (text) => {
      expect(repair(text)).toBe(text);
    },
  );
});
