/**
 * Reader of the packed single-byte code pages; `scripts/packing/pages.ts` is the writer. Each page is
 * told by how it differs from an earlier one: most share half of it or more.
 */
import { ArithmeticDecoder, SIGNED_CONTEXTS, type ValueSource } from '../packed/arithmetic-decoder.ts';

/** More than all pages. */
const REFERENCE_BITS = 6;

const REFERENCE = 0;
const SAME: number = REFERENCE + (1 << REFERENCE_BITS);
const UNASSIGNED: number = SAME + 2;
const DIFFERENCE: number = UNASSIGNED + 2;
export const PAGE_CONTEXTS: number = DIFFERENCE + 2 * SIGNED_CONTEXTS;

/** Reads `count` pages: a code point for each byte, 0 for an unassigned one. */
export function readPages(source: ValueSource, count: number): readonly (readonly number[])[] {
  // The first one to refer to is ISO-8859-1, where bytes and code points are the same.
  const pages = [Array.from({ length: 256 }, (_, byte) => byte)];
  while (pages.length <= count) {
    const page = [...pages[source.symbol(REFERENCE, REFERENCE_BITS)]!];
    let same = 1;
    let unassigned = 0;
    let consecutive = 0;
    let previous = 0;
    for (let byte = 1; byte < 256; byte++) {
      same = source.bit(SAME + same);
      if (same === 0) {
        unassigned = source.bit(UNASSIGNED + unassigned);
        if (unassigned === 1) {
          page[byte] = 0;
        } else {
          // From one more than the last code point.
          const difference = source.signed(DIFFERENCE + consecutive * SIGNED_CONTEXTS);
          consecutive = difference === 0 ? 1 : 0;
          page[byte] = previous + 1 + difference;
        }
      }
      if (page[byte] !== 0) previous = page[byte]!;
    }
    pages.push(page);
  }
  return pages.slice(1);
}

/** The pages that `packPages` of `scripts/packing/pages.ts` packed. */
export function unpackPages(packed: string, count: number): readonly (readonly number[])[] {
  return readPages(new ArithmeticDecoder(packed, PAGE_CONTEXTS), count);
}
