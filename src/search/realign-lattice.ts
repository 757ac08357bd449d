/**
 * The search behind realignment. A text is read from left to right in two states: aligned, where a character
 * that is seen is the character that was meant, and shifted, where one byte of the text before is still pending
 * and pairs with the first byte of the next character that is seen. The best readings are kept in a beam;
 * those that reach the same place in the same state are merged.
 */
import { isHan } from '../language/script.ts';
import { charactersRead } from '../trace/gloss-table.ts';
import { type ClosedSyllable, closedSyllableAt, glossEnd } from '../trace/glosses.ts';
import { hasToneMark, LONGEST_SYLLABLE } from '../trace/pinyin.ts';
import { type DocumentEvidence, NO_SYMBOL, symbolOf } from './document-evidence.ts';
import { FIRST_LEAD, isDroppedPair, LAST_LEAD, NONE, pairOfUnit, unitOfPair } from './gbk-pairs.ts';
import { areaOfFirst, type ByteSlot, countAreas, isSecondOf, UNKNOWN, UnknownBytes } from './unknown-bytes.ts';

const QUESTION_MARK = 0x3f;
const EURO = 0x20ac;
const EURO_BYTE = 0x80;
/** The lead byte of full-width ASCII, and what its trail byte has more than ASCII. */
const FULL_WIDTH_LEAD = 0xa3;
const FULL_WIDTH_TRAIL = 0x80;

/** No byte is pending. */
const ALIGNED = -1;
/** `pending` from here on: the second byte of a dropped pair of area `pending - DROPPED`. */
const DROPPED = 0x100;

/** Readings kept at each place. */
const BEAM = 16;
/** Readings, of the best, in which dropped pairs are tried. */
const BEAM_FOR_DROPS = 8;
/** Characters of the document tried for each lost one, beside "unknown". */
const DOCUMENT_CANDIDATES = 4;
/** A reading that is so much less likely (in nats) than the best, or than the text as it stands, is given up. */
const GIVE_UP = 24;

export const ASCII_SLOT: ByteSlot = { lead: UNKNOWN, trail: UNKNOWN, linked: false };

/** What the events of the channel cost, in nats. */
const COST = {
  /** The bytes were cut, or a byte lost, in front of a full-width mark. */
  cut: 5,
  /** An ASCII letter or digit is a full-width one that was folded. */
  foldedLetter: 5,
  /** A byte below 0x40 was swallowed: what it was is worth as much as a common symbol. */
  swallowed: 4,
  /** The text ends, or was cut, inside a character. */
  ending: 5,
  /** A pair was dropped. Which pairs are dropped is fixed, so this only offsets the wealth of readings. */
  drop: 0.5,
  /** A quotation mark that opens a second time, or closes what isn't open. */
  quote: 1,
  /** A `?` with a toned syllable and `)` behind it, but no `(`, stands in the text. */
  brokenGloss: 12,
  /**
   * A lone ASCII letter stands between a character and an ideograph, as a trail byte would: 54 in 317,000
   * characters of the training part of the evaluation corpus, where 1 character in 10 is a letter.
   */
  loneLetter: 6,
};

const OPENING_QUOTE = 0x201c;
const CLOSING_QUOTE = 0x201d;

/** The end of a chain of pieces: one way to read the text up to here. */
export interface Reading {
  readonly before: Reading | undefined;
  /** Code units of the text that this piece takes up; none for a character whose bytes were dropped. */
  readonly start: number;
  readonly end: number;
  readonly kind: PieceKind;
  /** The character that is meant; {@link NONE} if it isn't known or the piece holds none. */
  readonly unit: number;
  readonly slot: ByteSlot | undefined;
  /** Log probability from the start of the search to the end of this piece. */
  readonly score: number;
}

/**
 * - `literal`: the text as it stands
 * - `character`: a character that was meant, its bytes in `slot`
 * - `split`: the orphan byte of a gloss that broke a character; holds no character
 * - `swallowed`: an ASCII byte that is gone
 */
