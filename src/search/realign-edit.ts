/** From a run of shifted characters to an edit and what it says of the characters that were lost. */
import type { Edit, EditLoss } from '../edit.ts';
import { exp } from '../portable-math.ts';
import { type DocumentEvidence, isFoldableMark } from './document-evidence.ts';
import { isCut } from './gap-candidates.ts';
import { findGaps, type GapFinding } from './gap-filling.ts';
import { rankByModel } from './gap-model.ts';
import { NONE } from './gbk-pairs.ts';
import { isSettled, type RankedCandidate } from './lattice-filling.ts';
import { type Context, contestedPieces, type Reading, type Rivalry } from './realign-reading.ts';
import { REACH, type SwallowedCharacter, swallowedBetween } from './swallowed.ts';
import { type ByteSlot, UNKNOWN } from './unknown-bytes.ts';

const REPLACEMENT_CHARACTER = '\ufffd';
const FULL_WIDTH_OFFSET = 0xfee0;
/** As `report.ts` promises. */
const MOST_CANDIDATES = 64;

/** A character is marked rather than set if another reading is less than this (in nats) behind. */
const TIE = 0.5;
/** The probability that what is set is right when everything that another reading contests is marked. */
const MARKED_CONFIDENCE = 0.75;
/** Of the runs with a lower estimate, 57 % were right. */
const LEAST_CONFIDENCE = 0.5;
/** No realignment can be proven by running the channel forwards. */
const MOST_CONFIDENCE = 0.97;
/** Healthy text with odd punctuation gained up to this much and more; see `realign.ts`. */
const EVEN_GAIN = 3;

/** One stretch of the text in which it doesn't stand as it is. */
export interface Run {
  readonly pieces: readonly Reading[];
  readonly start: number;
  readonly end: number;
  /** How much likelier (in nats) this reading is than the text as it stands. */
  readonly gain: number;
  readonly rivalry: Rivalry;
  readonly context: Context;
}

function logistic(logit: number): number {
  return 1 / (1 + exp(-logit));
}

/**
 * The probability that all characters are right that aren't marked, before any is filled in; each filling
 * lowers it to its share. Measured on 447 runs of simulated pages, none of which is in the repo: by the lead over
 * the closest rival of 0–0.5, –1, –1.5, –2 and more nats 36, 63, 82, 91 and 97 % were right; with the fillings,
 * of runs said to be right with 0.5–0.6, –0.7, –0.8, –0.9, –0.95 and above 52, 71, 83, 88, 93 and 95 %.
 */
function confidenceOf({ rivalry, gain }: Run): number {
  const byLead = logistic(2 * rivalry.lead - 1);
  const saysLess = rivalry.marksLess || rivalry.lead < TIE;
  const byRival = saysLess ? Math.max(byLead, MARKED_CONFIDENCE) : byLead;
  return Math.min(byRival, logistic(gain - EVEN_GAIN), MOST_CONFIDENCE);
}

/**
 * @param foldsMarks true if the document has its full-width marks as ASCII
 */
export function editOf(run: Run, text: string, evidence: DocumentEvidence, foldsMarks: boolean): Edit {
  const { pieces, start, end, context, rivalry } = run;
  const setting = { text, pieces, end, context };
  const findings = findGaps(setting, evidence);
  const modelled = rankByModel(setting, start, findings, evidence);
  const isTie = rivalry.lead < TIE && !rivalry.marksLess;
  const contested: ReadonlySet<Reading> = isTie ? contestedPieces(rivalry) : new Set();
  let replacement = '';
  let confidence = confidenceOf(run);
  const losses: EditLoss[] = [];
  for (const piece of pieces) {
    const at = replacement.length;
    const finding = findings.get(piece);
    if (piece.kind === 'split') continue;
    if (piece.kind === 'swallowed') {
      const before = text.slice(Math.max(0, start - REACH), start) + replacement;
      const asked = swallowedBetween(before.slice(-REACH), text.slice(piece.end, piece.end + REACH));
      if (asked) confidence *= asked.probability;
      losses.push(swallowedLoss(at, asked));
      replacement += asked?.character ?? REPLACEMENT_CHARACTER;
    } else if (finding) {
      const settled = finding.filling ? finding : settledByModel(finding, modelled.get(piece)!);
      if (settled.filling) confidence *= settled.filling.share;
      losses.push(gapLoss(at, piece, settled));
      replacement += shown(settled.filling?.unit ?? NONE, foldsMarks);
    } else if (contested.has(piece)) {
      losses.push(contestedLoss(at, piece.unit));
      replacement += REPLACEMENT_CHARACTER;
    } else {
      replacement += shown(piece.unit, foldsMarks);
    }
  }
  confidence = Math.max(confidence, LEAST_CONFIDENCE);
  const layers = [{ right: 'gbk', wrong: 'gbk' }];
  return { kind: 'realign', start, end, replacement, layers, confidence, losses };
}

/** A gap with what the characters beside it make of it, where they leave hardly a doubt. */
function settledByModel(finding: GapFinding, ranked: readonly RankedCandidate[]): GapFinding {
  const [best] = ranked;
  if (!isSettled(best, 'evidence')) return finding;
  const character = String.fromCodePoint(best.codePoint);
  return {
    candidates: ranked.map(({ codePoint, probability }) => ({ unit: codePoint, share: probability })),
    filling: { unit: best.codePoint, share: best.probability },
    evidence: `of the characters with this byte, ${character} is by far the likeliest here`,
  };
}

/** A character as the document writes it; a mark for one that isn't known. */
function shown(unit: number, foldsMarks: boolean): string {
  if (unit === NONE) return REPLACEMENT_CHARACTER;
  const folds = foldsMarks && unit > FULL_WIDTH_OFFSET && isFoldableMark(unit);
  return String.fromCharCode(folds ? unit - FULL_WIDTH_OFFSET : unit);
}

function hex(byte: number): string {
  return byte === UNKNOWN ? '??' : byte.toString(16).padStart(2, '0');
}

function swallowedLoss(at: number, asked: SwallowedCharacter | undefined): EditLoss {
  const reason =
    'a byte below 0x40 (a digit, a sign, a blank or a line end) was taken for a trail byte and is gone';
  const loss = { start: at, end: at + 1, reason, bytes: ['??'] };
  if (!asked) return { ...loss, candidates: [] };
  return { ...loss, evidence: asked.evidence, candidates: [asked.character] };
}

function contestedLoss(at: number, unit: number): EditLoss {
  const reason = 'the bytes can also be read with a dropped character here';
  return { start: at, end: at + 1, reason, bytes: ['??', '??'], candidates: [String.fromCharCode(unit)] };
}

function gapLoss(at: number, piece: Reading, { candidates, evidence }: GapFinding): EditLoss {
  const slot = piece.slot!;
  return {
    start: at,
    end: at + 1,
    reason: reasonOf(slot, piece),
    bytes: [hex(slot.lead), hex(slot.trail)],
    ...(evidence === undefined ? {} : { evidence }),
    candidates: candidates.slice(0, MOST_CANDIDATES).map(({ unit }) => String.fromCharCode(unit)),
  };
}

function reasonOf(slot: ByteSlot, { start, end }: Reading): string {
  if (isCut(slot)) return 'the bytes were cut inside this character; its lead byte became ?';
  if (slot.linked || start === end) return 'a byte of it went with a user-defined character that was dropped';
  return 'its trail byte became ?';
}
