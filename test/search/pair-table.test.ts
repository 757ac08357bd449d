import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../src/codec/encoding.ts';
import { getEncoding } from '../../src/codec/registry.ts';
import { decodePair, pairTable } from '../../src/search/pair-table.ts';

const NAMES = ['gbk', 'gb18030', 'big5', 'cp950', 'shift_jis', 'euc-jp', 'euc-kr'];

function encodingOf(name: string): Encoding {
  const encoding = getEncoding(name);
  if (!encoding) throw new Error(name);
  return encoding;
}

describe.each(NAMES)('the pair table of %s', (name) => {
  const encoding = encodingOf(name);
  const table = pairTable(encoding);

  test('reads every pair as the encoding does', () => {
    const different: number[] = [];
    for (let pair = 0x8000; pair < 0x10000; pair++) {
      const bytes = Uint8Array.of(pair >> 8, pair & 0xff);
      if (decodePair(table, encoding, bytes, 0, 2) !== encoding.decodeAt(bytes, 0)) different.push(pair);
    }
    expect(different).toEqual([]);
  });

  test('reads any bytes as the encoding does, wherever they end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0x80, max: 0xff }),
        fc.uint8Array({ maxLength: 5 }),
        fc.nat(),
        (lead, others, n) => {
          const bytes = Uint8Array.of(lead, ...others);
          const end = 1 + (n % bytes.length);
          expect(decodePair(table, encoding, bytes, 0, end)).toBe(
            encoding.decodeAt(bytes.subarray(0, end), 0),
          );
        },
      ),
    );
  });
});
