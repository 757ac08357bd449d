import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPages } from '../../scripts/packing/pages.ts';
import { unpackPages } from '../../src/codec/unpack-pages.ts';

const codePoint = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 0xfffe }));
const change = fc.record({ byte: fc.integer({ min: 1, max: 255 }), codePoint });

test('packed code pages come back as they were', () => {
  const pages = fc.array(fc.array(change, { maxLength: 200 }), { maxLength: 6 }).map((pagesOfChanges) =>
    pagesOfChanges.map((changes) => {
      const page = Array.from({ length: 256 }, (_, byte) => byte);
      for (const { byte, codePoint } of changes) page[byte] = codePoint;
      return page;
    }),
  );
  fc.assert(
    fc.property(pages, (expected) => {
      expect(unpackPages(packPages(expected), expected.length)).toEqual(expected);
    }),
  );
});

test('a page that is like another takes next to nothing', () => {
  const page = Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? byte : 0x400 + ((byte * 37) % 256)));
  const alone = packPages([page]).length;
  expect(packPages([page, page, page]).length).toBeLessThan(alone * 1.1);
});
