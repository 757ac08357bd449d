import { describe, expect, test } from 'vitest';
import { type CatalogueEntry, catalogue, readAsUtf8 } from '../../src/channel/catalogue.ts';
import type { Encoding } from '../../src/codec/encoding.ts';
import { encodings, getEncoding } from '../../src/codec/registry.ts';

const all: readonly CatalogueEntry[] = [...catalogue(), ...readAsUtf8()];
const pairOf = ({ right, wrong }: CatalogueEntry): string => `${right}>${wrong}`;
const has = (right: string, wrong: string): boolean =>
  catalogue().some(
    (entry) => entry.right === getEncoding(right)!.name && entry.wrong === getEncoding(wrong)!.name,
  );

describe('the catalogue', () => {
  test('has as many entries as the documentation says', () => {
    expect(catalogue().length).toBe(1892);
    expect(readAsUtf8().length).toBe(33);
  });

  test('names encodings by their canonical names', () => {
    for (const { right, wrong } of all) {
      expect(getEncoding(right)?.name).toBe(right);
      expect(getEncoding(wrong)?.name).toBe(wrong);
    }
  });

  test('knows every encoding in both roles', () => {
    const names = encodings.map(({ name }) => name).sort();
    expect([...new Set(catalogue().map(({ right }) => right))].sort()).toEqual(names);
    expect([...new Set(all.map(({ wrong }) => wrong))].sort()).toEqual(names);
  });

  test('has no channel twice and none from an encoding to itself', () => {
    expect(new Set(all.map(pairOf)).size).toBe(all.length);
    expect(all.filter(({ right, wrong }) => right === wrong)).toEqual([]);
  });

  test('has priors that are logarithms of shares of one', () => {
    for (const { logPrior } of all) {
      expect(Number.isFinite(logPrior)).toBe(true);
      expect(logPrior).toBeLessThanOrEqual(0);
    }
    expect(catalogue().reduce((sum, { logPrior }) => sum + Math.exp(logPrior), 0)).toBeCloseTo(1, 9);
  });

  test('stands likeliest first', () => {
    const priors = catalogue().map(({ logPrior }) => logPrior);
    expect(priors).toEqual([...priors].sort((a, b) => b - a));
    expect(pairOf(catalogue()[0]!)).toBe('utf-8>windows-1252');
  });

  test('has every channel that was seen in the wild', () => {
    const seen = [
      ...[
        'windows-1252',
        'gbk',
        'macintosh',
        'windows-1251',
        'cp437',
        'windows-1250',
        'shift_jis',
        'iso-8859-2',
      ],
      ...['koi8-r', 'euc-kr', 'big5', 'windows-1256', 'ibm866', 'iso-8859-1'],
    ].map((wrong) => ['utf-8', wrong]);
    seen.push(
      ...[
        ['gbk', 'windows-1252'],
        ['gbk', 'iso-8859-1'],
        ['gbk', 'big5'],
        ['gbk', 'windows-1254'],
        ['gbk', 'cp437'],
        ['gbk', 'ibm866'],
        ['shift_jis', 'gbk'],
        ['shift_jis', 'cp850'],
        ['shift_jis', 'windows-1252'],
        ['shift_jis', 'macintosh'],
        ['big5', 'iso-8859-1'],
        ['euc-jp', 'iso-8859-1'],
        ['euc-kr', 'windows-1252'],
        ['koi8-r', 'windows-1251'],
        ['windows-1251', 'koi8-r'],
        ['windows-1251', 'ibm866'],
        ['windows-1251', 'windows-1252'],
        ['windows-1250', 'windows-1252'],
        ['iso-8859-2', 'iso-8859-1'],
        ['windows-1253', 'windows-1252'],
        ['windows-1253', 'windows-1254'],
        ['windows-1254', 'windows-1252'],
        ['windows-1255', 'windows-1252'],
        ['windows-1256', 'windows-1252'],
        ['windows-1256', 'windows-1254'],
        ['windows-874', 'iso-8859-1'],
      ],
    );
    expect(seen.filter(([right, wrong]) => !has(right!, wrong!))).toEqual([]);
  });

  const single = encodings.filter(({ maxBytes }) => maxBytes === 1).map(({ name }) => name);
  const doubleByte = ['gbk', 'gb18030', 'big5', 'cp950', 'shift_jis', 'euc-jp', 'euc-kr'];
  const western = ['windows-1252', 'iso-8859-1', 'iso-8859-15', 'cp437', 'cp850', 'macintosh'];

  test('has UTF-8 and the double-byte encodings as every single-byte one', () => {
    for (const right of ['utf-8', ...doubleByte]) {
      expect(
        single.filter((wrong) => !has(right, wrong)),
        right,
      ).toEqual([]);
    }
  });

  test('has UTF-8 as every double-byte encoding, and these as each other but for their own supersets', () => {
    const absent = ['utf-8', ...doubleByte].flatMap((right) =>
      doubleByte.filter((wrong) => right !== wrong && !has(right, wrong)).map((wrong) => `${right}>${wrong}`),
    );
    expect(absent).toEqual(['gbk>gb18030', 'gb18030>gbk', 'big5>cp950', 'cp950>big5']);
  });

  test('has every single-byte encoding as the Western pages, where it differs', () => {
    const absent = single.flatMap((right) =>
      western.filter((wrong) => right !== wrong && !has(right, wrong)).map((wrong) => `${right}>${wrong}`),
    );
    expect(absent).toEqual(['iso-8859-1>windows-1252', 'cp858>cp850']);
  });

  test('has every single-byte encoding as the double-byte defaults', () => {
    for (const right of single) {
      expect(
        ['gbk', 'big5', 'shift_jis', 'euc-kr'].filter((wrong) => !has(right, wrong)),
        right,
      ).toEqual([]);
    }
  });

  test.each<[area: string, names: string[], harmless: string[]]>([
    [
      'Cyrillic',
      ['windows-1251', 'koi8-r', 'koi8-u', 'ibm866', 'iso-8859-5', 'cp855', 'x-mac-cyrillic'],
      ['koi8-r>koi8-u'],
    ],
    ['Central European', ['windows-1250', 'iso-8859-2', 'cp852', 'x-mac-ce', 'iso-8859-16'], []],
    ['Greek', ['windows-1253', 'iso-8859-7', 'cp737', 'cp869', 'x-mac-greek'], []],
    ['Turkish', ['windows-1254', 'cp857', 'x-mac-turkish'], []],
    ['Hebrew', ['windows-1255', 'cp862'], []],
    ['Arabic', ['windows-1256', 'iso-8859-6', 'cp864'], []],
    ['Baltic', ['windows-1257', 'iso-8859-4', 'cp775'], []],
    ['Vietnamese', ['windows-1258', 'viscii', 'tcvn'], []],
    [
      'Western',
      ['windows-1252', 'macintosh', 'cp437', 'cp850', 'cp860', 'cp861', 'cp863', 'cp865', 'iso-8859-14'],
      ['cp437>cp865'],
    ],
  ])('has the %s encodings as each other', (_area, names, harmless) => {
    const absent = names.flatMap((right) =>
      names.filter((wrong) => right !== wrong && !has(right, wrong)).map((wrong) => `${right}>${wrong}`),
    );
    expect(absent).toEqual(harmless);
  });

  test('has the Windows pages as each other', () => {
    const pages = [1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 874].map(
      (page) => `windows-${page}`,
    );
    const absent = pages.flatMap((right) => pages.filter((wrong) => right !== wrong && !has(right, wrong)));
    expect(absent).toEqual([]);
  });

  test('has only channels that garble some letter', () => {
    const letters = (encoding: Encoding): Map<number, string> => {
      const found = new Map<number, string>();
      for (let byte = 0x80; byte < 0x100; byte++) {
        const { text, errors } = encoding.decode(Uint8Array.of(byte));
        if (errors.length === 0 && /[\p{L}\p{M}\u0e3f-\u0e5b]/u.test(text)) found.set(byte, text);
      }
      return found;
    };
    const harmless = catalogue().filter(({ right, wrong }) => {
      const [encoding, other] = [getEncoding(right)!, getEncoding(wrong)!];
      if (encoding.maxBytes > 1 || other.maxBytes > 1) return false;
      return [...letters(encoding)].every(
        ([byte, letter]) => other.decode(Uint8Array.of(byte)).text === letter,
      );
    });
    // Quotes and dashes of windows-874 turn into C1 controls in the other two, which is worth mending.
    expect(harmless.map(pairOf).sort()).toEqual([
      'iso-8859-1>iso-8859-15',
      'windows-874>iso-8859-11',
      'windows-874>tis-620',
    ]);
  });
});
