import { isAscii } from './codec/ascii.ts';
import { Composition } from './composition.ts';
import type { Edit, LineEdit } from './edit.ts';
import type { Settings } from './options.ts';
import type { Step } from './report.ts';
import { BarrenLines } from './search/barren.ts';
import { MOST_BLOCK_LINES, splitBlocks } from './search/blocks.ts';
import { decodeEdits } from './search/document.ts';
import { Evidence } from './search/evidence.ts';
import { isHarmless } from './search/faint.ts';
import type { Stretch } from './search/line.ts';
import { newSearch } from './search/line-search.ts';
import { reEncodedEdits } from './search/re-encoded.ts';
import { nextSuspect } from './search/screening.ts';
import { shiftedEdits } from './search/shifted.ts';
import { escapeEdits } from './trace/escapes.ts';
import { mayShowTraces, traceEdits } from './trace/traces.ts';

/** A text that still changes after this many passes is not one that layers explain. */
const MAX_PASSES = 12;

/**
 * A text of up to so many code units that does not settle, because it has more layers than may be undone or a
 * layer that cannot be told as an edit of the input, is left as it is, so that a second repair finds nothing. In a
 * longer one what was done elsewhere is worth more than that.
 */
const MOST_LEFT_ALONE = 4096;

export interface BlockRepair {
  /** The very same string if nothing was repaired. */
  readonly text: string;
  /** Positions are those of the block. */
  readonly steps: () => Step[];
}

/** What is known of a text whose blocks are repaired. */
interface KnownOfText {
  /** Code unit up to which no line needs a search. */
  readonly firstHarmed: number;
  /** Lines that were searched in vain; they keep the text that they are part of in memory. */
  readonly barren: BarrenLines;
}

const NO_STEPS = (): Step[] => [];
/** Evidence is copied before it is added to. */
const NO_EVIDENCE = new Evidence();

/** Repairs the blocks of one text in order, each with the evidence of those before it. */
export class BlockRepairer {
  readonly #settings: Settings;
  /** What the next block's passes start from, by pass: each undoes another layer. */
  readonly #evidence: Evidence[] = [];
  /** The same for a pass over what is repaired already: what a second repair of the whole text would start from. */
  #settled: Evidence = NO_EVIDENCE;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** True if earlier texts or blocks said something of a channel. */
  get hasEvidence(): boolean {
    return this.#settled.hasWeights || this.#evidence.some(({ hasWeights }) => hasWeights);
  }

  /** Where the first line of a text starts that needs a search; the text's length without one. */
  firstHarmed(text: string): number {
    return this.#settings.languages.length > 0 ? 0 : firstHarmed(text, 0, text.length);
  }

  /** True if a text without a line that needs a search may still show traces. */
  mayShowTraces(text: string): boolean {
    return this.#settings.traces && mayShowTraces(text);
  }

