import { candidates, detect } from '../../src/index.ts';
import type { Options } from '../../src/options.ts';
import type { Candidate, Explanation, Layer, Step } from '../../src/report.ts';
import { type Chain, chainsOf, type Place, placesOf } from './byte-path.ts';
import { type EncodingGrid, gridOf, readAgain, sampleOf } from './encoding-grid.ts';
import { explainWithProgress } from './explain-with-progress.ts';
import { type Change, changesBetween } from './line-changes.ts';
import { type MarkedEdit, type Passages, passagesOf } from './passages.ts';
import {
  type Choice,
  type FileReading,
  isLong,
  type Outcome,
  type Reading,
  type ShownLoss,
  type UndoneChain,
} from './protocol.ts';

/** Lost places that are listed one by one. */
const LOSSES_SHOWN = 40;
/** Code units of a long text that are shown, and how many of them stand before the first change. */
const EXCERPT = 6000;
const BEFORE_FIRST_CHANGE = 200;
/** Code units of a reading that its line shows, and how many of them stand before the first difference. */
const READING_EXCERPT = 80;
const BEFORE_DIFFERENCE = 12;

/** One text, what was found out about it, and what may be asked of it. */
export class RepairedDocument {
  readonly #text: string;
  readonly #options: Options;
  readonly #explanation: Explanation;
  readonly #file: FileReading | undefined;
  #candidates: readonly Candidate[] | undefined;

  private constructor(
    text: string,
    options: Options,
    explanation: Explanation,
    file: FileReading | undefined,
  ) {
    this.#text = text;
    this.#options = options;
    this.#explanation = explanation;
    this.#file = file;
  }

  /**
   * Repairs a text.
   *
   * @param progress is told how many code units are done
   * @param file where it came from
   */
  static async repair(
    text: string,
    options: Options = {},
    progress: (done: number) => void = () => {},
    file?: FileReading,
  ): Promise<RepairedDocument> {
    return new RepairedDocument(text, options, await explainWithProgress(text, options, progress), file);
  }

  outcome(): Outcome {
    const { changed, confidence, steps, losses } = this.#explanation;
    const diagnosis = changed || isLong(this.#text) ? undefined : detect(this.#text, this.#options);
    const isHopeless = diagnosis?.garbled === true;
    const kinds = (kind: Step['kind']): number => steps.filter((step) => step.kind === kind).length;
    return {
      verdict: changed ? 'repaired' : isHopeless ? 'hopeless' : 'healthy',
      confidence: isHopeless ? diagnosis.confidence : confidence,
      ...(diagnosis?.reason === undefined ? {} : { reason: diagnosis.reason }),
      chains: undoneChains(steps),
      glosses: kinds('gloss'),
      realigned: kinds('realign'),
      changes: steps.length,
      losses: losses.length,
      filled: losses.filter(({ evidence }) => evidence !== undefined).length,
      shownLosses: losses.slice(0, LOSSES_SHOWN).map((loss) => this.#shownLoss(loss)),
      ...this.#shown(this.#explanation.text, markedEdits(this.#text, steps)),
    };
  }

  readings(): Reading[] {
    return this.#ranked().map(({ text, layers, confidence }, index) => ({
      excerpt: excerptOf(text, this.#text),
      layers,
      confidence,
      isInput: text === this.#text,
      isAnswer: index === 0,
    }));
  }

