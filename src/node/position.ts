/** A place as editors show it: both count from 1, the column in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a piece of a longer text begins. */
export interface PieceStart extends Position {
  /** Whether nothing of the text stands before the piece. */
  readonly isTextStart: boolean;
  readonly followsCarriageReturn: boolean;
}

/** Where a text begins. */
export const TEXT_START: PieceStart = { line: 1, column: 1, isTextStart: true, followsCarriageReturn: false };

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Turns offsets of one text, or of a piece of it (code units, 0-based), into lines and columns of the text. Offsets
 * asked for in ascending order cost one pass over the piece altogether. A line ends with LF, CR LF or CR; a byte
 * order mark at the start of the text is no column.
 */
export class Positions {
  readonly #text: string;
  readonly #start: PieceStart;
  #offset = 0;
  #line: number;
  #column: number;

  constructor(text: string, start: PieceStart = TEXT_START) {
    this.#text = text;
    this.#start = start;
    this.#line = start.line;
    this.#column = start.column;
  }

  at(offset: number): Position {
    if (offset < this.#offset) {
      this.#offset = 0;
      this.#line = this.#start.line;
      this.#column = this.#start.column;
    }
    const end = Math.min(offset, this.#text.length);
    for (; this.#offset < end; this.#offset++) this.#pass(this.#text.charCodeAt(this.#offset));
    return { line: this.#line, column: this.#column };
  }

  /** Where the piece behind this one begins. */
  end(): PieceStart {
    const { length } = this.#text;
    if (length === 0) return this.#start;
    const followsCarriageReturn = this.#text.charCodeAt(length - 1) === CARRIAGE_RETURN;
    return { ...this.at(length), isTextStart: false, followsCarriageReturn };
  }

  #pass(unit: number): void {
    if (unit === CARRIAGE_RETURN || (unit === LINE_FEED && !this.#isBehindCarriageReturn())) {
      this.#line++;
      this.#column = 1;
    } else if (unit !== LINE_FEED && !this.#isColumnless(unit)) {
      this.#column++;
    }
  }

  #isBehindCarriageReturn(): boolean {
    if (this.#offset === 0) return this.#start.followsCarriageReturn;
    return this.#text.charCodeAt(this.#offset - 1) === CARRIAGE_RETURN;
  }

  /** The second half of a surrogate pair, and a byte order mark at the start of the text. */
  #isColumnless(unit: number): boolean {
    if (this.#offset === 0) return this.#start.isTextStart && unit === BYTE_ORDER_MARK;
    return (unit & 0xfc00) === 0xdc00 && (this.#text.charCodeAt(this.#offset - 1) & 0xfc00) === 0xd800;
  }
}
