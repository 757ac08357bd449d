/**
 * Garbles lines of the Universal Declaration of Human Rights over every kind of channel, repairs them with
 * the built library and prints how often the truth comes back. `npm run bench:accuracy -- --n 24`.
 */
import { parseArgs } from 'node:util';
import { casesOf } from './cases.ts';
import { declarationCodes, declarationLines } from './declarations.ts';
import { GROUPS, type Group } from './groups.ts';
import { randomOf } from './random.ts';
import { LENGTHS } from './truths.ts';

interface Library {
  repair(text: string): string;
}

/** Shares of the garbled lines, in per cent, as means over the channels of a group. */
interface Figures {
  readonly exact: number;
  readonly wrong: number;
  readonly unchanged: number;
}

interface GroupResult extends Figures {
  readonly group: string;
  readonly channels: number;
  /** Garbled lines. */
  readonly lines: number;
  /** Exact by length class; undefined where no text of that length can be made. */
  readonly exactByLength: readonly (number | undefined)[];
  /** Healthy lines beside the garbled ones, and those of them that were changed. */
  readonly healthy: number;
  readonly healthyChanged: number;
  readonly byChannel: readonly (Figures & { readonly channel: string })[];
}

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '16' },
    healthy: { type: 'string', default: '20000' },
    seed: { type: 'string', default: 'udhr' },
    json: { type: 'boolean', default: false },
    channels: { type: 'boolean', default: false },
    examples: { type: 'string', default: '0' },
  },
});

const BUILT: string = new URL('../dist/index.js', import.meta.url).href;
const { repair } = (await import(BUILT)) as Library;

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

function measure(group: Group, count: number, seed: string, examples: number): GroupResult {
  const byChannel: (Figures & { readonly channel: string })[] = [];
  const byLength = LENGTHS.map(() => ({ exact: 0, lines: 0 }));
  let lines = 0;
  let healthy = 0;
  let healthyChanged = 0;
  for (const entry of group.entries) {
    const counts = { exact: 0, wrong: 0, unchanged: 0, lines: 0 };
    for (const { input, truth, garbledLines, lengths } of casesOf(group, entry, count, seed)) {
      const output = repair(input).split('\n');
      const inputs = input.split('\n');
      for (const [line, wanted] of truth.split('\n').entries()) {
        const at = garbledLines.indexOf(line);
        if (at < 0) {
          healthy++;
          if (output[line] !== wanted) healthyChanged++;
          continue;
        }
        const length = byLength[lengths[at]!]!;
        const isExact = output[line] === wanted;
        const outcome = isExact ? 'exact' : output[line] === inputs[line] ? 'unchanged' : 'wrong';
        counts[outcome]++;
        counts.lines++;
        length.lines++;
        if (isExact) length.exact++;
        else if (examples > 0 && counts.lines - counts.exact <= examples) {
          const path = entry.channels.map(({ right, wrong }) => `${right} > ${wrong}`).join(', ');
          console.error(`${path}: ${outcome}\n  ${inputs[line]}\n  ${output[line]}\n  ${wanted}`);
        }
      }
    }
    lines += counts.lines;
    if (counts.lines === 0) continue;
    byChannel.push({
      channel: entry.channels.map(({ right, wrong }) => `${right} as ${wrong}`).join(', then '),
      exact: percent(counts.exact, counts.lines),
      wrong: percent(counts.wrong, counts.lines),
      unchanged: percent(counts.unchanged, counts.lines),
    });
  }
  return {
    group: group.name,
    channels: byChannel.length,
    lines,
    exact: mean(byChannel.map(({ exact }) => exact)),
    wrong: mean(byChannel.map(({ wrong }) => wrong)),
    unchanged: mean(byChannel.map(({ unchanged }) => unchanged)),
    exactByLength: byLength.map((length) =>
      length.lines === 0 ? undefined : percent(length.exact, length.lines),
    ),
    healthy,
    healthyChanged,
    byChannel,
  };
}

interface HealthyResult {
  readonly languages: number;
  readonly lines: number;
  readonly changed: number;
  readonly per100000: number;
}

/** Controls of C1 and replacement characters: the package's own texts hold some, and those are garbled. */
const GARBLED_AT_SOURCE = /[\u0080-\u009f\ufffd]/;

/** Repairs healthy lines of every language, a sample of `most`, and counts those that change. */
function measureHealthy(most: number, seed: string, examples: number): HealthyResult {
  const random = randomOf(`${seed}/healthy`);
  const codes = declarationCodes();
  const all = codes
    .flatMap((code) => declarationLines(code).map((line) => ({ code, line })))
    .filter(({ line }) => !GARBLED_AT_SOURCE.test(line));
  const sample = all.filter(() => random.next() * all.length < most);
  let changed = 0;
  for (const { code, line } of sample) {
    const output = repair(line);
    if (output === line) continue;
    changed++;
    if (changed <= examples) console.error(`healthy ${code}\n  ${line}\n  ${output}`);
  }
  return {
    languages: codes.length,
    lines: sample.length,
    changed,
    per100000: (1e5 * changed) / Math.max(1, sample.length),
  };
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function printTable(results: readonly GroupResult[], healthy: HealthyResult, withChannels: boolean): void {
  const one = (number: number): string => number.toFixed(1);
  const head = ['group', 'channels', 'lines', 'exact %', 'wrong %', 'unchanged %'];
  console.log(row([...head, ...LENGTHS.map(({ name }) => `exact, ${name}`)]));
  console.log(row([...head, ...LENGTHS].map((_, column) => (column === 0 ? '---' : '--:'))));
  for (const result of results) {
    const { group, channels, lines, exact, wrong, unchanged, exactByLength } = result;
    const lengths = exactByLength.map((share) => (share === undefined ? '–' : one(share)));
    console.log(
      row([group, String(channels), String(lines), one(exact), one(wrong), one(unchanged), ...lengths]),
    );
  }
  const beside = results.filter((result) => result.healthy > 0);
  for (const { group, healthy: total, healthyChanged } of beside) {
    console.log(`\n${group}: ${healthyChanged} of ${total} healthy lines beside garbled ones changed.`);
  }
  console.log(
    `\nHealthy lines in ${healthy.languages} languages: ${healthy.changed} of ${healthy.lines} changed, ` +
      `${one(healthy.per100000)} in 100,000.`,
  );
  if (!withChannels) return;
  console.log(
    `\n${row(['channel', 'exact %', 'wrong %', 'unchanged %'])}\n${row(['---', '--:', '--:', '--:'])}`,
  );
  for (const { byChannel } of results) {
    for (const { channel, exact, wrong, unchanged } of byChannel) {
      console.log(row([channel, one(exact), one(wrong), one(unchanged)]));
    }
  }
}

const count = Number(values.n);
const examples = Number(values.examples);
const results = GROUPS.map((group) => measure(group, count, values.seed, examples));
const healthy = measureHealthy(Number(values.healthy), values.seed, examples);
if (values.json)
  console.log(JSON.stringify({ n: count, seed: values.seed, groups: results, healthy }, null, 2));
else printTable(results, healthy, values.channels);
