/** Both sides of a repair, cut into pieces that can be drawn: plain, changed, lost. */

/** A stretch of one side. */
export interface Piece {
  readonly text: string;
  /** Number of the change that it belongs to; the same on both sides. */
  readonly change?: number;
  /** Number of the loss that it stands for; on the right side only. */
  readonly loss?: number;
}

export interface Passages {
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
  /** Only a part is shown. */
  readonly isCut: boolean;
}

/** An edit of the input, and where bytes are gone in what replaced it: code units of the output. */
export interface MarkedEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly losses?: readonly { readonly start: number; readonly end: number }[];
}

/** Changes that are marked; what lies behind them is shown unmarked. */
const MARKED = 1500;

/**
 * The pieces of both sides of `input.slice(from, to)`.
 *
 * @param to no further than `from` plus what a page can draw; edits that reach over it are left out
 */
export function passagesOf(
  input: string,
  edits: readonly MarkedEdit[],
  from: number = 0,
  to: number = input.length,
): Passages {
  const before: Piece[] = [];
  const after: Piece[] = [];
  let at = from;
  let loss = 0;
  let shift = 0;
  for (const [change, edit] of edits.entries()) {
    const { start, end, replacement, losses = [] } = edit;
    if (start >= from && end <= to) {
      push(before, input.slice(at, start));
      push(after, input.slice(at, start));
      if (change < MARKED) {
        if (end > start) before.push({ text: input.slice(start, end), change });
        after.push(...piecesOf(edit, start + shift, change, loss));
      } else {
        push(before, input.slice(start, end));
        push(after, replacement);
      }
      at = end;
    }
    loss += losses.length;
    shift += replacement.length - (end - start);
  }
  push(before, input.slice(at, to));
  push(after, input.slice(at, to));
  return { before, after, isCut: from > 0 || to < input.length };
}

function push(pieces: Piece[], text: string): void {
  if (text !== '') pieces.push({ text });
}

/** @param outputStart where the replacement begins, in code units of the output */
function piecesOf(edit: MarkedEdit, outputStart: number, change: number, firstLoss: number): Piece[] {
  const pieces: Piece[] = [];
  const { replacement, losses = [] } = edit;
  let at = 0;
  for (const [index, { start, end }] of losses.entries()) {
    const [from, to] = [start - outputStart, end - outputStart];
    if (from > at) pieces.push({ text: replacement.slice(at, from), change });
    // A place where characters vanished without a mark has no width.
    if (to > from) pieces.push({ text: replacement.slice(from, to), change, loss: firstLoss + index });
    at = Math.max(at, to);
  }
  if (at < replacement.length) pieces.push({ text: replacement.slice(at), change });
  return pieces;
}
