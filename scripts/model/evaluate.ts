/**
 * Measures the model on garbled cases and healthy lines:
 * `npx tsx scripts/model/evaluate.ts CORPUS CALIBRATE.jsonl DEV.jsonl [--weights FILE.f32]`.
 * The cases are those of `../shared/eval/mojibake.py`, made from the calibrate and the dev part of the corpus.
 * Without `--weights` it measures the packed model of src/language.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { weights as packed } from '../../src/language/generated/model.ts';
import { isCjk, isCyrillic, isLatinLetter } from '../../src/language/script.ts';
import { unpackWeights, WEIGHT_STEP } from '../../src/language/weights.ts';
import { Reading } from './reading.ts';
import { Reverser } from './reversals.ts';
import { corpusPools } from './texts.ts';

const CELLS = ['utf8', 'legacy', 'zip', 'cyrillic', 'cjk-cross', 'c1'];
const BIN_ENDS = [2, 4, 8, 16, 32, Number.POSITIVE_INFINITY];

interface Case {
  readonly cell: string;
  readonly pair: string;
  readonly kind: string;
  readonly truth: string;
  readonly input: string;
}

type Script = 'latin' | 'cyrillic' | 'cjk' | 'other';

/** The script that most non-ASCII units of a text have. */
export function scriptOf(reading: Reading): Script {
  let latin = 0;
  let cyrillic = 0;
  let cjk = 0;
  let other = 0;
  for (let at = 0; at < reading.length; at++) {
    const unit = reading.units[at] as number;
    if (unit < 0x80) continue;
    if (isLatinLetter(unit)) latin++;
    else if (isCyrillic(unit)) cyrillic++;
    else if (isCjk(unit)) cjk++;
    else other++;
  }
  const most = Math.max(latin, cyrillic, cjk, other);
  return most === cjk ? 'cjk' : most === cyrillic ? 'cyrillic' : most === latin ? 'latin' : 'other';
}

/** Candidates of one group share thresholds. */
function groupOf(right: string, input: Reading, candidate: Reading): string {
  if (right === 'utf-8') return `utf-8 out of ${scriptOf(input)}`;
  return `${scriptOf(input)} to ${scriptOf(candidate)}`;
}

function binOf(nonAscii: number): number {
  return BIN_ENDS.findIndex((end) => nonAscii <= end);
}

/** For each group and length bin, the gains that healthy lines' best reversals would bring, highest first. */
type Gains = Map<string, { gain: number; input: string; output: string }[][]>;

function healthyGains(
  pools: readonly { lines: readonly string[] }[],
  weights: Float32Array,
  reverser: Reverser,
): { gains: Gains; lines: number } {
  const gains: Gains = new Map();
  const input = new Reading();
  const candidate = new Reading();
  let lines = 0;
  for (const { lines: texts } of pools) {
    for (const text of texts) {
      lines++;
      input.set(text).rate(weights);
      const bin = binOf(input.nonAscii());
      const best = new Map<string, { gain: number; input: string; output: string }>();
      reverser.each(input, candidate, new Set([input.hash]), (right) => {
        const gain = candidate.rate(weights).score - input.score;
        const group = groupOf(right, input, candidate);
        const known = best.get(group);
        if (known === undefined || gain > known.gain)
          best.set(group, { gain, input: text, output: gain > 0 ? candidate.text() : '' });
      });
      for (const [group, entry] of best) {
        const bins = gains.get(group) ?? BIN_ENDS.map(() => []);
        gains.set(group, bins);
        bins[bin]?.push(entry);
      }
    }
  }
  for (const bins of gains.values()) for (const bin of bins) bin.sort((a, b) => b.gain - a.gain);
  return { gains, lines };
}

interface Outcome {
  readonly cell: string;
  readonly pair: string;
  readonly group: string;
  readonly bin: number;
  readonly gain: number;
  readonly first: boolean;
  readonly winner: string;
  readonly case: Case;
}

function outcomes(path: string, weights: Float32Array, reverser: Reverser): Outcome[] {
  const input = new Reading();
  const truth = new Reading();
  const candidate = new Reading();
  const results: Outcome[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const entry = JSON.parse(line) as Case;
    if (entry.kind !== 'lossless' || !CELLS.includes(entry.cell)) continue;
    input.set(entry.input).rate(weights);
    truth.set(entry.truth).rate(weights);
    let best = input.score;
    let winner = entry.input;
    // A truth that only a duplicate code leads to (cp932) is the codec's affair; here it is a candidate all the same.
    const group = groupOf(entry.pair.split('>')[0] as string, input, truth);
    reverser.each(input, candidate, new Set([input.hash, truth.hash]), () => {
      candidate.rate(weights);
      if (candidate.score > best) {
        best = candidate.score;
        winner = candidate.text();
      }
    });
    results.push({
      cell: entry.cell,
      pair: entry.pair,
      group,
      bin: binOf(input.nonAscii()),
      gain: truth.score - input.score,
      first: truth.score > best,
      winner,
      case: entry,
    });
  }
  return results;
}

