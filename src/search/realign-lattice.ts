/**
 * The search behind realignment. A text is read from left to right in two states: aligned, where a character
 * that is seen is the character that was meant, and shifted, where one byte of the text before is still pending
 * and pairs with the first byte of the next character that is seen. A beam search (Viterbi, the best readings
 * only) finds the likeliest way through.
 */
import { log } from '../portable-math.ts';
import { glossEnd } from '../trace/glosses.ts';
import {
  brokenGlossAt,
  FULL_WIDTH_LEAD,
  FULL_WIDTH_TRAIL,
  fullWidthTrail,
  glossStart,
  isLoneLetter,
} from './byte-edit-signs.ts';
import { type DocumentEvidence, isFoldableMark, NO_SYMBOL, symbolOf } from './document-evidence.ts';
import { areaOfFirst, isSecondOf } from './dropped-areas.ts';
import { FIRST_LEAD, FIRST_TRAIL, isDroppedPair, NONE, pairOfUnit, unitOfPair } from './gbk-pairs.ts';
import { Beam, best, GIVE_UP, type Hypothesis } from './realign-beam.ts';
import {
  type Context,
  isUnbalanced,
  NO_RIVAL,
  type PieceKind,
  quoteAfter,
  type Reading,
  type SearchResult,
} from './realign-reading.ts';
import { type ByteSlot, UNKNOWN, UnknownBytes, unitsWithTrail } from './unknown-bytes.ts';

const QUESTION_MARK = 0x3f;
const EURO = 0x20ac;
const EURO_BYTE = 0x80;
const DELETE = 0x7f;

/** No byte is pending. */
const ALIGNED = -1;
/** `pending` from here on: the second byte of a dropped pair of area `pending - DROPPED`. */
const DROPPED = 0x100;
/** Dropped pairs that may follow one another. */
const MOST_DROPS = 2;

/** Readings at each place, of the best, in which dropped pairs are tried. */
const WIDTH_WITH_DROPS = 6;
/** Readings at each place, of the best, in which a cut is tried. */
const MOST_CUTS = 3;
/** Characters of the document tried for a lost one, beside "unknown". */
const DOCUMENT_CANDIDATES = 4;
/** Characters tried for the one that was cut in two, of which only the trail byte is known. */
const CUT_CANDIDATES = 8;
/**
 * What the events of the channel, and oddities of the text as it stands, cost in nats. Chosen by hand on
 * simulated pages so that runs were restored and healthy pages weren't touched; doubling or halving any of them
 * moves the share of restored damage by less than a point.
 */
const COST = {
  /** The bytes were cut in front of a full-width mark. */
  cut: 5,
  /** An ASCII letter, digit or symbol is a full-width one that was folded, which marks are more often. */
  foldedLetter: 5,
  /** A byte below 0x40 was swallowed; what it was is not asked. */
  swallowed: 4,
  /** The text ends inside a character. */
  ending: 5,
  /** A pair was dropped, and the document says which character it began. */
  drop: 0.5,
  /**
   * A pair was dropped, and nothing says which. The advantage decides near ties, for a mark can be filled by
   * hand while a wrong character isn't noticed.
   */
  unknownDrop: -0.5,
  /** A quotation mark opens a second time, or closes what isn't open. */
  quote: 1,
  /** A gloss stands without its opening parenthesis. */
  brokenGloss: 12,
  /** See {@link isLoneLetter}: the difference of the two rates, as a logarithm. */
  loneLetter: 6,
};

export class RealignLattice {
  readonly #text: string;
  readonly #evidence: DocumentEvidence;
  readonly #unknown: UnknownBytes;
  #beam: Beam = new Beam();
  #start = 0;

  constructor(text: string, evidence: DocumentEvidence) {
    this.#text = text;
    this.#evidence = evidence;
    this.#unknown = new UnknownBytes(evidence);
  }

