import { isAscii } from './codec/ascii.ts';
import type { Edit, EditLoss, LineEdit } from './edit.ts';
import type { Layer, Loss, Step, StepKind } from './report.ts';

type Cuts = readonly (readonly [number, number])[];

/** A piece of the current text: a copy of the input, or what an edit put in its place. */
interface Piece {
  /** Code units of the input. */
  readonly start: number;
  readonly end: number;
  /** `undefined` for a copy of the input. */
  readonly edit: PieceEdit | undefined;
}

interface PieceEdit {
  readonly kind: StepKind;
  readonly replacement: string;
  readonly layers: readonly Layer[];
  readonly confidence: number;
  readonly losses: readonly EditLoss[];
  readonly cuts: Cuts;
}

/** A line of the input with an edit whose parts nobody has asked for. */
interface LinePiece {
  readonly start: number;
  readonly end: number;
  readonly edit: LineEdit;
}

/**
 * The edits of several passes, each made on what the pass before left, told as edits of the first input.
 * Every decoded piece keeps its proof: garbling it through its layers gives its span of the input.
 */
export class Composition {
  readonly #input: string;
  #pieces: (Piece | LinePiece)[];
  #text: string;

  constructor(input: string) {
    this.#input = input;
    this.#text = input;
    this.#pieces = [{ start: 0, end: input.length, edit: undefined }];
  }

  /** The input with every edit made. */
  get text(): string {
    return this.#text;
  }

  /**
   * Makes edits of the current text, in ascending order and without overlap. An edit that can't be told as an
   * edit of the input, because it cuts an earlier one where that has no seam, is left out.
   *
   * @returns how many edits were made
   */
  add(edits: readonly (Edit | LineEdit)[]): number {
    const done: (Piece | LinePiece)[] = [];
    const queue = new PieceQueue(this.#input, this.#pieces);
    let made = 0;
    for (const edit of edits) {
      if (isOfLine(edit)) {
        const line = queue.takeLine(edit, done);
        if (line) {
          done.push(line);
          made++;
          continue;
        }
      }
      for (const part of isOfLine(edit) ? edit.parts() : [edit]) {
        const covered = queue.take(part, done);
        if (!covered) continue;
        done.push(...covered);
        made++;
      }
    }
    queue.drain(done);
    this.#pieces = done;
    this.#text = join(this.#input, done);
    return made;
  }

  /** The report: the steps that turn the input into the current text. */
  steps(): Step[] {
    const steps: Step[] = [];
    let output = 0;
    for (const { start, end, edit } of mergeNeighbours(this.#pieces.flatMap(partsOf))) {
      if (!edit) {
        output += end - start;
        continue;
      }
      const at = output;
      output += edit.replacement.length;
      if (edit.replacement === this.#input.slice(start, end)) continue;
      const losses: Loss[] = edit.losses.map((loss) => ({
        ...loss,
        start: at + loss.start,
        end: at + loss.end,
      }));
      const { kind, replacement, layers, confidence } = edit;
      steps.push({ kind, start, end, replacement, layers, confidence, losses });
    }
    return steps;
  }
}

function isOfLine(edit: Edit | LineEdit): edit is LineEdit {
  return 'parts' in edit;
}

function isLine(piece: Piece | LinePiece): piece is LinePiece {
  return piece.edit !== undefined && 'parts' in piece.edit;
}

/** The pieces that the parts of a line's edit make of it; any other piece as it is. */
function partsOf(piece: Piece | LinePiece): Piece[] {
  if (!isLine(piece)) return [piece];
  const { start, end, edit } = piece;
  const pieces: Piece[] = [];
  const moved = start - edit.start;
  let at = start;
  for (const part of edit.parts()) {
    if (part.start + moved > at) pieces.push({ start: at, end: part.start + moved, edit: undefined });
    at = part.end + moved;
    pieces.push({ start: part.start + moved, end: at, edit: { ...part, cuts: part.cuts ?? [] } });
  }
  if (at < end) pieces.push({ start: at, end, edit: undefined });
  return pieces;
}

function lengthOf(piece: Piece | LinePiece): number {
  return piece.edit ? piece.edit.replacement.length : piece.end - piece.start;
}

function join(input: string, pieces: readonly (Piece | LinePiece)[]): string {
  return pieces.map(({ start, end, edit }) => (edit ? edit.replacement : input.slice(start, end))).join('');
}

/** The pieces of the current text, taken from the left. */
class PieceQueue {
  readonly #input: string;
  readonly #pieces: readonly (Piece | LinePiece)[];
  #next = 0;
  /** What stands before the pieces that are next, the first one last; positions are those of the current text. */
  readonly #heads: (Piece | LinePiece)[] = [];
  #at = 0;

  constructor(input: string, pieces: readonly (Piece | LinePiece)[]) {
    this.#input = input;
    this.#pieces = pieces;
  }

  #peek(): Piece | LinePiece | undefined {
    return this.#heads.at(-1) ?? this.#pieces[this.#next];
  }

  #shift(): Piece | LinePiece {
    const piece = this.#heads.pop() ?? this.#pieces[this.#next++]!;
    this.#at += lengthOf(piece);
    return piece;
  }

  /** As {@link #shift}, the first of its parts if it is a line. */
  #shiftPart(): Piece {
    const piece = this.#shift();
    if (!isLine(piece)) return piece;
    const [first, ...rest] = partsOf(piece);
    for (const part of rest.reverse()) this.#putBack(part);
    return first!;
  }

