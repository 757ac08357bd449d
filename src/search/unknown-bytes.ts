/** Characters of which only one byte is known, or none, and how likely the document makes them together. */
import { type DocumentEvidence, fullWidthOf, symbolOf } from './document-evidence.ts';
import { FIRST_LEAD, isDroppedPair, LAST_LEAD, NONE, pairOfUnit, unitOfPair } from './gbk-pairs.ts';

/** A byte of which nothing is known but what else is said. */
export const UNKNOWN = -1;

/** Every lead byte. */
const LEADS: readonly number[] = Array.from(
  { length: LAST_LEAD - FIRST_LEAD + 1 },
  (_, index) => FIRST_LEAD + index,
);

/**
 * The pairs that decoders drop, as far as text makes them, from the second byte of one character and the first
 * byte of the next: all first bytes that have the same second bytes are one area.
 */
interface DroppedArea {
  readonly firsts: readonly number[];
  readonly seconds: readonly number[];
}

interface DroppedAreas {
  readonly areas: readonly DroppedArea[];
  /** By the first byte; -1 for one that begins no such pair. */
  readonly ofFirst: Int8Array;
}

let droppedAreas: DroppedAreas | undefined;

function loadAreas(): DroppedAreas {
  if (droppedAreas) return droppedAreas;
  const bySeconds = new Map<string, { firsts: number[]; seconds: number[] }>();
  for (let first = FIRST_LEAD; first <= LAST_LEAD; first++) {
    const seconds: number[] = [];
    for (let second = FIRST_LEAD; second <= LAST_LEAD; second++) {
      if (isDroppedPair(first, second)) seconds.push(second);
    }
    if (seconds.length === 0) continue;
    const key = seconds.join();
    const area = bySeconds.get(key);
    if (area) area.firsts.push(first);
    else bySeconds.set(key, { firsts: [first], seconds });
  }
  const areas = [...bySeconds.values()];
  const ofFirst = new Int8Array(0x100).fill(-1);
  areas.forEach(({ firsts }, index) => {
    for (const first of firsts) ofFirst[first] = index;
  });
  droppedAreas = { areas, ofFirst };
  return droppedAreas;
}

/** Areas are known by their index below this. */
export function countAreas(): number {
  return loadAreas().areas.length;
}

/** The area of a byte that begins a dropped pair; -1 if it can't. */
export function areaOfFirst(byte: number): number {
  return loadAreas().ofFirst[byte] as number;
}

export function isSecondOf(area: number, byte: number): boolean {
  const first = loadAreas().areas[area]?.firsts[0];
  return first !== undefined && isDroppedPair(first, byte);
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

  #sum(leads: readonly number[], trails: readonly number[]): number {
    let sum = 0;
    for (const lead of leads) {
      for (const trail of trails) {
        const unit = unitOfPair(lead, trail);
        if (unit !== NONE) sum += this.#evidence.single(symbolOf(unit));
      }
    }
    return sum;
  }

  /** Probability of a character with this lead and a trail that can begin a dropped pair of the area. */
  ofLeadBeforeDrop(lead: number, area: number): number {
    return this.#mass((lead << 8) | area, () => this.#sum([lead], loadAreas().areas[area]!.firsts));
  }

  /** Probability of a character with this trail and a lead that ends a dropped pair of the area. */
  ofTrailAfterDrop(area: number, trail: number): number {
    return this.#mass(0x10000 | (trail << 8) | area, () =>
      this.#sum(loadAreas().areas[area]!.seconds, [trail]),
    );
  }

  /** Probability of a character between two dropped pairs. */
  betweenDrops(area: number, nextArea: number): number {
    return this.#mass(0x20000 | (area << 8) | nextArea, () =>
      this.#sum(loadAreas().areas[area]!.seconds, loadAreas().areas[nextArea]!.firsts),
    );
  }

  /** Probability of a character with this lead and any trail that is a lead byte too. */
  ofLead(lead: number): number {
    return this.#mass(0x30000 | lead, () => this.#sum([lead], LEADS));
  }

  /** Probability of a character behind a dropped pair of the area, with any trail that is a lead byte too. */
  afterDrop(area: number): number {
    return this.#mass(0x40000 | area, () => this.#sum(loadAreas().areas[area]!.seconds, LEADS));
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
      const unit = fullWidthOf(symbol);
      const pair = pairOfUnit(unit);
      if (pair !== NONE) lists[byteOf(pair)]!.push(unit);
    }
    return lists;
  }
}
