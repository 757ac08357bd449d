/** Characters of which only one byte is known, or none, and how likely the document makes them together. */
import { type DocumentEvidence, fullWidthOf, symbolOf } from './document-evidence.ts';
import { areaOfFirst, droppedPairAreas } from './dropped-areas.ts';
import { FIRST_LEAD, LAST_LEAD, NONE, pairOfUnit, unitOfPair } from './gbk-pairs.ts';

/** A byte of which nothing is known but what else is said. */
export const UNKNOWN = -1;

/** Both bytes of a character, {@link UNKNOWN} where one isn't known. */
export interface ByteSlot {
  readonly lead: number;
  readonly trail: number;
  /** True if the lead is the second byte of a dropped pair whose first byte is the trail before. */
  readonly linked: boolean;
}

/** Probability of all characters that end with the first byte of a dropped pair of one area. */
export interface AreaMass {
  readonly area: number;
  readonly mass: number;
}

/** An area with a smaller share isn't worth a reading of its own. */
const LEAST_AREA_SHARE = 0.02;

/** Every lead byte. */
const LEADS: readonly number[] = Array.from(
  { length: LAST_LEAD - FIRST_LEAD + 1 },
  (_, index) => FIRST_LEAD + index,
);

/** Computes the value of each key once. */
class Memo<T> {
  readonly #values = new Map<number, T>();

  get(key: number, compute: () => T): T {
    let value = this.#values.get(key);
    if (value === undefined) {
      value = compute();
      this.#values.set(key, value);
    }
    return value;
  }
}

/** Sums of probabilities and lists of characters by one byte, each made when it is first asked for. */
export class UnknownBytes {
  readonly #evidence: DocumentEvidence;
  readonly #afterDrop = new Memo<number>();
  readonly #leadMasses = new Memo<number>();
  readonly #areaMasses = new Memo<readonly AreaMass[]>();
  readonly #withLead = new Memo<readonly number[]>();
  readonly #withTrail = new Memo<readonly number[]>();
  readonly #beforeDrop = new Memo<readonly number[]>();
  readonly #endingInLead = new Memo<readonly number[]>();

  constructor(evidence: DocumentEvidence) {
    this.#evidence = evidence;
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

  #byArea(leads: readonly number[]): readonly AreaMass[] {
    const masses = droppedPairAreas().map(({ firsts }, area) => ({ area, mass: this.#sum(leads, firsts) }));
    const total = masses.reduce((sum, { mass }) => sum + mass, 0);
    return masses.filter(({ mass }) => mass > total * LEAST_AREA_SHARE);
  }

  /** Probabilities of a character with this lead and a trail that begins a dropped pair. */
  ofLeadBeforeDrop(lead: number): readonly AreaMass[] {
    return this.#areaMasses.get(lead, () => this.#byArea([lead]));
  }

  /** Probabilities of a character behind a dropped pair of the area and before another one. */
  betweenDrops(area: number): readonly AreaMass[] {
    return this.#areaMasses.get(0x100 + area, () => this.#byArea(droppedPairAreas()[area]!.seconds));
  }

  /** Probability of a character with this trail and a lead that ends a dropped pair of the area. */
  ofTrailAfterDrop(area: number, trail: number): number {
    return this.#afterDrop.get(area * 0x100 + trail, () =>
      this.#sum(droppedPairAreas()[area]!.seconds, [trail]),
    );
  }

  /** Probability of a character with this lead and any trail that is a lead byte too. */
  ofLead(lead: number): number {
    return this.#leadMasses.get(lead, () => this.#sum([lead], LEADS));
  }

  /** Probability of a character behind a dropped pair of the area, with any trail that is a lead byte too. */
  afterDrop(area: number): number {
    return this.#leadMasses.get(0x100 + area, () => this.#sum(droppedPairAreas()[area]!.seconds, LEADS));
  }

  #fromDocument(accepts: (pair: number) => boolean): readonly number[] {
    return this.#evidence
      .symbols()
      .map(fullWidthOf)
      .filter((unit) => pairOfUnit(unit) !== NONE && accepts(pairOfUnit(unit)));
  }

  /** The document's characters with this lead. */
  withLead(lead: number): readonly number[] {
    return this.#withLead.get(lead, () => this.#fromDocument((pair) => pair >> 8 === lead));
  }

  /** The document's characters with this trail. */
  withTrail(trail: number): readonly number[] {
    return this.#withTrail.get(trail, () => this.#fromDocument((pair) => (pair & 0xff) === trail));
  }

  /** The document's characters with this lead and a trail that can begin a dropped pair. */
  beforeDrop(lead: number): readonly number[] {
    return this.#beforeDrop.get(lead, () =>
      this.withLead(lead).filter((unit) => areaOfFirst(pairOfUnit(unit) & 0xff) >= 0),
    );
  }

  /** The document's characters with this lead and a trail that is a lead byte too. */
  endingInLead(lead: number): readonly number[] {
    return this.#endingInLead.get(lead, () =>
      this.withLead(lead).filter((unit) => (pairOfUnit(unit) & 0xff) >= FIRST_LEAD),
    );
  }
}

/** Every character with this trail, in order. */
export function unitsWithTrail(trail: number): readonly number[] {
  return LEADS.map((lead) => unitOfPair(lead, trail)).filter((unit) => unit !== NONE);
}
