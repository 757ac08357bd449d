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

/** What one line says for each channel, by the channel's key: 1 for a line that is decided by itself. */
export type Support = ReadonlyMap<string, number>;

/**
 * What a document, or the texts given to one repairer, have shown about the channels that garbled them.
 * A channel's weight is the sum, over the lines, of how far the line alone went towards being decided, less what
 * chance gives: see {@link CHANCE}.
 */
export class Evidence {
  /** By channel: the sum of what lines said, and {@link CHANCE} for each undecided line that said something. */
  readonly #sums: Map<string, number>;
  /** Lines that nothing decided by themselves. */
  #undecided: number;
  #proven: ReadonlySet<string>;
  /** All lines with characters above U+007F, also those that nobody looked at. */
  #lines: number;

  constructor(sums: Support = new Map(), undecided = 0, proven: ReadonlySet<string> = new Set(), lines = 0) {
    this.#sums = new Map(sums);
    this.#undecided = undecided;
    this.#proven = proven;
    this.#lines = lines;
  }

  /** False as long as no line said anything. */
  get hasWeights(): boolean {
    return this.#sums.size > 0;
  }

  /** Adds to the number of lines with characters above U+007F. */
  countLines(count: number): void {
    this.#lines += count;
  }

  /** Adds what lines that are decided say for their channel. */
  add(key: string, weight: number): void {
    this.#sums.set(key, (this.#sums.get(key) ?? 0) + weight);
    if (this.weight(key) >= PROVEN && !this.#proven.has(key)) {
      this.#proven = new Set([...this.#proven, key]);
    }
  }

  /** Adds what one line says. */
  addLine(support: Support): void {
    const chance = chanceOf(support);
    if (chance > 0) this.#undecided++;
    for (const [key, weight] of support) this.add(key, weight + chance);
  }

  /** What was seen of a channel; 0 for one never seen. */
  weight(key: string): number {
    return this.weightBeside(NO_SUPPORT, key);
  }

  /** The same without what one line said, which was added before. */
  weightBeside(own: Support, key: string): number {
    const chance = own === NO_SUPPORT ? 0 : chanceOf(own);
    const ownSum = own.has(key) ? own.get(key)! + chance : 0;
    const byChance = CHANCE * this.#undecided - chance;
    return Math.max(0, (this.#sums.get(key) ?? 0) - ownSum - byChance);
  }

  /**
   * How strongly the text speaks for a channel, 0 to 1, without what one line said: by its weight, and by its weight
   * for each line; see {@link FULL_SHARE}.
   */
  strengthBeside(own: Support, key: string): number {
    const weight = this.weightBeside(own, key);
    const share = weight / (FULL_SHARE * Math.max(1, this.#lines - 1));
    return Math.min(1, weight) * Math.min(1, share);
  }

  /** The keys of the channels of which enough was seen. */
  get proven(): ReadonlySet<string> {
    return this.#proven;
  }

  copy(): Evidence {
    return new Evidence(this.#sums, this.#undecided, this.#proven, this.#lines);
  }

  /** The evidence for what follows a text of so many code units; see {@link HALF_LIFE}. */
  faded(units: number): Evidence {
    if (this.#sums.size === 0 && this.#undecided === 0) return this;
    const share = HALF_LIFE / (HALF_LIFE + units);
    const sums = new Map([...this.#sums].map(([key, sum]) => [key, sum * share]));
    const faded = new Evidence(sums, this.#undecided * share, this.#proven, this.#lines * share);
    const proven = [...this.#proven].filter((key) => faded.weight(key) >= PROVEN);
    // Searches are remembered by the set of channels: the same channels, the same set.
    if (proven.length < this.#proven.size) faded.#proven = new Set(proven);
    return faded;
  }
}

export const NO_SUPPORT: Support = new Map();

function chanceOf(support: Support): number {
  for (const weight of support.values()) if (weight >= PROVEN) return 0;
  return CHANCE;
}

/**
 * What an undecided line must say for a channel on the average to be no sign against it. Among many short lines, of a
 * glossary or a table of letters, some have a little for some channel each: without it that would add up to a proof.
 * Calibrated on such lists: at this value they change no more as documents than line by line (a list of readings 8
 * lines of 870, at 0.1 38, at 0 129), and of 3,670 garbled lines in documents of five lines none is lost.
 */
const CHANCE = 0.2;

/**
 * Weight for each line with characters above U+007F from which on a channel's weight counts in full. In healthy
 * documents of up to 1,024 lines in Estonian, Kazakh, Mongolian, Serbian, Slovak and Thai (development corpus) single
 * lines that look garbled come to weights of up to 4, which is up to 0.005 for each line; without this rule they took
 * others along.
 */
const FULL_SHARE = 0.05;

/** A channel is proven by as much as one line that is decided by itself. */
const PROVEN = 1;

/**
 * After so many code units evidence counts half. Without it the many weak signs of a long healthy text would add up
 * to a proof.
 */
const HALF_LIFE = 1 << 18;
