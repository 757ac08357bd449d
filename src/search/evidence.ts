/** The name of a channel for tables: decoders of one family that differ in few pairs count as one. */
export function channelKey(right: string, wrong: string): string {
  return `${family(right)}>${family(wrong)}`;
}

/** Encodings of which one is taken for the other without harm. */
const FAMILIES: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'windows-1252',
  gb18030: 'gbk',
  cp950: 'big5',
};

function family(name: string): string {
  return FAMILIES[name] ?? name;
}

/**
 * What a document, or the texts given to one repairer, have shown about the channels that garbled them.
 * A channel's weight is the sum, over the lines, of how far the line alone went towards being decided.
 */
export class Evidence {
  readonly #weights: Map<string, number>;
  #proven: ReadonlySet<string>;

  constructor(weights: ReadonlyMap<string, number> = new Map(), proven: ReadonlySet<string> = new Set()) {
    this.#weights = new Map(weights);
    this.#proven = proven;
  }

  /** Adds one line's `weight` for a channel: 1 is a line that is decided by itself. */
  add(key: string, weight: number): void {
    const sum = this.weight(key) + weight;
    this.#weights.set(key, sum);
    if (sum >= PROVEN && !this.#proven.has(key)) this.#proven = new Set([...this.#proven, key]);
  }

  /** The sum of the weights, 0 for a channel never seen. */
  weight(key: string): number {
    return this.#weights.get(key) ?? 0;
  }

  /** Adds one line's weights, by channel. */
  addAll(weights: ReadonlyMap<string, number>): void {
    for (const [key, weight] of weights) this.add(key, weight);
  }

  /** The keys of the channels of which enough was seen. */
  get proven(): ReadonlySet<string> {
    return this.#proven;
  }

  copy(): Evidence {
    return new Evidence(this.#weights, this.#proven);
  }

  /** The evidence for what follows a text of so many code units; see {@link HALF_LIFE}. */
  faded(units: number): Evidence {
    if (this.#weights.size === 0) return this;
    const share = HALF_LIFE / (HALF_LIFE + units);
    const weights = new Map([...this.#weights].map(([key, weight]) => [key, weight * share]));
    const proven = [...this.#proven].filter((key) => weights.get(key)! >= PROVEN);
    // Searches are remembered by the set of channels: the same channels, the same set.
    return new Evidence(weights, proven.length === this.#proven.size ? this.#proven : new Set(proven));
  }
}

/** A channel is proven by as much as one line that is decided by itself. */
const PROVEN = 1;

/**
 * After so many code units evidence counts half. Without it the many weak signs of a long healthy text would add up
 * to a proof.
 */
const HALF_LIFE = 1 << 18;
