/**
 * Undoes what a program left that edited the bytes of a GBK text without regard to character boundaries: a byte
 * stands alone, and everything behind it is paired one byte off, until an ASCII byte is swallowed and the
 * pairing falls back into step.
 */
import type { Range } from '../codec/encoding.ts';
import type { Edit } from '../edit.ts';
import { isHan } from '../language/script.ts';
import { glossEnd } from '../trace/glosses.ts';
import { brokenGlossAt, glossStart, isTrigger } from './byte-edit-signs.ts';
import { DocumentEvidence, isFoldableMark, NO_SYMBOL, symbolOf } from './document-evidence.ts';
import { NONE, pairOfUnit } from './gbk-pairs.ts';
import { editOf, type Run } from './realign-edit.ts';
import { RealignLattice } from './realign-lattice.ts';
import { type Context, piecesOf, quoteAfter, type SearchResult } from './realign-reading.ts';

/** Evidence is taken from blocks of this length, in code units, so that memory stays bounded. */
const BLOCK = 0x40000;

/**
 * Of a block, at most one code unit in so many is searched, beyond the first few thousand: real pages are far
 * below that, and a text made to be slow costs no more than this.
 */
const UNITS_PER_SEARCHED = 16;
const ALWAYS_SEARCHED = 0x2000;
/** Where no ASCII byte ends a run, it is given up after so many code units. */
const LONGEST_SEARCH = 0x400;

/**
 * Least gains, in nats. On 43,000 lines and 700 articles of healthy Chinese, Japanese, Korean, Russian and
 * English no run gained anything; of 35 made-up lines with odd punctuation, three gained 5 to 7.6.
 */
const LEAST_GAIN = {
  /** In a document that shows the damage elsewhere. */
  damaged: 3,
  /** In any other. */
  single: 5,
  /** A gain that proves the damage for the rest of the document. */
  proof: 12,
};

export interface RealignOptions {
  /** True if the document is known to come from such a program, for example by its glosses. Default: false. */
  readonly damaged?: boolean;
}

export interface Realignment {
  readonly edits: readonly Edit[];
  /** True if a gloss broke a character in one of the runs: that proves the program that wrote it. */
  readonly brokenGloss: boolean;
}

/**
 * The edits that realign a document, in order. Linear in its length; without a `?` in front of a mark or of a
 * reading with `)`, it costs one scan.
 */
export function realign(text: string, options: RealignOptions = {}): Realignment {
  const edits: Edit[] = [];
  let brokenGloss = false;
  let mark = text.indexOf('?');
  for (let start = 0; start < text.length && mark >= 0; ) {
    const end = blockEnd(text, start);
    const triggers: number[] = [];
    // No block looks for marks behind its end: a document without any would be read once for each block.
    for (; mark >= 0 && mark < end; mark = text.indexOf('?', mark + 1)) {
      if (isTrigger(text, mark)) triggers.push(mark);
    }
    if (triggers.length > 0) {
      const block: Block = { text, start, end, triggers, damaged: options.damaged ?? false };
      const folds = foldsMarks(text, start, end);
      const { runs, evidence } = findRuns(block);
      for (const run of runs) {
        edits.push(editOf(run, text, evidence, folds));
        brokenGloss ||= hasBrokenGloss(text, run);
      }
    }
    start = end;
  }
  return { edits, brokenGloss };
}

function blockEnd(text: string, start: number): number {
  if (text.length - start <= BLOCK) return text.length;
  const end = text.lastIndexOf('\n', start + BLOCK) + 1;
  return end > start ? end : start + BLOCK;
}

/** A part of the text that is its own evidence. */
interface Block extends Range {
  readonly text: string;
  readonly triggers: readonly number[];
  readonly damaged: boolean;
}

/**
 * The runs of a block, by what the rest of it says. Where they end isn't known before, and a run must not speak
 * for itself: so the first search leaves out all that they could cover, the second what the first has found.
 */
function findRuns(block: Block): { readonly runs: readonly Run[]; readonly evidence: DocumentEvidence } {
  const first = new DocumentEvidence(symbolsOf(block, suspects(block)));
  const found = acceptedRuns(block, first);
  if (found.length === 0) return { runs: [], evidence: first };
  const evidence = new DocumentEvidence(symbolsOf(block, found));
  return { runs: acceptedRuns(block, evidence), evidence };
}

/** From each trigger to what surely ends a run: a line end, or an ASCII character that is no folded mark. */
function suspects({ text, end, triggers }: Block): Range[] {
  const ranges: Range[] = [];
  let done = 0;
  for (const trigger of triggers) {
    if (trigger < done) continue;
    const limit = Math.min(end, trigger + LONGEST_SEARCH);
    done = trigger;
    while (done < limit && (text.charCodeAt(done) > 0x7f || isFoldableMark(text.charCodeAt(done)))) {
      done = brokenGlossAt(text, done)?.end ?? done + 1;
    }
    ranges.push({ start: trigger, end: done });
  }
  return ranges;
}

