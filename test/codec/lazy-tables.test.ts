import { expect, test, vi } from 'vitest';
import { encodings, getEncoding } from '../../src/codec/registry.ts';
import { unpackTable } from '../../src/codec/unpack.ts';
import { unpackPages } from '../../src/codec/unpack-pages.ts';

vi.mock('../../src/codec/unpack.ts', { spy: true });
vi.mock('../../src/codec/unpack-pages.ts', { spy: true });

test('tables are unpacked when an encoding that needs them is used first, and once', () => {
  const tables = vi.mocked(unpackTable);
  const pages = vi.mocked(unpackPages);
  for (const encoding of encodings) {
    encoding.isLead(0x81);
    expect(getEncoding(encoding.name)).toBe(encoding);
  }
  expect(pages).toHaveBeenCalledTimes(0);
  getEncoding('koi8-r')!.encode('слово');
  getEncoding('koi8-u')!.decode(Uint8Array.of(0xc1));
  expect(pages).toHaveBeenCalledTimes(1);

  expect(tables).toHaveBeenCalledTimes(0);
  getEncoding('gbk')!.encode('字');
  getEncoding('gb18030')!.decode(Uint8Array.of(0xd7, 0xd6));
  expect(tables).toHaveBeenCalledTimes(1);
});
