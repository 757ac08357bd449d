/** Characters of which only one byte is known, or none, and how likely the document makes them together. */
import type { DocumentEvidence } from './document-evidence.ts';
import { FIRST_LEAD, isDroppedPair, LAST_LEAD, NONE, pairOfUnit, unitOfPair } from './gbk-pairs.ts';

/** A byte of which nothing is known but what else is said. */
export const UNKNOWN = -1;

/** First and last value. */
type ByteRange = readonly [first: number, last: number];

/**
 * The pairs that decoders drop, as far as text makes them: the second byte of one character with the first byte
 * of the next. The user-defined areas 1 and 2, and area 3.
 */
const DROPPED_AREAS: readonly { readonly firsts: readonly ByteRange[]; readonly seconds: ByteRange }[] = [
  {
    firsts: [
      [0xaa, 0xaf],
      [0xf8, 0xfe],
    ],
    seconds: [0xa1, 0xfe],
  },
  { firsts: [[0xa1, 0xa7]], seconds: [FIRST_LEAD, 0xa0] },
];
/** Areas are known by their index. */
export const DROPPED_AREA_COUNT: number = DROPPED_AREAS.length;

function inRange(byte: number, [first, last]: ByteRange): boolean {
  return byte >= first && byte <= last;
}

/** The area of a byte that begins a dropped pair; -1 if it can't. */
export function areaOfFirst(byte: number): number {
  return DROPPED_AREAS.findIndex(({ firsts }) => firsts.some((range) => inRange(byte, range)));
}

export function isSecondOf(area: number, byte: number): boolean {
  return inRange(byte, DROPPED_AREAS[area]!.seconds);
}

/** Both bytes of a character, {@link UNKNOWN} where one isn't known. */
export interface ByteSlot {
  readonly lead: number;
  readonly trail: number;
  /** True if the lead is the second byte of a dropped pair whose first byte is the trail before. */
  readonly linked: boolean;
}

/** True if the bytes of `unit` agree with what is known; `trailBefore` is the trail of the character before. */
export function fits(slot: ByteSlot, unit: number, trailBefore: number): boolean {
  const pair = pairOfUnit(unit);
  if (pair === NONE) return false;
  const lead = pair >> 8;
  if (slot.lead !== UNKNOWN && slot.lead !== lead) return false;
  if (slot.trail !== UNKNOWN && slot.trail !== (pair & 0xff)) return false;
  return !slot.linked || isDroppedPair(trailBefore, lead);
}

/** Sums of probabilities and lists of the document's characters by one byte, each made when first asked for. */
export class UnknownBytes {
  readonly #evidence: DocumentEvidence;
  readonly #masses = new Map<number, number>();
  #byLead: readonly (readonly number[])[] | undefined;
  #byTrail: readonly (readonly number[])[] | undefined;

  constructor(evidence: DocumentEvidence) {
    this.#evidence = evidence;
  }

  #mass(key: number, sum: () => number): number {
    let mass = this.#masses.get(key);
    if (mass === undefined) {
      mass = sum();
      this.#masses.set(key, mass);
    }
    return mass;
  }

  #sum(leads: ByteRange, trails: ByteRange): number {
    let sum = 0;
    for (let lead = leads[0]; lead <= leads[1]; lead++) {
      for (let trail = trails[0]; trail <= trails[1]; trail++) {
        const unit = unitOfPair(lead, trail);
        if (unit !== NONE) sum += this.#evidence.single(unit);
      }
    }
    return sum;
  }

  /** Probability of a character with this lead and a trail that can begin a dropped pair of the area. */
  ofLeadBeforeDrop(lead: number, area: number): number {
    return this.#mass(lead * 8 + area, () =>
      DROPPED_AREAS[area]!.firsts.reduce((sum, range) => sum + this.#sum([lead, lead], range), 0),
    );
  }

  /** Probability of a character with this trail and a lead that ends a dropped pair of the area. */
  ofTrailAfterDrop(area: number, trail: number): number {
    return this.#mass(0x1000 + trail * 8 + area, () =>
      this.#sum(DROPPED_AREAS[area]!.seconds, [trail, trail]),
    );
  }

  /** Probability of a character between two dropped pairs. */
  betweenDrops(area: number, nextArea: number): number {
    return this.#mass(0x2000 + area * 8 + nextArea, () =>
      DROPPED_AREAS[nextArea]!.firsts.reduce(
        (sum, range) => sum + this.#sum(DROPPED_AREAS[area]!.seconds, range),
        0,
      ),
    );
  }

  /** Probability of a character with this lead and any trail that is a lead byte too. */
  ofLead(lead: number): number {
    return this.#mass(0x3000 + lead, () => this.#sum([lead, lead], [FIRST_LEAD, LAST_LEAD]));
  }

  /** Probability of a character behind a dropped pair of the area, with any trail that is a lead byte too. */
  afterDrop(area: number): number {
    return this.#mass(0x4000 + area, () => this.#sum(DROPPED_AREAS[area]!.seconds, [FIRST_LEAD, LAST_LEAD]));
  }

  /** The document's characters with this lead. */
  withLead(lead: number): readonly number[] {
    this.#byLead ??= this.#index((pair) => pair >> 8);
    return this.#byLead[lead] ?? [];
  }

  /** The document's characters with this trail. */
  withTrail(trail: number): readonly number[] {
    this.#byTrail ??= this.#index((pair) => pair & 0xff);
    return this.#byTrail[trail] ?? [];
  }

  #index(byteOf: (pair: number) => number): readonly (readonly number[])[] {
    const lists = Array.from({ length: 0x100 }, (): number[] => []);
    for (const symbol of this.#evidence.symbols()) {
      const pair = pairOfUnit(symbol);
      if (pair !== NONE) lists[byteOf(pair)]!.push(symbol);
    }
    return lists;
  }
}