  /**
   * The main path: pass after pass, each undoing one layer or the traces, until a pass with no more evidence than
   * a second repair has changes nothing. So what comes out is what a further repair leaves alone.
   *
   * @param start code unit at which the block starts in the text
   * @param end code unit at which it ends, exclusive
   * @param known what is known of the whole text
   */
  repair(text: string, start: number = 0, end: number = text.length, known?: KnownOfText): BlockRepair {
    const block = text.slice(start, end);
    const healthy: BlockRepair = { text: block, steps: NO_STEPS };
    // A slice is read more slowly than the text that it is of.
    if (isAscii(block) || this.#passesOver(text, start, end, known?.firstHarmed ?? start)) return healthy;
    const settings = this.#settings;
    const state = newSearch(settings, this.#settled, known?.barren);
    // First of all: what stands around an escape is read wrongly without it.
    let composition = settings.traces ? withoutEscapes(block) : undefined;
    let decodings = 0;
    let isSettled = false;
    let isChecking = false;
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      const current = composition?.text ?? block;
      const before = isChecking ? this.#settled : (this.#evidence[pass] ?? this.#settled);
      const evidence = before.copy();
      let edits: readonly (Edit | LineEdit)[] = decodeEdits(current, { ...state, evidence });
      if (edits.length > 0) decodings++;
      else if (settings.traces) edits = damageEdits(current, settings, state.unexplained);
      const next = evidence.faded(block.length);
      if (!isChecking) this.#evidence[pass] = next;
      if (edits.length === 0) {
        isSettled = before === this.#settled;
        isChecking = true;
        if (!isSettled) continue;
        this.#settled = next;
        break;
      }
      composition ??= new Composition(block);
      if (composition.add(edits) === 0) break;
    }
    if (!composition || composition.text === block) return healthy;
    const done = composition;
    const isTooDeep =
      decodings > settings.maxLayers && done.steps().some(({ layers }) => layers.length > settings.maxLayers);
    if ((!isSettled || isTooDeep) && block.length <= MOST_LEFT_ALONE) return healthy;
    return { text: done.text, steps: () => done.steps() };
  }

  /** True for a block in which a search would find nothing; what is known fades as behind one. */
  #passesOver(text: string, start: number, end: number, harmed: number): boolean {
    const known = this.#evidence[0] ?? this.#settled;
    // What is proven is looked for in every line.
    const isProven = known.proven.size > 0 || this.#settled.proven.size > 0;
    if (isProven || !isCleared(text, start, end, harmed, this.#settings)) return false;
    const next = known.faded(end - start);
    this.#settled = known === this.#settled ? next : this.#settled.faded(end - start);
    this.#evidence[0] = next;
    return true;
  }
}

/**
 * True for a block of which no line needs a search and that shows no traces.
 *
 * @param harmed code unit up to which no line of the text needs one
 */
function isCleared(text: string, start: number, end: number, harmed: number, settings: Settings): boolean {
  return (
    settings.languages.length === 0 &&
    (end <= harmed || firstHarmed(text, start, end) === end) &&
    !(settings.traces && traceEdits(text.slice(start, end)).length > 0)
  );
}

/** Where the first line of a part of a text starts that needs a search; the part's end without one. */
function firstHarmed(text: string, start: number, end: number): number {
  for (let at = start; at < end; ) {
    const suspect = nextSuspect(text, at, end);
    if (!suspect) break;
    if (!isHarmless(text, suspect)) return suspect.start;
    at = suspect.end;
  }
  return end;
}

/** A whole text, block by block, so that no work grows faster than it and a stream of it comes out alike. */
export function repairBlocks(text: string, blocks: BlockRepairer): BlockRepair {
  // A text of so few code units has no more lines than a block.
  if (text.length <= MOST_BLOCK_LINES) return blocks.repair(text);
  const healthy: BlockRepair = { text, steps: NO_STEPS };
  if (isAscii(text)) return healthy;
  const known = { firstHarmed: blocks.hasEvidence ? 0 : blocks.firstHarmed(text), barren: new BarrenLines() };
  if (known.firstHarmed === text.length && !blocks.mayShowTraces(text)) return healthy;
  const repaired: { start: number; repair: BlockRepair }[] = [];
  let changed = false;
  for (const { start, end } of splitBlocks(text)) {
    const repair = blocks.repair(text, start, end, known);
    changed ||= repair.steps !== NO_STEPS;
    repaired.push({ start, repair });
  }
  if (!changed) return healthy;
  return {
    text: repaired.map(({ repair }) => repair.text).join(''),
    steps: () => {
      let output = 0;
      return repaired.flatMap(({ start, repair }) => {
        const steps = moveSteps(repair.steps(), start, output);
        output += repair.text.length;
        return steps;
      });
    },
  };
}

function withoutEscapes(text: string): Composition | undefined {
  const edits = escapeEdits(text);
  if (edits.length === 0) return undefined;
  const composition = new Composition(text);
  composition.add(edits);
  return composition;
}

/** The edits of a text that no channel explains; see {@link shiftedEdits} for `badLines`. */
export function damageEdits(text: string, settings: Settings, badLines?: Iterable<Stretch>): readonly Edit[] {
  const traces = traceEdits(text);
  if (traces.length > 0) return traces;
  const reEncoded = reEncodedEdits(text, settings, badLines);
  return reEncoded.length > 0 ? reEncoded : shiftedEdits(text, settings, badLines);
}

/** The steps of a block as steps of the text in which it starts at code unit `input`, and in the result at `output`. */
export function moveSteps(steps: readonly Step[], input: number, output: number): Step[] {
  return steps.map((step) => ({
    ...step,
    start: step.start + input,
    end: step.end + input,
    losses: step.losses.map((loss) => ({ ...loss, start: loss.start + output, end: loss.end + output })),
  }));
}
