import { describe, expect, test } from 'vitest';
import { fromHash, toHash } from '../../playground/permalink.ts';

describe('permalinks', () => {
  test.each([
    ['', undefined],
    ['fenÃªtre & #hash', 'fr'],
    ['雨停了 👍 \ud800 half', 'zh-hans'],
    ['a\u0085b\0c\r\n', undefined],
  ])('come back as they were: %j', async (text, language) => {
    const link = { text, ...(language === undefined ? {} : { language }) };
    const hash = await toHash(link);
    expect(hash).toMatch(/^#text=[\w-]*(?:&language=[\w-]+)?$/);
    expect(await fromHash(hash!)).toEqual(link);
  });

  test('too long a text has none', async () => {
    const text = Array.from({ length: 20_000 }, (_, at) =>
      String.fromCharCode(0x4e00 + ((at * 7919) % 20_000)),
    ).join('');
    expect(await toHash({ text })).toBeUndefined();
  });

  test.each(['', '#', '#other', '#text=%%%', '#text=AAAA', `#text=${'A'.repeat(10_000)}`])(
    'a broken one is none: %.20s',
    async (hash) => {
      expect(await fromHash(hash)).toBeUndefined();
    },
  );
});
