/**
 * Characters of a realigned run of which bytes are gone: what the document says they are, and how surely. A
 * character is only ever named here, never chosen for good: the caller decides whether that is enough.
 */
import { type DocumentEvidence, NO_SYMBOL, symbolOf } from './document-evidence.ts';
import { FIRST_LEAD, FIRST_TRAIL, LAST_LEAD, LAST_TRAIL, NONE, pairOfUnit, unitOfPair } from './gbk-pairs.ts';
import { areaOfFirst, type ByteSlot, fits, UNKNOWN } from './unknown-bytes.ts';

/** Sequences of candidates kept at each character. */
const BEAM = 96;

/** A character with bytes missing. */
export interface Gap {
  readonly slot: ByteSlot;
  /** True if a dropped pair begins with its trail. */
  readonly beforeDrop: boolean;
}

export interface Candidate {
  readonly unit: number;
  /** Its share among everything the bytes allow, by what the document says. */
  readonly share: number;
}

interface Sequence {
  readonly units: readonly number[];
  readonly a: number;
  readonly b: number;
  readonly trail: number;
  readonly score: number;
}

/** Every unit that the known bytes allow; for a character of which no byte is known, those of the document. */
function unitsFor({ slot, beforeDrop }: Gap, evidence: DocumentEvidence): number[] {
  const units: number[] = [];
  const add = (lead: number, trail: number): void => {
    const unit = unitOfPair(lead, trail);
    if (unit !== NONE && (!beforeDrop || areaOfFirst(trail) >= 0)) units.push(unit);
  };
  if (slot.lead !== UNKNOWN) {
    // What swallowed the next byte was a lead byte itself.
    for (let trail = FIRST_LEAD; trail <= LAST_TRAIL; trail++) add(slot.lead, trail);
  } else if (slot.trail !== UNKNOWN) {
    for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) add(lead, slot.trail);
  } else {
    for (const symbol of evidence.symbols()) {
      const pair = pairOfUnit(symbol);
      if (pair !== NONE && (pair & 0xff) >= FIRST_TRAIL) add(pair >> 8, pair & 0xff);
    }
  }
  return units;
}

/**
 * The candidates for each of several neighbouring gaps, likeliest first.
 *
 * @param before the two symbols before, {@link NO_SYMBOL} where not known
 * @param after the symbols behind, as far as known
 */
export function rankCandidates(
  gaps: readonly Gap[],
  evidence: DocumentEvidence,
  before: readonly [number, number],
  after: readonly number[],
): Candidate[][] {
  let beam: Sequence[] = [{ units: [], a: before[0], b: before[1], trail: UNKNOWN, score: 0 }];
  for (const gap of gaps) {
    const units = unitsFor(gap, evidence);
    const next: Sequence[] = [];
    for (const sequence of beam) {
      for (const unit of units) {
        if (!fits(gap.slot, unit, sequence.trail)) continue;
        const symbol = symbolOf(unit);
        next.push({
          units: [...sequence.units, unit],
          a: sequence.b,
          b: symbol,
          trail: pairOfUnit(unit) & 0xff,
          score: sequence.score + Math.log(evidence.triple(sequence.a, sequence.b, symbol)),
        });
      }
    }
    // Unknown neighbours can make a later character likelier than its rank here says, so the beam is wide.
    beam = next.sort((x, y) => y.score - x.score).slice(0, BEAM);
  }
  const weights = beam.map((sequence) => {
    let { a, b, score } = sequence;
    for (const symbol of after) {
      score += Math.log(evidence.triple(a, b, symbol));
      [a, b] = [b, symbol];
    }
    return score;
  });
  const best = Math.max(...weights);
  let total = 0;
  const shares = gaps.map(() => new Map<number, number>());
  beam.forEach(({ units }, index) => {
    const weight = Math.exp(weights[index]! - best);
    total += weight;
    units.forEach((unit, gap) => {
      shares[gap]!.set(unit, (shares[gap]!.get(unit) ?? 0) + weight);
    });
  });
  return shares.map((map) =>
    Array.from(map, ([unit, weight]) => ({ unit, share: weight / total })).sort((x, y) => y.share - x.share),
  );
}

export { NO_SYMBOL };