export type PieceKind = 'literal' | 'character' | 'split' | 'swallowed';

interface Hypothesis {
  readonly reading: Reading | undefined;
  readonly score: number;
  /** The last two symbols. */
  readonly a: number;
  readonly b: number;
  readonly pending: number;
  /** The last byte if it is pending and unknown, else of no meaning: the trail of a chosen character. */
  readonly trailBefore: number;
  readonly quoteOpen: boolean;
}

export interface SearchResult {
  /** `undefined` if there is nothing but the text itself. */
  readonly best: Reading | undefined;
  readonly end: number;
  /** Log probability of the text as it stands, from `start` to each place. */
  readonly asItStands: Float64Array;
}

/** A mark that was full-width before it was folded, or still is: the trail byte of its pair; {@link NONE} otherwise. */
function fullWidthTrail(unit: number): number {
  if (unit > 0x20 && unit < 0x7f) return unit + FULL_WIDTH_TRAIL;
  const pair = pairOfUnit(unit);
  return pair >> 8 === FULL_WIDTH_LEAD ? pair & 0xff : NONE;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

/** A character that can stand before a letter in a word or a formula, or a line end. */
function isWordlike(unit: number): boolean {
  return isLetter(unit) || unit <= 0x20 || (unit >= 0x30 && unit <= 0x39);
}

function isMark(unit: number): boolean {
  const ascii = unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
  return ascii > 0x20 && ascii < 0x7f && '!?;,:()'.includes(String.fromCharCode(ascii));
}

/** The gloss whose opening parenthesis was swallowed by the byte before it, seen as `?`; `undefined` if there is none. */
export function brokenGlossAt(text: string, at: number): ClosedSyllable | undefined {
  const closed = closedSyllableAt(text, at + 1);
  return closed && hasToneMark(closed.syllable) && charactersRead(closed.syllable) !== '' ? closed : undefined;
}

/** True if a run of shifted characters can begin at this `?`. */
export function isTrigger(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== QUESTION_MARK) return false;
  return isMark(text.charCodeAt(at + 1)) || brokenGlossAt(text, at) !== undefined;
}

export class RealignLattice {
  readonly #text: string;
  readonly #evidence: DocumentEvidence;
  readonly #unknown: UnknownBytes;
  #queue: Map<number, Hypothesis[]> = new Map();
  #start = 0;

  constructor(text: string, evidence: DocumentEvidence) {
    this.#text = text;
    this.#evidence = evidence;
    this.#unknown = new UnknownBytes(evidence);
  }

  /**
   * Reads on from a trigger until every reading that is left agrees. `a` and `b` are the last two symbols
   * before, `limit` ends the search.
   */
  search(start: number, limit: number, a: number, b: number, quoteOpen: boolean): SearchResult {
    this.#start = start;
    this.#queue = new Map();
    this.#push(start, { reading: undefined, score: 0, a, b, pending: ALIGNED, trailBefore: UNKNOWN, quoteOpen });
    const literal: number[] = [0];
    let literalScore = 0;
    let [la, lb] = [a, b];
    let at = start;
    for (; at < limit; at++) {
      const hypotheses = this.#take(at, literalScore);
      if (hypotheses.length > 0) {
        if (at > start && this.#queue.size === 0 && hypotheses.length === 1 && hypotheses[0]!.pending === ALIGNED) {
          return { best: hypotheses[0]!.reading, end: at, asItStands: Float64Array.from(literal) };
        }
        hypotheses.forEach((hypothesis, rank) => {
          this.#expand(hypothesis, at, rank < BEAM_FOR_DROPS);
        });
      }
      const symbol = symbolOf(this.#text.charCodeAt(at));
      literalScore += Math.log(this.#evidence.triple(la, lb, symbol)) - this.#oddity(at);
      literal.push(literalScore);
      [la, lb] = [lb, symbol];
    }
    return this.#finish(at, literalScore, Float64Array.from(literal));
  }

  #finish(at: number, literalScore: number, asItStands: Float64Array): SearchResult {
    let best: Hypothesis | undefined;
    for (const hypothesis of this.#take(at, literalScore)) {
      const { pending, score } = hypothesis;
      const ended =
        pending === ALIGNED
          ? hypothesis
          : this.#withUnknown(hypothesis, at, at, this.#slotOf(hypothesis, UNKNOWN), this.#massOfLead(pending), COST.ending);
      if (ended && score > Number.NEGATIVE_INFINITY && (!best || ended.score > best.score)) best = ended;
    }
    return { best: best?.reading, end: at, asItStands };
  }

  #push(at: number, hypothesis: Hypothesis): void {
    const waiting = this.#queue.get(at);
    if (waiting) waiting.push(hypothesis);
    else this.#queue.set(at, [hypothesis]);
  }