  /** Reads on from a trigger until all readings that are left agree, at most to `limit`. */
  search(start: number, limit: number, context: Context): SearchResult {
    this.#start = start;
    this.#beam = new Beam();
    const { a: first, b: second, quoteOpen } = context;
    this.#beam.push(start, {
      reading: undefined,
      score: 0,
      a: first,
      b: second,
      pending: ALIGNED,
      dropFirst: UNKNOWN,
      quoteOpen,
      drops: 0,
      rivalry: NO_RIVAL,
    });
    const asItStands = [0];
    let [a, b] = [first, second];
    for (let at = start; ; at++) {
      const literalScore = asItStands[at - start]!;
      const hypotheses = this.#beam.take(at, literalScore);
      if (at === limit) return { ...this.#bestEnd(hypotheses, at), end: at, asItStands };
      if (hypotheses.length === 1 && hypotheses[0]!.pending === ALIGNED && at > start && this.#beam.isEmpty) {
        return { best: hypotheses[0]!.reading, end: at, asItStands, rivalry: hypotheses[0]!.rivalry };
      }
      this.#expand(hypotheses, at, literalScore - GIVE_UP);
      const symbol = symbolOf(this.#text.charCodeAt(at));
      asItStands.push(literalScore + log(this.#evidence.triple(a, b, symbol)) - this.#oddity(at));
      [a, b] = [b, symbol];
    }
  }

  /** The best reading where the text ends, or is cut inside a character. */
  #bestEnd(hypotheses: readonly Hypothesis[], at: number): Pick<SearchResult, 'best' | 'rivalry'> {
    let winner: Hypothesis | undefined;
    for (const hypothesis of hypotheses) {
      const ended = hypothesis.pending === ALIGNED ? hypothesis : this.#cutOff(hypothesis, at);
      if (!winner || ended.score > winner.score) winner = ended;
    }
    return { best: winner?.reading, rivalry: winner?.rivalry ?? NO_RIVAL };
  }

  #cutOff(hypothesis: Hypothesis, at: number): Hypothesis {
    const slot = this.#slotOf(hypothesis, UNKNOWN);
    return this.#gap(hypothesis, at, at, slot, this.#massOfLead(hypothesis), ALIGNED, COST.ending);
  }

  #expand(hypotheses: readonly Hypothesis[], at: number, leastScore: number): void {
    let cuts = 0;
    for (const hypothesis of hypotheses) {
      if (hypothesis.pending === ALIGNED) this.#expandAligned(hypothesis, at, cuts++ < MOST_CUTS);
      else this.#expandShifted(hypothesis, at);
    }
    let shifted = hypotheses.filter(({ pending }) => pending !== ALIGNED).slice(0, WIDTH_WITH_DROPS);
    for (let drops = 0; drops < MOST_DROPS && shifted.length > 0; drops++) {
      const dropped: Hypothesis[] = [];
      for (const hypothesis of shifted) this.#drop(hypothesis, at, dropped);
      shifted = [...best(dropped, WIDTH_WITH_DROPS, leastScore)];
      for (const hypothesis of shifted) this.#expandShifted(hypothesis, at);
    }
  }

  #expandAligned(hypothesis: Hypothesis, at: number, withCut: boolean): void {
    const unit = this.#text.charCodeAt(at);
    this.#literal(hypothesis, at, glossEnd(this.#text, at + 1, unit) ?? at + 1, unit);
    if (unit !== QUESTION_MARK) return;
    const next = this.#text.charCodeAt(at + 1);
    if (withCut && isFoldableMark(next)) this.#cutBefore(hypothesis, at, fullWidthTrail(next));
    this.#splitByGloss(hypothesis, at);
  }

  #literal(hypothesis: Hypothesis, start: number, end: number, unit: number): void {
    const cost = this.#oddity(start);
    this.#beam.push(end, this.#step(hypothesis, 'literal', start, end, unit, undefined, ALIGNED, cost));
  }

  /** What speaks against the text as it stands here, beside its symbols. */
  #oddity(at: number): number {
    if (brokenGlossAt(this.#text, at)) return COST.brokenGloss;
    return isLoneLetter(this.#text, at) ? COST.loneLetter : 0;
  }

  /** `?` is a lead byte on its own, the mark behind it the trail byte and the next lead byte. */
  #cutBefore(hypothesis: Hypothesis, at: number, pending: number): void {
    const slot = { lead: UNKNOWN, trail: FULL_WIDTH_LEAD, linked: false };
    for (const unit of this.#likeliest(hypothesis, unitsWithTrail(FULL_WIDTH_LEAD), CUT_CANDIDATES)) {
      this.#beam.push(at + 2, this.#step(hypothesis, 'gap', at, at + 2, unit, slot, pending, COST.cut));
    }
  }

  /** `?` is the second byte of a glossed pair whose first byte is the last one of the character before. */
  #splitByGloss(hypothesis: Hypothesis, at: number): void {
    const gloss = brokenGlossAt(this.#text, at);
    if (!gloss) return;
    const first = pairOfUnit(this.#lastUnit(hypothesis)) & 0xff;
    const { before, score } = { before: hypothesis.reading, score: hypothesis.score };
    for (const character of gloss.characters) {
      const pair = pairOfUnit(character.charCodeAt(0));
      const second = pair & 0xff;
      if (pair >> 8 !== first || second < FIRST_LEAD) continue;
      const reading: Reading = {
        before,
        kind: 'split',
        start: at,
        end: gloss.end,
        unit: NONE,
        slot: undefined,
        score,
      };
      this.#beam.push(gloss.end, { ...hypothesis, reading, pending: second });
    }
  }

  #lastUnit({ reading }: Hypothesis): number {
    if (reading) return reading.unit;
    const end = glossStart(this.#text, this.#start);
    return end > 0 ? this.#text.charCodeAt(end - 1) : NONE;
  }

  #expandShifted(hypothesis: Hypothesis, at: number): void {
    const unit = this.#text.charCodeAt(at);
    const end = at + 1;
    if (unit === QUESTION_MARK) this.#orphan(hypothesis, at);
    if (unit < 0x80) {
      if (unit >= FIRST_TRAIL && unit < DELETE) this.#emit(hypothesis, at, end, unit, ALIGNED, 0);
      if (unit > 0x20 && unit < DELETE) {
        const cost = isFoldableMark(unit) ? 0 : COST.foldedLetter;
        this.#emit(hypothesis, at, end, FULL_WIDTH_LEAD, unit + FULL_WIDTH_TRAIL, cost);
      }
    } else if (unit === EURO) {
      this.#emit(hypothesis, at, end, EURO_BYTE, ALIGNED, 0);
    } else {
      const pair = pairOfUnit(unit);
      // A character that seems glossed is one whose two bytes belong to two.
      const behind = glossEnd(this.#text, end, unit) ?? end;
      if (pair !== NONE) this.#emit(hypothesis, at, behind, pair >> 8, pair & 0xff, 0);
    }
  }

  /** The pending byte and `trail` make a character; then `next` is pending. */
  #emit(hypothesis: Hypothesis, start: number, end: number, trail: number, next: number, cost: number): void {
    const slot = this.#slotOf(hypothesis, trail);
    if (slot.lead !== UNKNOWN) {
      const unit = unitOfPair(slot.lead, trail);
      if (unit !== NONE)
        this.#goOn(this.#step(hypothesis, 'character', start, end, unit, undefined, next, cost), end);
      return;
    }
    const known = this.#unknown
      .withTrail(trail)
      .filter((unit) => this.#admits(hypothesis, pairOfUnit(unit) >> 8));
    for (const unit of this.#likeliest(hypothesis, known)) {
      this.#goOn(this.#step(hypothesis, 'gap', start, end, unit, slot, next, cost), end);
    }
    const mass = this.#unknown.ofTrailAfterDrop(hypothesis.pending - DROPPED, trail);
    this.#goOn(this.#gap(hypothesis, start, end, slot, mass, next, cost), end);
  }

  /** Behind a restored character: what its trail byte hid, or the gloss that stands there. */
  #goOn(hypothesis: Hypothesis, at: number): void {
    const { pending, reading, score } = hypothesis;
    if (pending >= FIRST_LEAD) {
      this.#beam.push(at, hypothesis);
    } else if (pending !== ALIGNED) {
      // No lead byte: an ASCII character that was taken for a trail byte.
      if (pending >= DELETE) return;
      this.#beam.push(at, this.#step(hypothesis, 'character', at, at, pending, undefined, ALIGNED, 0));
    } else {
      const unit = reading?.unit ?? NONE;
      const end = unit === NONE ? undefined : glossEnd(this.#text, at, unit);
      if (end === undefined) {
        this.#beam.push(at, hypothesis);
        return;
      }
      const gloss: Reading = {
        before: reading,
        kind: 'literal',
        start: at,
        end,
        unit,
        slot: undefined,
        score,
      };
      this.#beam.push(end, { ...hypothesis, reading: gloss });
    }
  }

  /** `?` in a shifted stretch: a lead byte that swallowed the byte behind it, or one in front of a cut. */
  #orphan(hypothesis: Hypothesis, at: number): void {
    const gloss = brokenGlossAt(this.#text, at);
    for (const character of gloss?.characters ?? '') {
      const unit = character.charCodeAt(0);
      const pair = pairOfUnit(unit);
      if ((pair & 0xff) < FIRST_LEAD || !this.#admits(hypothesis, pair >> 8)) continue;
      this.#beam.push(
        gloss!.end,
        this.#step(hypothesis, 'character', at, gloss!.end, unit, undefined, ALIGNED, 0),
      );
    }
    const end = at + 1;
    const slot = this.#slotOf(hypothesis, UNKNOWN);
    const options = [this.#gap(hypothesis, at, end, slot, this.#massOfLead(hypothesis), ALIGNED, 0)];
    if (slot.lead !== UNKNOWN) {
      for (const unit of this.#likeliest(hypothesis, this.#unknown.endingInLead(slot.lead))) {
        options.push(this.#step(hypothesis, 'gap', at, end, unit, slot, ALIGNED, 0));
      }
    }
    const beforeMark = isFoldableMark(this.#text.charCodeAt(end));
    const atEnd = end === this.#text.length;
    for (const option of options) {
      // Where the text ends, there is nothing to swallow.
      if (atEnd) this.#beam.push(end, option);
      if (beforeMark) this.#beam.push(end, { ...option, score: option.score - COST.cut });
      const score = option.score - COST.swallowed;
      const before = option.reading;
      const reading: Reading = {
        before,
        kind: 'swallowed',
        start: end,
        end,
        unit: NONE,
        slot: undefined,
        score,
      };
      this.#beam.push(end, { ...option, reading, score, a: NO_SYMBOL, b: NO_SYMBOL });
    }
  }

  /** A pair was dropped here: its first byte ends the pending character, its second one is pending. */
  #drop(hypothesis: Hypothesis, at: number, into: Hypothesis[]): void {
    const slot = this.#slotOf(hypothesis, UNKNOWN);
    for (const unit of this.#likeliest(hypothesis, this.#unknown.beforeDrop(slot.lead))) {
      const pending = DROPPED + areaOfFirst(pairOfUnit(unit) & 0xff);
      into.push(this.#step(hypothesis, 'gap', at, at, unit, slot, pending, COST.drop));
    }
    const masses =
      slot.lead === UNKNOWN
        ? this.#unknown.betweenDrops(hypothesis.pending - DROPPED)
        : this.#unknown.ofLeadBeforeDrop(slot.lead);
    for (const { area, mass } of masses) {
      into.push(this.#gap(hypothesis, at, at, slot, mass, DROPPED + area, COST.unknownDrop));
    }
  }

  /** The few likeliest of some characters in this place. */
  #likeliest(
    { a, b }: Hypothesis,
    units: readonly number[],
    most: number = DOCUMENT_CANDIDATES,
  ): readonly number[] {
    if (units.length <= 1) return units;
    const probabilities = units.map((unit) => this.#evidence.triple(a, b, symbolOf(unit)));
    const likeliest: number[] = [];
    while (likeliest.length < Math.min(most, units.length)) {
      let top = 0;
      for (let index = 1; index < units.length; index++) {
        if (probabilities[index]! > probabilities[top]!) top = index;
      }
      likeliest.push(units[top]!);
      probabilities[top] = -1;
    }
    return likeliest;
  }

  #slotOf({ pending }: Hypothesis, trail: number): ByteSlot {
    const linked = pending >= DROPPED;
    return { lead: linked ? UNKNOWN : pending, trail, linked };
  }

  /** True if the pending byte can be `lead`. */
  #admits({ pending, dropFirst }: Hypothesis, lead: number): boolean {
    if (pending < DROPPED) return pending === lead;
    return dropFirst === UNKNOWN ? isSecondOf(pending - DROPPED, lead) : isDroppedPair(dropFirst, lead);
  }

  #massOfLead({ pending }: Hypothesis): number {
    return pending < DROPPED ? this.#unknown.ofLead(pending) : this.#unknown.afterDrop(pending - DROPPED);
  }

  #step(
    hypothesis: Hypothesis,
    kind: PieceKind,
    start: number,
    end: number,
    unit: number,
    slot: ByteSlot | undefined,
    pending: number,
    cost: number,
  ): Hypothesis {
    const { reading: before, a, b, quoteOpen, rivalry } = hypothesis;
    const symbol = symbolOf(unit);
    const probability = this.#evidence.triple(a, b, symbol);
    const score =
      hypothesis.score + log(probability) - cost - (isUnbalanced(quoteOpen, unit) ? COST.quote : 0);
    const afterDrop = pending >= DROPPED;
    return {
      reading: { before, kind, start, end, unit, slot, score },
      score,
      a: b,
      b: symbol,
      pending,
      dropFirst: afterDrop ? pairOfUnit(unit) & 0xff : UNKNOWN,
      quoteOpen: quoteAfter(quoteOpen, unit),
      drops: hypothesis.drops + (afterDrop ? 1 : 0),
      rivalry,
    };
  }

  /** A character of which nothing is chosen, with the probability of all that the bytes allow. */
  #gap(
    hypothesis: Hypothesis,
    start: number,
    end: number,
    slot: ByteSlot,
    mass: number,
    pending: number,
    cost: number,
  ): Hypothesis {
    const { reading: before, a, b, quoteOpen, rivalry } = hypothesis;
    // What the document shows behind these two is tried by itself.
    const score = hypothesis.score + log(mass * this.#evidence.unseen(a, b)) - cost;
    return {
      reading: { before, kind: 'gap', start, end, unit: NONE, slot, score },
      score,
      a: NO_SYMBOL,
      b: NO_SYMBOL,
      pending,
      dropFirst: UNKNOWN,
      quoteOpen,
      drops: hypothesis.drops + (pending >= DROPPED ? 1 : 0),
      rivalry,
    };
  }
}
