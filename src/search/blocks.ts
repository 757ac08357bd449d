import type { Stretch } from './line.ts';

/**
 * The window of the search: a block is repaired before the next one is looked at. It ends behind its line feed of
 * this number …
 */
export const MOST_BLOCK_LINES = 1024;
/**
 * … or, if so many code units hold fewer, behind the last of them. Lines are what repair leaves in number, so that
 * a repaired text with lines of up to 256 code units on the average falls into the blocks that it was repaired in.
 */
export const MOST_BLOCK_UNITS: number = 1 << 18;

/** Behind an ASCII character below this one no sequence of a double-byte encoding goes on but GB 18030's of four bytes. */
const FIRST_TRAIL_BYTE = 0x40;

/**
 * Where the block ends that starts at a code unit of a text; `undefined` if more text could still belong to it. It
 * depends on nothing before `start` and on no more than {@link MOST_BLOCK_UNITS} + 1 code units from there.
 */
export function endOfBlock(text: string, start: number): number | undefined {
  const window = text.slice(start, start + MOST_BLOCK_UNITS);
  let end = 0;
  for (let lines = 0; lines < MOST_BLOCK_LINES; lines++) {
    const feed = window.indexOf('\n', end);
    if (feed < 0) {
      if (text.length - start <= MOST_BLOCK_UNITS) return undefined;
      return end > 0 ? start + end : endWithinLine(text, start);
    }
    end = feed + 1;
  }
  return start + end;
}

/** Where a block of one endless line ends: where no character and hardly a garbled one is cut in two. */
function endWithinLine(text: string, start: number): number {
  const limit = start + MOST_BLOCK_UNITS;
  for (let end = limit; end > limit - MOST_BLOCK_UNITS / 2; end--) {
    if (text.charCodeAt(end - 1) < FIRST_TRAIL_BYTE) return end;
  }
  const next = text.charCodeAt(limit);
  return next >= 0xdc00 && next <= 0xdfff ? limit - 1 : limit;
}

/** The blocks of a whole text, in order. */
export function* splitBlocks(text: string): Generator<Stretch> {
  for (let start = 0; start < text.length; ) {
    const end = endOfBlock(text, start) ?? text.length;
    yield { start, end };
    start = end;
  }
}
