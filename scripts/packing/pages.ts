/** Writer of the packed single-byte code pages; `src/codec/unpack-pages.ts` is the reader and describes the form. */
import { PAGE_CONTEXTS, readPages } from '../../src/codec/unpack-pages.ts';
import { packValues } from './arithmetic-encoder.ts';

type Page = readonly number[];

function differences(page: Page, other: Page): number {
  return page.filter((codePoint, byte) => codePoint !== other[byte]).length;
}

function indexOfNearest(page: Page, pages: readonly Page[]): number {
  const counts = pages.map((other) => differences(page, other));
  return counts.indexOf(Math.min(...counts));
}

/** The values of all pages, in the order in which {@link readPages} asks for them. */
function* valuesOf(pages: readonly Page[]): Generator<number> {
  const known: Page[] = [Array.from({ length: 256 }, (_, byte) => byte)];
  for (const page of pages) {
    const nearest = indexOfNearest(page, known);
    yield nearest;
    let previous = 0;
    for (let byte = 1; byte < 256; byte++) {
      const codePoint = page[byte]!;
      const same = codePoint === known[nearest]![byte];
      yield same ? 1 : 0;
      if (!same) yield codePoint === 0 ? 1 : 0;
      if (!same && codePoint !== 0) yield codePoint - previous - 1;
      if (codePoint !== 0) previous = codePoint;
    }
    known.push(page);
  }
}

/** The packed form of code pages: a code point for each of 256 bytes, 0 for an unassigned one and for byte 0. */
export function packPages(pages: readonly Page[]): string {
  return packValues(valuesOf(pages), PAGE_CONTEXTS, (source) => readPages(source, pages.length));
}