  /** The byte path of a candidate. */
  path(candidate: number): Chain[] {
    if (candidate === 0 && this.#explanation.changed)
      return chainsOf(placesOf(this.#text, this.#explanation.steps));
    const chosen = this.#ranked()[candidate];
    if (!chosen) return [];
    const places = changesBetween(this.#text, chosen.text, chosen.layers).map(
      ({ start, end, replacement }): Place => ({
        input: this.#text.slice(start, end),
        replacement,
        layers: chosen.layers,
        losses: [],
      }),
    );
    return chainsOf(places);
  }

  grid(): EncodingGrid {
    const [first] = this.#explanation.steps;
    return gridOf(sampleOf(first ? this.#text.slice(lineStart(this.#text, first.start)) : this.#text));
  }

  /** Another reading in the place of the answer. */
  choose(choice: Choice): Outcome {
    const { text, layers, confidence } = this.#chosen(choice);
    const changes = changesBetween(this.#text, text, layers);
    return {
      verdict: 'chosen',
      confidence,
      chains: changes.length === 0 ? [] : [{ layers, places: changes.length }],
      glosses: 0,
      realigned: 0,
      changes: changes.length,
      losses: 0,
      filled: 0,
      shownLosses: [],
      ...this.#shown(text, changes),
    };
  }

  /** The report of the answer, or of a choice as edits that `apply` replays. */
  report(choice?: Choice): Explanation | { text: string; steps: Change[] } {
    if (!choice) return this.#explanation;
    const { text, layers } = this.#chosen(choice);
    return { text, steps: changesBetween(this.#text, text, layers) };
  }

  #ranked(): readonly Candidate[] {
    this.#candidates ??= candidates(this.#text, this.#options);
    return this.#candidates;
  }

  #chosen(choice: Choice): Candidate {
    if ('candidate' in choice) {
      const ranked = this.#ranked();
      return ranked[choice.candidate] ?? ranked[0]!;
    }
    const { right, wrong } = choice;
    return { text: readAgain(this.#text, right, wrong), layers: [{ right, wrong }], confidence: 0 };
  }

  /** The parts of an outcome that show text. */
  #shown(
    text: string,
    edits: readonly MarkedEdit[],
  ): { passages: Passages; hasForeign: boolean; text?: string; input?: string; file?: FileReading } {
    const hasForeign = /\P{ASCII}/u.test(this.#text);
    const file = this.#file && { file: this.#file };
    if (isLong(this.#text)) {
      const from = Math.max(
        0,
        lineStart(this.#text, edits[0]?.start ?? 0),
        (edits[0]?.start ?? 0) - BEFORE_FIRST_CHANGE,
      );
      return {
        passages: passagesOf(this.#text, edits, from, Math.min(this.#text.length, from + EXCERPT)),
        hasForeign,
        ...file,
      };
    }
    return {
      passages: passagesOf(this.#text, edits),
      hasForeign,
      text,
      ...(this.#file && { file: this.#file, input: this.#text }),
    };
  }

  #shownLoss({ reason, bytes, evidence, candidates, start, end }: Explanation['losses'][number]): ShownLoss {
    return {
      reason,
      bytes,
      candidates,
      text: this.#explanation.text.slice(start, end),
      ...(evidence === undefined ? {} : { evidence }),
    };
  }
}

/** The steps as they are marked: without the characters inside of them that came through unharmed. */
function markedEdits(input: string, steps: readonly Step[]): MarkedEdit[] {
  return steps.flatMap((step): MarkedEdit[] => {
    const { start, end, replacement, layers, losses } = step;
    if (losses.length > 0 || layers.length === 0) return [step];
    return changesBetween(input.slice(start, end), replacement, layers).map((change) => ({
      ...change,
      start: change.start + start,
      end: change.end + start,
    }));
  });
}

function undoneChains(steps: readonly Step[]): UndoneChain[] {
  const chains = new Map<string, { layers: readonly Layer[]; places: number }>();
  for (const { kind, layers } of steps) {
    if (kind !== 'decode') continue;
    const key = layers.map(({ right, wrong }) => `${right}>${wrong}`).join();
    const chain = chains.get(key) ?? { layers, places: 0 };
    chain.places++;
    chains.set(key, chain);
  }
  return [...chains.values()].sort((a, b) => b.places - a.places);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function excerptOf(text: string, input: string): string {
  let first = 0;
  while (first < text.length && text[first] === input[first]) first++;
  const start = text === input ? 0 : Math.max(0, first - BEFORE_DIFFERENCE);
  const line = text.slice(start, start + READING_EXCERPT).replace(/\s+/g, ' ');
  return `${start > 0 ? '…' : ''}${line}${start + READING_EXCERPT < text.length ? '…' : ''}`;
}
