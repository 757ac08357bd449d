/**
 * A stretch of text as the search sees it: its characters numbered once, so that each encoding is asked
 * once per distinct character and not once per position.
 */
export interface Line {
  readonly whole: string;
  /** The text; of each long stretch of ASCII only the two ends, with a line feed between them. */
  readonly text: string;
  /** `positions[u]` is where code unit `u` of `text` stands in the whole line; one entry more than there are units. */
  readonly positions: Int32Array;
  /** Code unit of `text` at which character `i` starts; one entry more than there are characters. */
  readonly offsets: Int32Array;
  /** Number of characters (code points) of `text`. */
  readonly length: number;
  /** `kinds[i]` is the index of character `i` in `alphabet`. */
  readonly kinds: Uint16Array;
  /** The distinct code points, in order of appearance. */
  readonly alphabet: readonly number[];
  /** The first character of each kind. */
  readonly firsts: readonly number[];
  /** How often each distinct code point occurs. */
  readonly counts: readonly number[];
  /** Characters above U+007F. */
  readonly nonAscii: number;
}

/** The line's own limit: longer stretches are cut by {@link splitLines} first. */
export const MAX_LINE_UNITS = 4096;

/** ASCII next to other text that is kept: no encoding's sequence reaches further, nor does a feature of the model. */
const ASCII_MARGIN = 4;
/** A stretch of ASCII shorter than this is kept whole. */
const LONG_ASCII = 3 * ASCII_MARGIN;

export function toLine(whole: string): Line {
  const { text, positions } = condense(whole);
  const offsets = new Int32Array(text.length + 1);
  const kinds = new Uint16Array(text.length);
  const numbers = new Map<number, number>();
  const alphabet: number[] = [];
  const counts: number[] = [];
  const firsts: number[] = [];
  let length = 0;
  let nonAscii = 0;
  for (let at = 0; at < text.length; length++) {
    const codePoint = text.codePointAt(at)!;
    offsets[length] = at;
    at += codePoint > 0xffff ? 2 : 1;
    let kind = numbers.get(codePoint);
    if (kind === undefined) {
      kind = alphabet.length;
      numbers.set(codePoint, kind);
      alphabet.push(codePoint);
      counts.push(0);
      firsts.push(length);
    }
    kinds[length] = kind;
    counts[kind]!++;
    if (codePoint > 0x7f) nonAscii++;
  }
  offsets[length] = text.length;
  return { whole, text, positions, offsets, length, kinds, alphabet, firsts, counts, nonAscii };
}

function condense(whole: string): { text: string; positions: Int32Array } {
  const positions = new Int32Array(whole.length + 1);
  let text = '';
  let length = 0;
  const take = (start: number, end: number): void => {
    text += whole.slice(start, end);
    for (let i = start; i < end; i++) positions[length++] = i;
  };
  for (let at = 0; at < whole.length; ) {
    let end = at;
    while (end < whole.length && whole.charCodeAt(end) < 0x80) end++;
    if (end - at < LONG_ASCII) take(at, end);
    else {
      take(at, at + ASCII_MARGIN);
      text += '\n';
      positions[length++] = at + ASCII_MARGIN;
      take(end - ASCII_MARGIN, end);
    }
    at = end;
    while (at < whole.length && whole.charCodeAt(at) > 0x7f) at++;
    take(end, at);
  }
  positions[length] = whole.length;
  return { text, positions };
}

/** A stretch of the document, in code units, end-exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The lines of a document, without their line feeds. A line of more than {@link MAX_LINE_UNITS} is cut behind
 * an ASCII character where there is one in its last half, else between two characters, so that no line is long
 * enough to make the search slow or hungry. What a cut tears apart is found whole by the next pass.
 */
export function* splitLines(text: string, from: number = 0, to: number = text.length): Generator<Stretch> {
  for (let line = lineFrom(text, from, to); line; line = lineFrom(text, line.end, to)) yield line;
}

/** The first of {@link splitLines}, `undefined` if there is none. */
export function lineFrom(text: string, from: number, to: number): Stretch | undefined {
  for (let start = from; start < to; start++) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 || feed > to ? to : feed;
    if (end - start > MAX_LINE_UNITS) return { start, end: cutPoint(text, start) };
    if (end > start) return { start, end };
  }
  return undefined;
}

/** Where a line that starts at `start` and is too long is cut. */
export function cutPoint(text: string, start: number): number {
  const limit = start + MAX_LINE_UNITS;
  for (let i = limit; i > limit - MAX_LINE_UNITS / 2; i--) if (text.charCodeAt(i - 1) < 0x80) return i;
  const unit = text.charCodeAt(limit);
  return unit >= 0xdc00 && unit <= 0xdfff ? limit - 1 : limit;
}
