/**
 * Measures the model on garbled cases and healthy lines:
 * `npx tsx scripts/model/evaluate.ts CORPUS CACHE CALIBRATE.jsonl DEV.jsonl [--weights FILE]`.
 * The cases are those of `../shared/eval/mojibake.py`, made from the calibrate and the dev part of the corpus.
 * The weights are rounded as in the packed model; without `--weights` they are the committed ones.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isCjk, isCyrillic, isLatinLetter } from '../../src/language/script.ts';
import { WEIGHT_STEP } from '../../src/language/weights.ts';
import { channelPrior } from './channels.ts';
import { quantise, WEIGHTS_FILE } from './pack.ts';
import { Reading } from './reading.ts';
import { Reverser } from './reversals.ts';
import { corpusPools, packagePools } from './texts.ts';

const CELLS = ['utf8', 'legacy', 'zip', 'cyrillic', 'cjk-cross', 'c1'];
const BIN_ENDS = [2, 4, 8, 16, Number.POSITIVE_INFINITY];

/** No reversal with a gain below this is taken, whatever healthy text says. */
const LEAST_THRESHOLD = 2;

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

const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^(windows-1252|iso-8859-1|iso-8859-15|latin-1)$/, 'western'],
  [/^(cp437|cp850|cp858)$/, 'dos'],
  [/^(gbk|gb18030)$/, 'gbk'],
  [/^iso-8859-9$/, 'windows-1254'],
];

function family(encoding: string): string {
  return FAMILIES.find(([pattern]) => pattern.test(encoding))?.[1] ?? encoding;
}

/** With `--coarse`: groups as the prototype of plausibility.md had them, to compare with its figures. */
let coarse = false;

/** Candidates of one group share thresholds: a channel, and the script that it makes. */
function groupOf(right: string, wrong: string, input: Reading, candidate: Reading): string {
  const script = scriptOf(candidate);
  if (!coarse) return `${family(right)} as ${family(wrong)} to ${script}`;
  if (right === 'utf-8') return 'utf-8';
  return script !== 'other' && script === scriptOf(input) ? `${script} to ${script}` : 'other';
}

function binOf(nonAscii: number): number {
  return BIN_ENDS.findIndex((end) => nonAscii <= end);
}

/** For each group and length bin, the gains that healthy lines' best reversals would bring, highest first. */
type Gains = Map<string, { gain: number; input: string; output: string }[][]>;