/** Mean over pairs of the share of outcomes that pass, in percent. */
function meanOverPairs(list: readonly Outcome[], passes: (outcome: Outcome) => boolean): number {
  const pairs = new Map<string, [number, number]>();
  for (const outcome of list) {
    const counts = pairs.get(outcome.pair) ?? [0, 0];
    pairs.set(outcome.pair, counts);
    counts[0]++;
    if (passes(outcome)) counts[1]++;
  }
  let sum = 0;
  for (const [all, passed] of pairs.values()) sum += passed / all;
  return (100 * sum) / Math.max(1, pairs.size);
}

function thresholds(gains: Gains, rank: (length: number) => number): Map<string, number[]> {
  const result = new Map<string, number[]>();
  for (const [group, bins] of gains) {
    result.set(
      group,
      bins.map((bin) => Math.max(1, (bin[Math.min(bin.length - 1, rank(bin.length))]?.gain ?? 0) + 0.5)),
    );
  }
  return result;
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      weights: { type: 'string' },
      pairs: { type: 'boolean', default: false },
      examples: { type: 'string', default: '0' },
      quick: { type: 'boolean', default: false },
    },
  });
  const [corpus = '', calibrateCases = '', devCases = ''] = positionals;
  let weights: Float32Array;
  if (values.weights !== undefined && existsSync(values.weights)) {
    const file = readFileSync(values.weights);
    weights = new Float32Array(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
  } else weights = Float32Array.from(unpackWeights(packed), (step) => step * WEIGHT_STEP);
  const reverser = new Reverser();
  const calibrate = healthyGains(corpusPools(corpus, 'calibrate'), weights, reverser);
  const highest = thresholds(calibrate.gains, () => 0);
  const print = (title: string, row: readonly (string | number)[]): void => {
    console.log(
      [
        title.padEnd(28),
        ...row.map((cell) => (typeof cell === 'number' ? cell.toFixed(1) : cell).padStart(9)),
      ].join(' '),
    );
  };
  print('', CELLS);
  const dev = values.quick ? undefined : healthyGains(corpusPools(corpus, 'dev'), weights, reverser);
  for (const [part, path] of [
    ['calibrate', calibrateCases],
    ['dev', devCases],
  ] as const) {
    if (path === '') continue;
    const all = outcomes(path, weights, reverser);
    const of = (cell: string): Outcome[] => all.filter((outcome) => outcome.cell === cell);
    print(
      `${part}: ranked first`,
      CELLS.map((cell) => meanOverPairs(of(cell), ({ first }) => first)),
    );
    const passes = (outcome: Outcome): boolean =>
      outcome.first && outcome.gain > (highest.get(outcome.group)?.[outcome.bin] ?? 1);
    print(
      `${part}: above healthy`,
      CELLS.map((cell) => meanOverPairs(of(cell), passes)),
    );
    for (const end of [0, 1, 2, 3, 4, 5]) {
      print(
        `  n <= ${BIN_ENDS[end]}`,
        CELLS.map((cell) =>
          meanOverPairs(
            of(cell).filter(({ bin }) => bin === end),
            passes,
          ),
        ),
      );
    }
    if (values.pairs) {
      for (const pair of new Set(all.map(({ cell, pair: name }) => `${cell} ${name}`))) {
        const list = all.filter((outcome) => `${outcome.cell} ${outcome.pair}` === pair);
        const sorted = list.map(({ gain }) => gain).sort((a, b) => a - b);
        print(pair, [
          meanOverPairs(list, ({ first }) => first),
          meanOverPairs(list, passes),
          sorted[Math.floor(sorted.length / 10)] ?? 0,
          sorted[Math.floor(sorted.length / 2)] ?? 0,
        ]);
      }
    }
    const count = Number(values.examples);
    if (count > 0) {
      for (const cell of CELLS) {
        const missed = of(cell).filter((outcome) => !passes(outcome));
        for (let shown = 0; shown < count && shown < missed.length; shown++) {
          const outcome = missed[Math.floor((shown * missed.length) / count)] as Outcome;
          console.log(
            JSON.stringify([
              outcome.pair,
              outcome.group,
              outcome.gain.toFixed(1),
              (highest.get(outcome.group)?.[outcome.bin] ?? 1).toFixed(1),
              outcome.case.truth,
              outcome.case.input,
              outcome.first ? '' : outcome.winner,
            ]),
          );
        }
      }
    }
  }
  if (values.quick) return;
  console.log(
    `healthy calibrate lines ${calibrate.lines}; highest gains by group and length bin (${BIN_ENDS.join(', ')})`,
  );
  for (const [group, bins] of calibrate.gains)
    print(
      `  ${group}`,
      bins.map((bin) => bin[0]?.gain ?? 0),
    );
  if (dev === undefined) return;
  let changed = 0;
  for (const [group, bins] of dev.gains) {
    bins.forEach((bin, index) => {
      for (const entry of bin) {
        if (entry.gain <= (highest.get(group)?.[index] ?? 1)) break;
        changed++;
        if (changed <= Number(values.examples) * 4)
          console.log(
            group,
            entry.gain.toFixed(1),
            JSON.stringify([entry.input.slice(0, 80), entry.output.slice(0, 80)]),
          );
      }
    });
  }
  console.log(`healthy dev lines ${dev.lines}, above the calibrate thresholds: ${changed}`);
}

if (process.argv[1]?.endsWith('evaluate.ts')) main();