  /** The readings that have come to `at`, best first, merged and cut to the beam. */
  #take(at: number, literalScore: number): Hypothesis[] {
    const waiting = this.#queue.get(at);
    if (!waiting) return [];
    this.#queue.delete(at);
    waiting.sort((x, y) => y.score - x.score);
    const least = Math.max(waiting[0]!.score, literalScore) - GIVE_UP;
    const seen = new Set<number>();
    const kept: Hypothesis[] = [];
    for (const hypothesis of waiting) {
      if (hypothesis.score < least || kept.length === BEAM) break;
      const key = ((hypothesis.pending + 1) * 0x10000 + hypothesis.a) * 0x10000 + hypothesis.b;
      if (seen.has(key)) continue;
      seen.add(key);
      kept.push(hypothesis);
    }
    return kept;
  }

  #expand(hypothesis: Hypothesis, at: number, withDrops: boolean): void {
    if (hypothesis.pending === ALIGNED) this.#expandAligned(hypothesis, at);
    else this.#expandShifted(hypothesis, at, withDrops ? 2 : 0);
  }

  #expandAligned(hypothesis: Hypothesis, at: number): void {
    const text = this.#text;
    const unit = text.charCodeAt(at);
    const end = glossEnd(text, at + 1, unit) ?? at + 1;
    this.#literal(hypothesis, at, end, unit);
    if (unit !== QUESTION_MARK) return;

    const next = text.charCodeAt(at + 1);
    if (isMark(next)) this.#cutBefore(hypothesis, at, fullWidthTrail(next));

    const gloss = brokenGlossAt(text, at);
    if (!gloss || at === 0) return;
    const hi = pairOfUnit(this.#lastUnit(hypothesis, at)) & 0xff;
    for (const character of charactersRead(gloss.syllable)) {
      const pair = pairOfUnit(character.charCodeAt(0));
      const lo = pair & 0xff;
      if (pair >> 8 !== hi || lo < FIRST_LEAD || lo > LAST_LEAD) continue;
      const score = hypothesis.score;
      const reading: Reading = {
        before: hypothesis.reading,
        start: at,
        end: gloss.end,
        kind: 'split',
        unit: NONE,
        slot: undefined,
        score,
      };
      this.#push(gloss.end, { ...hypothesis, reading, score, pending: lo });
    }
  }

  /** The character that is meant last, read from the text where it stands as it is. */
  #lastUnit(hypothesis: Hypothesis, at: number): number {
    for (let reading = hypothesis.reading; reading; reading = reading.before) {
      if (reading.unit !== NONE) return reading.unit;
      if (reading.kind !== 'split') return NONE;
    }
    return lastCharacterBefore(this.#text, hypothesis.reading ? this.#start : at);
  }

  /** What speaks against the text as it stands here, beside its symbols. */
  #oddity(at: number): number {
    const text = this.#text;
    const unit = text.charCodeAt(at);
    if (unit === QUESTION_MARK) return brokenGlossAt(text, at) ? COST.brokenGloss : 0;
    const lone = isLetter(unit) && at > 0 && isHan(text.charCodeAt(at + 1)) && !isWordlike(text.charCodeAt(at - 1));
    return lone ? COST.loneLetter : 0;
  }

  #literal(hypothesis: Hypothesis, at: number, end: number, unit: number): void {
    const symbol = symbolOf(unit);
    const { a, b } = hypothesis;
    const score =
      hypothesis.score +
      Math.log(this.#evidence.triple(a, b, symbol)) -
      this.#oddity(at) -
      this.#quoteCost(hypothesis, unit);
    const reading: Reading = {
      before: hypothesis.reading,
      start: at,
      end,
      kind: 'literal',
      unit,
      slot: undefined,
      score,
    };
    this.#push(end, {
      reading,
      score,
      a: b,
      b: symbol,
      pending: ALIGNED,
      trailBefore: UNKNOWN,
      quoteOpen: quoteAfter(hypothesis.quoteOpen, unit),
    });
  }

  /** `?` is a lead byte on its own, the mark behind it the trail byte and the next lead byte. */
  #cutBefore(hypothesis: Hypothesis, at: number, pending: number): void {
    const slot = { lead: UNKNOWN, trail: FULL_WIDTH_LEAD, linked: false };
    const readings: Hypothesis[] = [];
    for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
      const unit = unitOfPair(lead, FULL_WIDTH_LEAD);
      if (unit !== NONE) readings.push(this.#withUnit(hypothesis, at, at + 2, unit, slot, pending, COST.cut));
    }
    readings.sort((x, y) => y.score - x.score);
    for (const reading of readings.slice(0, DOCUMENT_CANDIDATES * 2)) this.#push(at + 2, reading);
  }

  #expandShifted(hypothesis: Hypothesis, at: number, drops: number): void {
    const text = this.#text;
    const unit = text.charCodeAt(at);
    if (unit === QUESTION_MARK) this.#orphan(hypothesis, at);
    if (unit === EURO) this.#emit(hypothesis, at, at + 1, EURO_BYTE, ALIGNED, 0);
    if (unit < 0x80) {
      if (unit >= 0x40 && unit < 0x7f) this.#emit(hypothesis, at, at + 1, unit, ALIGNED, 0);
      if (unit > 0x20 && unit < 0x7f) {
        this.#emit(hypothesis, at, at + 1, FULL_WIDTH_LEAD, unit + FULL_WIDTH_TRAIL, isMark(unit) ? 0 : COST.foldedLetter);
      }
    } else {
      const pair = pairOfUnit(unit);
      const end = glossEnd(text, at + 1, unit) ?? at + 1;
      if (pair !== NONE) this.#emit(hypothesis, at, end, pair >> 8, pair & 0xff, 0);
    }
    if (drops > 0) this.#drop(hypothesis, at, drops);
  }

  /** `?` in a shifted stretch: a lead byte that swallowed the byte behind it, or stands before a cut. */
  #orphan(hypothesis: Hypothesis, at: number): void {
    const gloss = brokenGlossAt(this.#text, at);
    if (gloss) {
      for (const character of charactersRead(gloss.syllable)) {
        const pair = pairOfUnit(character.charCodeAt(0));
        const lo = pair & 0xff;
        if (lo >= FIRST_LEAD && this.#admits(hypothesis, pair >> 8)) {
          const slot = { lead: pair >> 8, trail: lo, linked: false };
          this.#push(gloss.end, this.#withUnit(hypothesis, at, gloss.end, character.charCodeAt(0), slot, ALIGNED, 0));
        }
      }
    }
    const beforeMark = isMark(this.#text.charCodeAt(at + 1));
    const slot = this.#slotOf(hypothesis, UNKNOWN);
    const end = at + 1;
    const mass = this.#massOfLead(hypothesis.pending);
    const options = [this.#withUnknown(hypothesis, at, end, slot, mass, 0), ...this.#fromDocument(hypothesis, at, end, slot)];
    for (const option of options) {
      if (!option) continue;
      if (beforeMark) this.#push(end, { ...option, score: option.score - COST.cut });
      const score = option.score - COST.swallowed;
      const reading: Reading = { before: option.reading, start: end, end, kind: 'swallowed', unit: NONE, slot: undefined, score };
      this.#push(end, { ...option, reading, score, a: NO_SYMBOL, b: NO_SYMBOL, pending: ALIGNED });
    }
  }

  #fromDocument(hypothesis: Hypothesis, at: number, end: number, slot: ByteSlot): Hypothesis[] {
    if (slot.lead === UNKNOWN) return [];
    return this.#bestOf(
      hypothesis,
      this.#unknown.withLead(slot.lead).filter((unit) => (pairOfUnit(unit) & 0xff) >= FIRST_LEAD),
    ).map((unit) => this.#withUnit(hypothesis, at, end, unit, slot, ALIGNED, 0));
  }

  /** The likeliest of some characters in this place. */
  #bestOf({ a, b }: Hypothesis, units: readonly number[]): readonly number[] {
    if (units.length <= 1) return units;
    return units
      .map((unit) => ({ unit, probability: this.#evidence.triple(a, b, symbolOf(unit)) }))
      .sort((x, y) => y.probability - x.probability)
      .slice(0, DOCUMENT_CANDIDATES)
      .map(({ unit }) => unit);
  }

  /** The pending byte and `trail` make a character; `next` is pending then. */
  #emit(hypothesis: Hypothesis, at: number, end: number, trail: number, next: number, cost: number): void {
    const slot = this.#slotOf(hypothesis, trail);
    const push = (reading: Hypothesis, unit: number): void => {
      if (next < FIRST_LEAD && next !== ALIGNED) {
        if (next < 0x7f) this.#ascii({ ...reading, pending: ALIGNED }, end, next);
        return;
      }
      const gloss = next === ALIGNED && unit !== NONE ? glossEnd(this.#text, end, unit) : undefined;
      if (gloss === undefined) this.#push(end, reading);
      else this.#literalGloss(reading, end, gloss);
    };
    if (slot.lead !== UNKNOWN) {
      const unit = unitOfPair(slot.lead, trail);
      if (unit !== NONE) push(this.#withUnit(hypothesis, at, end, unit, slot, next, cost), unit);
      return;
    }
    const area = hypothesis.pending - DROPPED;
    const known = this.#unknown.withTrail(trail).filter((unit) => this.#admits(hypothesis, pairOfUnit(unit) >> 8));
    for (const unit of this.#bestOf(hypothesis, known)) {
      push(this.#withUnit(hypothesis, at, end, unit, slot, next, cost), unit);
    }
    const unknown = this.#withUnknown(hypothesis, at, end, slot, this.#unknown.ofTrailAfterDrop(area, trail), cost);
    if (unknown) push({ ...unknown, pending: next }, NONE);
  }

  /** An ASCII character that was taken for a trail byte. */
  #ascii(hypothesis: Hypothesis, at: number, unit: number): void {
    this.#push(at, this.#withUnit(hypothesis, at, at, unit, ASCII_SLOT, ALIGNED, 0));
  }

  /** A gloss behind the last character of a shifted stretch: it stands as it is, and is no text. */
  #literalGloss(hypothesis: Hypothesis, start: number, end: number): void {
    const reading: Reading = {
      before: hypothesis.reading,
      start,
      end,
      kind: 'literal',
      unit: hypothesis.b,
      slot: undefined,
      score: hypothesis.score,
    };
    this.#push(end, { ...hypothesis, reading });
  }

  /** A pair was dropped here: its first byte ends the pending character, its second one is pending. */
  #drop(hypothesis: Hypothesis, at: number, drops: number): void {
    const slot = this.#slotOf(hypothesis, UNKNOWN);
    for (let area = 0; area < countAreas(); area++) {
      const pending = DROPPED + area;
      const options: Hypothesis[] = [];
      if (slot.lead !== UNKNOWN) {
        const units = this.#unknown.withLead(slot.lead).filter((unit) => areaOfFirst(pairOfUnit(unit) & 0xff) === area);
        for (const unit of this.#bestOf(hypothesis, units)) {
          const option = this.#withUnit(hypothesis, at, at, unit, slot, pending, COST.drop);
          options.push({ ...option, trailBefore: pairOfUnit(unit) & 0xff });
        }
      }
      const mass =
        slot.lead === UNKNOWN
          ? this.#unknown.betweenDrops(hypothesis.pending - DROPPED, area)
          : this.#unknown.ofLeadBeforeDrop(slot.lead, area);
      const unknown = this.#withUnknown(hypothesis, at, at, slot, mass, COST.drop);
      if (unknown) options.push({ ...unknown, pending });
      for (const option of options) {
        if (option.score > hypothesis.score - GIVE_UP) this.#expandShifted(option, at, drops - 1);
      }
    }
  }

  #slotOf(hypothesis: Hypothesis, trail: number): ByteSlot {
    const linked = hypothesis.pending >= DROPPED;
    return { lead: linked ? UNKNOWN : hypothesis.pending, trail, linked };
  }

  /** True if the pending byte can be `lead`. */
  #admits({ pending, trailBefore }: Hypothesis, lead: number): boolean {
    if (pending < DROPPED) return pending === lead;
    return trailBefore === UNKNOWN ? isSecondOf(pending - DROPPED, lead) : isDroppedPair(trailBefore, lead);
  }

  #massOfLead(pending: number): number {
    return pending < DROPPED ? this.#unknown.ofLead(pending) : this.#unknown.afterDrop(pending - DROPPED);
  }

  #withUnit(
    hypothesis: Hypothesis,
    start: number,
    end: number,
    unit: number,
    slot: ByteSlot,
    pending: number,
    cost: number,
  ): Hypothesis {
    const symbol = symbolOf(unit);
    const { a, b } = hypothesis;
    const score =
      hypothesis.score + Math.log(this.#evidence.triple(a, b, symbol)) - cost - this.#quoteCost(hypothesis, unit);
    const reading: Reading = { before: hypothesis.reading, start, end, kind: 'character', unit, slot, score };
    const quoteOpen = quoteAfter(hypothesis.quoteOpen, unit);
    return { reading, score, a: b, b: symbol, pending, trailBefore: UNKNOWN, quoteOpen };
  }

  #withUnknown(
    hypothesis: Hypothesis,
    start: number,
    end: number,
    slot: ByteSlot,
    mass: number,
    cost: number,
  ): Hypothesis | undefined {
    if (mass <= 0) return undefined;
    const score = hypothesis.score + Math.log(mass) - cost;
    const reading: Reading = { before: hypothesis.reading, start, end, kind: 'character', unit: NONE, slot, score };
    const { quoteOpen } = hypothesis;
    return { reading, score, a: NO_SYMBOL, b: NO_SYMBOL, pending: ALIGNED, trailBefore: UNKNOWN, quoteOpen };
  }

  #quoteCost({ quoteOpen }: Hypothesis, unit: number): number {
    return (unit === OPENING_QUOTE && quoteOpen) || (unit === CLOSING_QUOTE && !quoteOpen) ? COST.quote : 0;
  }
}

function quoteAfter(open: boolean, unit: number): boolean {
  if (unit === OPENING_QUOTE) return true;
  return unit === CLOSING_QUOTE ? false : open;
}

const LONGEST_GLOSS = LONGEST_SYLLABLE + 2;

/** The last character before `at` that isn't part of a gloss. */
function lastCharacterBefore(text: string, at: number): number {
  if (at === 0) return NONE;
  const open = text.lastIndexOf('(', at - 1);
  if (open > 0 && at - open <= LONGEST_GLOSS) {
    const unit = text.charCodeAt(open - 1);
    if (glossEnd(text, open, unit) === at) return unit;
  }
  return text.charCodeAt(at - 1);
}