function healthyGains(
  pools: readonly { lines: readonly string[] }[],
  weights: Float32Array,
  context: Float32Array | undefined,
  reverser: Reverser,
): { gains: Gains; lines: number } {
  const gains: Gains = new Map();
  const input = new Reading();
  const candidate = new Reading();
  let lines = 0;
  for (const { lines: texts } of pools) {
    for (const text of texts) {
      lines++;
      input.set(text).rate(weights, context);
      const bin = binOf(input.nonAscii());
      const best = new Map<string, { gain: number; input: string; output: string }>();
      reverser.each(input, candidate, new Set([input.hash]), (right, wrong, prior) => {
        const gain = candidate.rate(weights, context).score + prior - input.score;
        const group = groupOf(right, wrong, input, candidate);
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

function outcomes(
  path: string,
  weights: Float32Array,
  context: Float32Array | undefined,
  reverser: Reverser,
): Outcome[] {
  const input = new Reading();
  const truth = new Reading();
  const candidate = new Reading();
  const results: Outcome[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const entry = JSON.parse(line) as Case;
    if (entry.kind !== 'lossless' || !CELLS.includes(entry.cell)) continue;
    input.set(entry.input).rate(weights, context);
    truth.set(entry.truth).rate(weights, context);
    let best = input.score;
    let winner = entry.input;
    // A truth that only a duplicate code leads to (cp932) is the codec's affair; here it is a candidate all the same.
    const [right, wrong] = entry.pair.split('>').map((name) => reverser.table(name).name) as [string, string];
    const group = groupOf(right, wrong, input, truth);
    truth.score += channelPrior(right, wrong);
    reverser.each(input, candidate, new Set([input.hash, truth.hash]), (_right, _wrong, prior) => {
      candidate.rate(weights, context);
      if (candidate.score + prior > best) {
        best = candidate.score + prior;
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
      bins.map((bin) =>
        Math.max(LEAST_THRESHOLD, (bin[Math.min(bin.length - 1, rank(bin.length))]?.gain ?? 0) + 0.5),
      ),
    );
  }
  return result;
}

function merge(...all: readonly Gains[]): Gains {
  const merged: Gains = new Map();
  for (const gains of all) {
    for (const [group, bins] of gains) {
      const known = merged.get(group) ?? BIN_ENDS.map(() => []);
      merged.set(
        group,
        known.map((bin, index) => [...bin, ...(bins[index] ?? [])].sort((a, b) => b.gain - a.gain)),
      );
    }
  }
  return merged;
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      weights: { type: 'string' },
      pairs: { type: 'boolean', default: false },
      examples: { type: 'string', default: '0' },
      'without-context': { type: 'boolean', default: false },
      coarse: { type: 'boolean', default: false },
      brief: { type: 'boolean', default: false },
    },
  });
  coarse = values.coarse;
  const [corpus = '', cache = '', calibrateCases = '', devCases = ''] = positionals;
  const { plausibility, context: contextSteps } = quantise(
    new Uint8Array(readFileSync(values.weights ?? WEIGHTS_FILE)),
  );
  const weights = Float32Array.from(plausibility, (step) => step * WEIGHT_STEP);
  const context = values['without-context']
    ? undefined
    : Float32Array.from(contextSteps, (step) => step * WEIGHT_STEP);
  const reverser = new Reverser();
  const calibrate = healthyGains(corpusPools(corpus, 'calibrate'), weights, context, reverser);
  const packages = healthyGains(packagePools(cache, 'calibrate'), weights, context, reverser);
  const highest = thresholds(calibrate.gains, () => 0);
  const strict = thresholds(merge(calibrate.gains, packages.gains), () => 2);
  const print = (title: string, row: readonly (string | number)[]): void => {
    console.log(
      [
        title.padEnd(28),
        ...row.map((cell) => (typeof cell === 'number' ? cell.toFixed(1) : cell).padStart(9)),
      ].join(' '),
    );
  };
  print('', CELLS);
  if (values.brief) {
    const all = [
      ...outcomes(calibrateCases, weights, context, reverser),
      ...outcomes(devCases, weights, context, reverser),
    ];
    const row = (title: string, passes: (outcome: Outcome) => boolean): void => {
      const shares = CELLS.map((cell) =>
        meanOverPairs(
          all.filter((outcome) => outcome.cell === cell),
          passes,
        ),
      );
      print(title, [...shares, shares.slice(0, 5).reduce((a, b) => a + b) / 5]);
    };
    row('ranked first', ({ first }) => first);
    row(
      'above healthy',
      ({ first, gain, group, bin }) => first && gain > (highest.get(group)?.[bin] ?? LEAST_THRESHOLD),
    );
    row(
      'above strict',
      ({ first, gain, group, bin }) => first && gain > (strict.get(group)?.[bin] ?? LEAST_THRESHOLD),
    );
    return;
  }
  const dev = healthyGains(corpusPools(corpus, 'dev'), weights, context, reverser);
  for (const [part, path] of [
    ['calibrate', calibrateCases],
    ['dev', devCases],
  ] as const) {
    if (path === '') continue;
    const all = outcomes(path, weights, context, reverser);
    const of = (cell: string): Outcome[] => all.filter((outcome) => outcome.cell === cell);
    print(
      `${part}: ranked first`,
      CELLS.map((cell) => meanOverPairs(of(cell), ({ first }) => first)),
    );
    const passes = (outcome: Outcome): boolean =>
      outcome.first && outcome.gain > (highest.get(outcome.group)?.[outcome.bin] ?? LEAST_THRESHOLD);
    print(
      `${part}: above healthy`,
      CELLS.map((cell) => meanOverPairs(of(cell), passes)),
    );
    for (const end of [0, 1, 2, 3, 4]) {
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
    for (const [name, share] of [
      ['tenth', 0.1],
      ['median', 0.5],
    ] as const) {
      for (const end of [0, 1, 2, 3, 4]) {
        print(
          `  gain, ${name}, n <= ${BIN_ENDS[end]}`,
          CELLS.map((cell) => {
            const gains = of(cell).filter(({ bin }) => bin === end);
            gains.sort((a, b) => a.gain - b.gain);
            return gains[Math.floor(gains.length * share)]?.gain ?? 0;
          }),
        );
      }
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
              (highest.get(outcome.group)?.[outcome.bin] ?? LEAST_THRESHOLD).toFixed(1),
              outcome.case.truth,
              outcome.case.input,
              outcome.first ? '' : outcome.winner,
            ]),
          );
        }
      }
    }
  }
  console.log(
    `healthy calibrate lines ${calibrate.lines}; highest gains by group and length bin (${BIN_ENDS.join(', ')})`,
  );
  for (const [group, bins] of calibrate.gains)
    print(
      `  ${group}`,
      bins.map((bin) => bin[0]?.gain ?? 0),
    );
  for (const [part, healthy] of [
    ['dev', dev],
    ['package', packages],
  ] as const) {
    const over: { group: string; excess: number; gain: number; input: string; output: string }[] = [];
    for (const [group, bins] of healthy.gains) {
      bins.forEach((bin, index) => {
        for (const entry of bin) {
          const excess = entry.gain - (highest.get(group)?.[index] ?? LEAST_THRESHOLD);
          if (excess <= 0) break;
          over.push({ group, excess, ...entry });
        }
      });
    }
    over.sort((a, b) => b.excess - a.excess);
    const changed = (margin: number): number =>
      new Set(over.filter(({ excess }) => excess > margin).map(({ input }) => input)).size;
    console.log(
      `healthy ${part} lines ${healthy.lines}, above the calibrate thresholds: ${changed(0)}; by more than 2: ${changed(2)}; 5: ${changed(5)}; 10: ${changed(10)}`,
    );
    for (const entry of over.slice(0, Number(values.examples) * 10))
      console.log(
        `  ${entry.group} ${entry.gain.toFixed(1)} ${JSON.stringify([entry.input.slice(0, 80), entry.output.slice(0, 80)])}`,
      );
  }
}

if (process.argv[1]?.endsWith('evaluate.ts')) main();