/** The block's symbols without glosses and without the ranges, for which one {@link NO_SYMBOL} stands. */
function symbolsOf({ text, start, end }: Block, leftOut: readonly Range[]): Uint16Array {
  const symbols = new Uint16Array(end - start);
  let length = 0;
  let next = 0;
  for (let at = start; at < end; ) {
    const range = leftOut[next];
    if (range && range.start <= at) {
      symbols[length++] = NO_SYMBOL;
      at = Math.max(at, range.end);
      next++;
      continue;
    }
    const unit = text.charCodeAt(at);
    symbols[length++] = symbolOf(unit);
    at = (isHan(unit) ? glossEnd(text, at + 1, unit) : undefined) ?? at + 1;
  }
  return symbols.subarray(0, length);
}

/** True if commas behind ideographs are ASCII. */
function foldsMarks(text: string, start: number, end: number): boolean {
  let ascii = 0;
  let fullWidth = 0;
  for (let at = start + 1; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xff0c) fullWidth++;
    else if (unit === 0x2c && isHan(text.charCodeAt(at - 1))) ascii++;
  }
  return ascii > fullWidth;
}

function acceptedRuns({ text, start, end, triggers, damaged }: Block, evidence: DocumentEvidence): Run[] {
  const lattice = new RealignLattice(text, evidence);
  const runs: Run[] = [];
  let done = start;
  let quoteOpen = false;
  let budget = Math.max(ALWAYS_SEARCHED, (end - start) / UNITS_PER_SEARCHED);
  for (const trigger of triggers) {
    if (trigger < done) continue;
    if (budget <= 0) break;
    for (let at = done; at < trigger; at++) quoteOpen = quoteAfter(quoteOpen, text.charCodeAt(at));
    const context = contextBefore(text, trigger, quoteOpen);
    const result = lattice.search(trigger, Math.min(end, trigger + LONGEST_SEARCH), context);
    done = result.end;
    budget -= done - trigger;
    runs.push(...runsOf(result, trigger, context));
    for (const { unit } of piecesOf(result.best)) quoteOpen = quoteAfter(quoteOpen, unit);
  }
  const proven = damaged || runs.some((run) => run.gain >= LEAST_GAIN.proof && isTelling(text, run));
  return runs.filter((run) =>
    proven
      ? run.gain >= LEAST_GAIN.damaged
      : run.gain >= LEAST_GAIN.single && isTelling(text, run) && isCredible(text, run),
  );
}

/** False for a run of ASCII marks only, such as `?!?`: people write those too. */
function isTelling(text: string, run: Run): boolean {
  return /[^\0-\x7f]|[A-Za-z]/.test(text.slice(run.start, run.end));
}

/**
 * False for a run behind nothing that GBK has, and for one with more question marks than what it restores can
 * explain: other mojibake that lost bytes is full of them.
 */
function isCredible(text: string, { start, end, pieces, context: { b } }: Run): boolean {
  if (b === NO_SYMBOL || (b > 0x7f && pairOfUnit(b) === NONE)) return false;
  const marks = text.slice(start, end).split('?').length - 1;
  return marks <= 1 + pieces.filter(({ kind }) => kind === 'character').length;
}

function hasBrokenGloss(text: string, { pieces }: Run): boolean {
  return pieces.some(
    ({ start, end }) =>
      end - start > 1 &&
      text[start] === '?' &&
      text[end - 1] !== undefined &&
      brokenGlossAt(text, start)?.end === end,
  );
}

function contextBefore(text: string, at: number, quoteOpen: boolean): Context {
  const symbols: number[] = [];
  for (let end = at; symbols.length < 2 && end > 0; ) {
    end = glossStart(text, end);
    symbols.push(symbolOf(text.charCodeAt(--end)));
  }
  return { a: symbols[1] ?? NO_SYMBOL, b: symbols[0] ?? NO_SYMBOL, quoteOpen };
}

/** The stretches of the best reading in which the text doesn't stand as it is. */
function runsOf({ best, asItStands, rivalry }: SearchResult, from: number, context: Context): Run[] {
  const pieces = piecesOf(best);
  const runs: Run[] = [];
  let { a, b, quoteOpen } = context;
  for (let index = 0; index < pieces.length; ) {
    const { kind, unit } = pieces[index]!;
    if (kind === 'literal') {
      [a, b] = [b, symbolOf(unit)];
      quoteOpen = quoteAfter(quoteOpen, unit);
      index++;
      continue;
    }
    let next = index + 1;
    while (next < pieces.length && pieces[next]!.kind !== 'literal') next++;
    const own = pieces.slice(index, next);
    const start = own[0]!.start;
    const end = own.at(-1)!.end;
    const scoreBefore = pieces[index - 1]?.score ?? 0;
    const gain = own.at(-1)!.score - scoreBefore - (asItStands[end - from]! - asItStands[start - from]!);
    runs.push({ pieces: own, start, end, gain, rivalry, context: { a, b, quoteOpen } });
    for (const piece of own) {
      if (piece.kind === 'split') continue;
      [a, b] = [b, symbolOf(piece.unit)];
      quoteOpen = quoteAfter(quoteOpen, piece.unit);
    }
    index = next;
  }
  return runs;
}
