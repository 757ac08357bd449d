import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Encoding } from '../../src/codec/encoding.ts';
import type * as Registry from '../../src/codec/registry.ts';
import { unpackPages } from '../../src/codec/unpack-pages.ts';
import { SortedPool } from '../../src/packed/sorted-pool.ts';

vi.mock('../../src/codec/unpack-pages.ts', { spy: true });
vi.mock('../../src/packed/sorted-pool.ts', { spy: true });

/** Made for the ideographs of a table, one for each level. */
const pools = vi.mocked(SortedPool);
const pages = vi.mocked(unpackPages);

/** Encodings of which none has been used yet. */
async function freshRegistry(): Promise<typeof Registry> {
  vi.resetModules();
  return import('../../src/codec/registry.ts');
}

const FIRST_IDEOGRAPH = 0x3400;
const WITH_IDEOGRAPHS = ['gbk', 'gb18030', 'big5', 'cp950', 'shift_jis', 'euc-jp', 'euc-kr'];

/** All ways to encode what comes before the ideographs. */
function bytesBelowIdeographs(encoding: Encoding): unknown[] {
  return Array.from({ length: FIRST_IDEOGRAPH }, (_, codePoint) => [
    encoding.encodeCodePoint(codePoint),
    encoding.encodeCodePoint(codePoint, true),
    encoding.otherBytes(codePoint),
  ]);
}

describe('tables', () => {
  beforeEach(() => {
    pools.mockClear();
    pages.mockClear();
  });

  test('are not unpacked to look an encoding up', async () => {
    const { encodings, getEncoding } = await freshRegistry();
    for (const encoding of encodings) {
      encoding.isLead(0x81);
      expect(getEncoding(encoding.name)).toBe(encoding);
    }
    expect(pages).toHaveBeenCalledTimes(0);
    expect(pools).toHaveBeenCalledTimes(0);
  });

  test('are unpacked when an encoding that needs them is used first, and once', async () => {
    const { getEncoding } = await freshRegistry();
    getEncoding('koi8-r')!.encode('слово');
    getEncoding('koi8-u')!.decode(Uint8Array.of(0xc1));
    expect(pages).toHaveBeenCalledTimes(1);
    getEncoding('gbk')!.encode('字');
    getEncoding('gb18030')!.decode(Uint8Array.of(0xd7, 0xd6));
    expect(pools).toHaveBeenCalledTimes(3);
  });

  test.each(WITH_IDEOGRAPHS)(
    'of %s are the same below the ideographs before those are unpacked',
    async (name) => {
      const encoding = (await freshRegistry()).getEncoding(name)!;
      const before = bytesBelowIdeographs(encoding);
      expect(pools).toHaveBeenCalledTimes(0);
      encoding.encodeCodePoint(0x5b57);
      expect(pools).toHaveBeenCalled();
      expect(bytesBelowIdeographs(encoding)).toEqual(before);
    },
  );
});