  /** Moves what stands before the position to `done` and answers the piece at it, which stays where it is. */
  #partAt(position: number, done: (Piece | LinePiece)[]): Piece | undefined {
    for (this.#skip(position, done); this.#peek(); this.#skip(position, done)) {
      const piece = this.#shiftPart();
      if (this.#at > position) {
        this.#putBack(piece);
        return piece;
      }
      done.push(piece);
    }
    return undefined;
  }

  #putBack(piece: Piece | LinePiece): void {
    this.#heads.push(piece);
    this.#at -= lengthOf(piece);
  }

  /** Moves everything that is left to `done`. */
  drain(done: (Piece | LinePiece)[]): void {
    while (this.#peek()) done.push(this.#shift());
  }

  /** Moves what stands before the position, as far as it does not reach beyond it. */
  #skip(position: number, done: (Piece | LinePiece)[]): void {
    for (let head = this.#peek(); head && this.#at + lengthOf(head) <= position; head = this.#peek())
      done.push(this.#shift());
  }

  /**
   * Moves what stands before the edit to `done` and answers the line's piece; `undefined` where something was
   * edited before.
   */
  takeLine(edit: LineEdit, done: (Piece | LinePiece)[]): LinePiece | undefined {
    this.#skip(edit.start, done);
    const head = this.#peek();
    if (!head || head.edit || this.#at + lengthOf(head) < edit.end) return undefined;
    const { start, end } = this.#shift();
    const at = this.#at - (end - start);
    const from = start + edit.start - at;
    const to = start + edit.end - at;
    if (from > start) done.push({ start, end: from, edit: undefined });
    if (to < end) this.#putBack({ start: to, end, edit: undefined });
    return { start: from, end: to, edit };
  }

  /**
   * Moves what stands before the edit to `done` and answers the pieces that the edit makes of what it covers,
   * or `undefined`, with the covered pieces left in place, where there is no seam. An edit that begins or ends
   * between two seams takes the text up to the next seam with it, a decoding ASCII only.
   */
  take(edit: Edit, done: (Piece | LinePiece)[]): Piece[] | undefined {
    const head = this.#partAt(edit.start, done);
    if (!head) return undefined;
    let grown = edit;
    if (this.#at < edit.start) {
      const offset = edit.start - this.#at;
      const seam = seamBefore(head, offset);
      const added = textOf(this.#input, head).slice(seam, offset);
      if (!canGrow(edit, added)) return undefined;
      grown = prepend(grown, added);
      if (seam > 0) {
        const [before, after] = cut(this.#shiftPart(), seam)!;
        done.push(before);
        this.#putBack(after);
      }
    }
    const covered: Piece[] = [];
    while (this.#at < grown.end) {
      const piece = this.#shiftPart();
      if (this.#at > grown.end) {
        const offset = lengthOf(piece) - (this.#at - grown.end);
        const seam = seamBehind(piece, offset);
        const added = textOf(this.#input, piece).slice(offset, seam);
        if (!canGrow(edit, added)) {
          done.push(...covered, piece);
          return undefined;
        }
        grown = append(grown, added);
        if (seam < lengthOf(piece)) {
          const [before, after] = cut(piece, seam)!;
          covered.push(before);
          this.#putBack(after);
        } else covered.push(piece);
      } else covered.push(piece);
    }
    const made = lay(this.#input, grown, covered);
    if (!made) done.push(...covered);
    return made;
  }
}

/** A decoding is proven by its bytes; ASCII has the same in any encoding. */
function canGrow({ kind }: Edit, added: string): boolean {
  return kind !== 'decode' || isAscii(added);
}

function textOf(input: string, { start, end, edit }: Piece): string {
  return edit ? edit.replacement : input.slice(start, end);
}

/** The last place at or before a code unit of a piece's text where the piece can be cut, its start at worst. */
function seamBefore({ edit }: Piece, at: number): number {
  if (!edit) return at;
  return edit.cuts.reduce((last, [, output]) => (output <= at && isSeam(edit, output) ? output : last), 0);
}

/** The first place at or behind a code unit of a piece's text where the piece can be cut, its end at worst. */
function seamBehind(piece: Piece, at: number): number {
  const { edit } = piece;
  if (!edit) return at;
  return edit.cuts.find(([, output]) => output >= at && isSeam(edit, output))?.[1] ?? lengthOf(piece);
}

function isSeam({ losses }: PieceEdit, at: number): boolean {
  return !losses.some((loss) => loss.start < at && loss.end > at);
}

function prepend(edit: Edit, text: string): Edit {
  const by = text.length;
  if (by === 0) return edit;
  return {
    ...edit,
    start: edit.start - by,
    replacement: text + edit.replacement,
    losses: edit.losses.map((loss) => ({ ...loss, start: loss.start + by, end: loss.end + by })),
    cuts: [[by, by], ...(edit.cuts ?? []).map(([input, output]) => [input + by, output + by] as const)],
  };
}

function append(edit: Edit, text: string): Edit {
  if (text.length === 0) return edit;
  return {
    ...edit,
    end: edit.end + text.length,
    replacement: edit.replacement + text,
    cuts: [...(edit.cuts ?? []), [edit.end - edit.start, edit.replacement.length]],
  };
}

/** Cuts a piece in two at a code unit of its text, if it has a seam there. */
function cut(piece: Piece, at: number): [Piece, Piece] | undefined {
  const { start, end, edit } = piece;
  if (!edit) {
    return [
      { start, end: start + at, edit },
      { start: start + at, end, edit },
    ];
  }
  const seam = edit.cuts.findIndex(([, output]) => output === at);
  const pair = edit.cuts[seam];
  if (!pair || !isSeam(edit, at)) return undefined;
  const [input, output] = pair;
  return [
    {
      start,
      end: start + input,
      edit: {
        ...edit,
        replacement: edit.replacement.slice(0, output),
        losses: edit.losses.filter((loss) => loss.end <= output),
        cuts: edit.cuts.slice(0, seam),
      },
    },
    {
      start: start + input,
      end,
      edit: {
        ...edit,
        replacement: edit.replacement.slice(output),
        losses: edit.losses
          .filter((loss) => loss.start >= output)
          .map((loss) => ({ ...loss, start: loss.start - output, end: loss.end - output })),
        cuts: edit.cuts.slice(seam + 1).map(([i, o]) => [i - input, o - output] as const),
      },
    },
  ];
}

/** Lays an edit over whole pieces. */
function lay(input: string, edit: Edit, covered: readonly Piece[]): Piece[] | undefined {
  const first = covered[0];
  const last = covered.at(-1);
  if (!first || !last) return undefined;
  const own: PieceEdit = { ...edit, cuts: edit.cuts ?? [] };
  if (covered.length === 1) return [{ start: first.start, end: first.end, edit: over(own, first) }];
  const parts = splitAt(own, covered);
  if (parts) return parts;
  const merged = merge(input, covered);
  if (merged) return [{ start: first.start, end: last.end, edit: over(own, merged) }];
  if (edit.kind === 'decode') return undefined;
  // A trace is no decoding and has no proof to keep, so it may span pieces of several kinds.
  const layers = covered.find((piece) => piece.edit)?.edit?.layers ?? [];
  return [
    { start: first.start, end: last.end, edit: { ...own, layers: [...own.layers, ...layers], cuts: [] } },
  ];
}

/**
 * Pieces that were garbled alike as one piece; ASCII between them comes out of any layer as it went in, so that
 * it may count as garbled too.
 */
function merge(input: string, pieces: readonly Piece[]): Piece | undefined {
  const sample = pieces.find((piece) => piece.edit)?.edit;
  if (sample?.kind !== 'decode') return undefined;
  const start = pieces[0]!.start;
  let replacement = '';
  const losses: EditLoss[] = [];
  const cuts: [number, number][] = [];
  for (const piece of pieces) {
    const text = input.slice(piece.start, piece.end);
    const { edit } = piece;
    if (edit ? !sameLayers(edit, sample) : !isAscii(text)) return undefined;
    const shift = replacement.length;
    if (shift > 0) cuts.push([piece.start - start, shift]);
    for (const [i, o] of edit?.cuts ?? []) cuts.push([piece.start - start + i, shift + o]);
    for (const loss of edit?.losses ?? [])
      losses.push({ ...loss, start: loss.start + shift, end: loss.end + shift });
    replacement += edit?.replacement ?? text;
  }
  return { start, end: pieces.at(-1)!.end, edit: { ...sample, replacement, losses, cuts } };
}

/** The edit in as many parts as it covers pieces, if it has a seam at each of their borders. */
function splitAt(edit: PieceEdit, covered: readonly Piece[]): Piece[] | undefined {
  const parts: Piece[] = [];
  let rest: Piece = { start: 0, end: covered.reduce((sum, piece) => sum + lengthOf(piece), 0), edit };
  for (const [index, piece] of covered.entries()) {
    let part = rest;
    if (index < covered.length - 1) {
      const seam = rest.edit!.cuts.find(([input]) => input === lengthOf(piece));
      const halves = seam && cut(rest, seam[1]);
      if (!halves || halves[0].end - halves[0].start !== lengthOf(piece)) return undefined;
      [part, rest] = halves;
    }
    parts.push({ start: piece.start, end: piece.end, edit: over(part.edit!, piece) });
  }
  return parts;
}

/** An edit of exactly one piece, told as an edit of the input. */
function over(edit: PieceEdit, piece: Piece): PieceEdit {
  const below = piece.edit;
  if (!below) return edit;
  const inputOf = new Map(below.cuts.map(([input, output]) => [output, input]));
  const cuts: [number, number][] = [];
  for (const [middle, output] of edit.cuts) {
    const input = inputOf.get(middle);
    if (input !== undefined) cuts.push([input, output]);
  }
  const lossesBelow =
    below.losses.length > 0 ? [{ ...below.losses[0]!, start: 0, end: edit.replacement.length }] : [];
  return {
    kind: edit.kind,
    replacement: edit.replacement,
    layers: [...edit.layers, ...below.layers],
    confidence: Math.min(edit.confidence, below.confidence),
    losses: [...lossesBelow, ...edit.losses],
    cuts,
  };
}

/** Joins decoded pieces that stand side by side and were garbled alike. */
function mergeNeighbours(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last?.edit && piece.edit && last.end === piece.start && alike(last.edit, piece.edit)) {
      const shift = last.edit.replacement.length;
      merged[merged.length - 1] = {
        start: last.start,
        end: piece.end,
        edit: {
          ...last.edit,
          replacement: last.edit.replacement + piece.edit.replacement,
          confidence: Math.min(last.edit.confidence, piece.edit.confidence),
          losses: [
            ...last.edit.losses,
            ...piece.edit.losses.map((loss) => ({
              ...loss,
              start: loss.start + shift,
              end: loss.end + shift,
            })),
          ],
          cuts: [],
        },
      };
    } else merged.push(piece);
  }
  return merged;
}

function alike(a: PieceEdit, b: PieceEdit): boolean {
  return a.kind === 'decode' && b.kind === 'decode' && sameLayers(a, b);
}

function sameLayers(a: PieceEdit, b: PieceEdit): boolean {
  return (
    a.layers.length === b.layers.length &&
    a.layers.every((layer, i) => {
      const other = b.layers[i]!;
      return layer.right === other.right && layer.wrong === other.wrong && layer.decoder === other.decoder;
    })
  );
}
