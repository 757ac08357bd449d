import { expect, test, vi } from 'vitest';
import { encodings, getEncoding } from '../../src/codec/registry.ts';
import { unpack } from '../../src/codec/unpack.ts';

vi.mock('../../src/codec/unpack.ts', { spy: true });

test('a table is unpacked when its encoding is used first, and once', () => {
  const spy = vi.mocked(unpack);
  for (const encoding of encodings) {
    encoding.isLead(0x81);
    expect(getEncoding(encoding.name)).toBe(encoding);
  }
  expect(spy).toHaveBeenCalledTimes(0);
  getEncoding('koi8-r')!.encode('слово');
  getEncoding('koi8-r')!.decode(Uint8Array.of(0xc1));
  expect(spy).toHaveBeenCalledTimes(1);
});
