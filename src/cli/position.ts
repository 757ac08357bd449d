/** A place as editors show it: both count from 1, the column in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Turns offsets of one text (code units, 0-based) into lines and columns. Offsets asked for in ascending
 * order cost one pass over the text altogether. A line ends with LF, CR LF or CR; a byte order mark at the
 * start is no column.
 */
export class Positions {
  readonly #text: string;
  #offset = 0;
  #line = 1;
  #column = 1;

  constructor(text: string) {
    this.#text = text;
  }

  at(offset: number): Position {
    if (offset < this.#offset) {
      this.#offset = 0;
      this.#line = 1;
      this.#column = 1;
    }
    const text = this.#text;
    const end = Math.min(offset, text.length);
    for (; this.#offset < end; this.#offset++) {
      const unit = text.charCodeAt(this.#offset);
      if (
        unit === LINE_FEED ||
        (unit === CARRIAGE_RETURN && text.charCodeAt(this.#offset + 1) !== LINE_FEED)
      ) {
        this.#line++;
        this.#column = 1;
      } else if (!isColumnless(text, this.#offset)) {
        this.#column++;
      }
    }
    return { line: this.#line, column: this.#column };
  }
}

/** The second half of a surrogate pair, and a byte order mark at the start of the text. */
function isColumnless(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (offset === 0) return unit === BYTE_ORDER_MARK;
  return (unit & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
}
