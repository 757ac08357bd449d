import { expect, test } from 'vitest';
import { encodings, getEncoding } from '../../src/codec/registry.ts';
import { exactBytesOf, NO_BYTES } from '../../src/search/exact-bytes.ts';

test('exact bytes decode to the code unit, whatever stands around them', () => {
  for (const encoding of encodings) {
    if (encoding.name === 'utf-8') continue;
    const table = exactBytesOf(encoding);
    let text = '';
    const bytes: number[] = [];
    for (let unit = 0x80; unit < 0xffff; unit += 7) {
      const cell = table.ask(unit);
      if (cell === NO_BYTES) continue;
      text += String.fromCharCode(unit);
      bytes.push(...(cell > 0xff ? [cell >> 8, cell & 0xff] : [cell]));
    }
    expect(encoding.decode(Uint8Array.from(bytes)).text, encoding.name).toBe(text);
  }
});

test.each([
  ['windows-1252', 0xe9, 0xe9],
  ['gbk', 0x4e2d, 0xd6d0],
  ['windows-1252', 0x4e2d, NO_BYTES],
  // The second byte sequence of GBK for the euro sign, as 0x80 is the one that GBK's encoder writes.
  ['gbk', 0x20ac, 0x80],
  // Half of a surrogate pair.
  ['gb18030', 0xd83d, NO_BYTES],
])('%s: %i', (name, unit, bytes) => {
  expect(exactBytesOf(getEncoding(name)!).ask(unit)).toBe(bytes);
});
