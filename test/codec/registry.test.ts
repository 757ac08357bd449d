import { describe, expect, test } from 'vitest';
import { encodings, getEncoding } from '../../src/codec/registry.ts';

describe('getEncoding', () => {
  test('finds every encoding by each of its labels', () => {
    for (const encoding of encodings) {
      expect(encoding.labels[0]).toBe(encoding.name);
      for (const label of encoding.labels) {
        expect(getEncoding(label), label).toBe(encoding);
        expect(label).toBe(label.toLowerCase());
      }
    }
  });

  test('gives each label to one encoding', () => {
    const labels = encodings.flatMap((encoding) => encoding.labels);
    expect(labels.filter((label, i) => labels.indexOf(label) !== i)).toEqual([]);
  });

  test.each([
    ['UTF-8', 'utf-8'],
    ['\t Utf8\r\n', 'utf-8'],
    ['cp1252', 'windows-1252'],
    ['latin1', 'iso-8859-1'],
    ['Latin-1', 'iso-8859-1'],
    ['cp936', 'gbk'],
    ['GB2312', 'gbk'],
    ['ms936', 'gbk'],
    ['cp949', 'euc-kr'],
    ['uhc', 'euc-kr'],
    ['cp932', 'shift_jis'],
    ['sjis', 'shift_jis'],
    ['eucjp', 'euc-jp'],
    ['cp65001', 'utf-8'],
    ['ibm437', 'cp437'],
    ['437', 'cp437'],
    ['ibm866', 'cp866'],
    ['mac_roman', 'macintosh'],
    ['tis620', 'tis-620'],
    ['Big5-HKSCS', 'big5'],
    ['windows-950', 'cp950'],
    ['latin5', 'iso-8859-9'],
    ['x-mac-ukrainian', 'x-mac-cyrillic'],
    ['tcvn5712-1', 'tcvn'],
  ])('%j is %s', (label, name) => {
    expect(getEncoding(label)?.name).toBe(name);
  });

  test.each(['', ' ', 'utf-9', 'utf 8', '\u00a0utf-8', 'utf-8\u000b', 'constructor', '__proto__'])(
    '%j is no label',
    (label) => {
      expect(getEncoding(label)).toBeUndefined();
    },
  );
});

describe('encodings', () => {
  test('are all there, under their canonical names', () => {
    const iso = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16].map((part) => `iso-8859-${part}`);
    const windows = [874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map(
      (page) => `windows-${page}`,
    );
    const ibm = [437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869];
    const mac = ['ce', 'cyrillic', 'greek', 'turkish', 'icelandic', 'croatian', 'romanian'];
    const names = [
      ...['utf-8', 'gbk', 'gb18030', 'big5', 'cp950', 'shift_jis', 'euc-jp', 'euc-kr'],
      ...['tis-620', 'koi8-r', 'koi8-u', 'koi8-t', 'macintosh', 'viscii', 'tcvn'],
      ...[...iso, ...windows, ...ibm.map((page) => `cp${page}`), ...mac.map((page) => `x-mac-${page}`)],
    ];
    expect(encodings.map((encoding) => encoding.name).sort()).toEqual(names.sort());
  });
});
