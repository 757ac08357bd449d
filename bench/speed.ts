/**
 * Repairs the same texts with the built library and with its peers, by turns in one process, and prints how fast
 * each is and the ratio to the first, with its spread. `npm run bench:speed`; see README.md beside this file.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createSinglebyteEncoder } from '@exodus/bytes/single-byte.js';
import iconv from 'iconv-lite';
import { startPythonPeers } from './python-peers.ts';
import { type Garble, type Workload, workloads } from './speed-workloads.ts';

interface Library {
  repair(text: string): string;
  garble: Garble;
}

interface Ftfy {
  fix_encoding(text: string): string;
}

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});
const units = Number(values.units);
const rounds = Number(values.rounds);

/** A sample takes at least so long, in milliseconds, and one run. */
const SAMPLE = 20;

async function load<T>(name: string): Promise<T> {
  return (await import(name)) as T;
}

const library = await load<Library>(new URL('../dist/index.js', import.meta.url).href);
const ftfys: (readonly [name: string, peer: Ftfy])[] = [];
for (const name of ['@photostructure/ftfy', 'ftfy-js']) {
  try {
    ftfys.push([name, await load<Ftfy>(name)]);
  } catch (error) {
    console.error(`without ${name}: ${(error as Error).message}`);
  }
}

const python = await startPythonPeers();
if (python.names.length === 0) console.error("without Python's peers: pip install ftfy plsfix");

type Task = readonly [name: string, run: (text: string) => unknown];

const classes = new Uint8Array(0x10000);

/** One look at each code unit: what a check can hardly be faster than. */
function lookAtEach(text: string): number {
  let seen = 0;
  for (let i = 0; i < text.length; i++) seen |= classes[text.charCodeAt(i)]!;
  return seen;
}

/** The library first, then what it is compared with. */
function tasksFor({ channel }: Workload): Task[] {
  const tasks: Task[] = [
    ['unmojibake', (text) => library.repair(text)],
    ['Buffer.byteLength', (text) => Buffer.byteLength(text)],
    ['a look at each code unit', lookAtEach],
  ];
  for (const [name, { fix_encoding }] of ftfys) tasks.push([`${name} fix_encoding`, fix_encoding]);
  if (channel) {
    const { right, wrong } = channel;
    // Buffer's own decoder is what anybody would take for UTF-8.
    const decode =
      right === 'utf-8'
        ? (bytes: Buffer) => bytes.toString('utf8')
        : (bytes: Buffer) => iconv.decode(bytes, right);
    tasks.push(['iconv-lite encode + decode', (text) => decode(iconv.encode(text, wrong))]);
    if (wrong === 'windows-1252') {
      const encode = createSinglebyteEncoder(wrong);
      tasks.push(['@exodus/bytes encode', (text) => encode(text)]);
    }
  }
  return tasks;
}

/** Nanoseconds of one run. */
function sample(run: Task[1], text: string): number {
  let runs = 0;
  const start = performance.now();
  let passed = 0;
  do {
    for (let i = 0; i < 1 + runs; i++) sink = run(text);
    runs += 1 + runs;
    passed = performance.now() - start;
  } while (passed < SAMPLE);
  return (1e6 * passed) / runs;
}

/** Keeps the results alive, so that no run is optimised away. */
let sink: unknown;

interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, least: sorted[0]!, most: sorted.at(-1)! };
}

interface Result {
  readonly workload: string;
  readonly task: string;
  readonly nanoseconds: Spread;
  /** How many times as long it takes as the library. */
  readonly ratio: Spread;
}

async function measure(workload: Workload): Promise<Result[]> {
  const { text } = workload;
  const tasks: (readonly [name: string, take: () => number | Promise<number>])[] = [
    ...tasksFor(workload).map(([name, run]) => [name, () => sample(run, text)] as const),
    ...python.names.map((name) => [name, () => python.sample(name, text, SAMPLE)] as const),
  ];
  const times: number[][] = tasks.map(() => []);
  for (const [, take] of tasks) await take();
  for (let round = 0; round < rounds; round++) {
    for (const [index, [, take]] of tasks.entries()) times[index]!.push(await take());
  }
  return tasks.map(([task], index) => ({
    workload: workload.name,
    task,
    nanoseconds: spreadOf(times[index]!),
    ratio: spreadOf(times[index]!.map((time, round) => time / times[0]![round]!)),
  }));
}

/** Three significant digits. */
const short = (value: number): string => String(Number(value.toPrecision(3)));

function print({ name, text }: Workload, results: readonly Result[]): void {
  console.log(`\n${name} (${text.length} units)`);
  for (const { task, nanoseconds, ratio } of results) {
    const speed =
      text.length < 1000
        ? `${short(nanoseconds.median)} ns`
        : `${short((1e3 * text.length) / nanoseconds.median)} M units/s`;
    console.log(
      `  ${task.padEnd(36)} ${speed.padStart(20)}   ${short(ratio.median).padStart(8)} × the time (${short(ratio.least)}–${short(ratio.most)})`,
    );
  }
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
if (!values.json)
  console.log(`unmojibake ${version}, Node ${process.version}, ${units} units, ${rounds} rounds`);
const all: Result[] = [];
for (const workload of workloads(units, library.garble)) {
  if (!workload.name.includes(values.only)) continue;
  const results = await measure(workload);
  all.push(...results);
  if (!values.json) print(workload, results);
}
python.close();
if (values.json) console.log(JSON.stringify(all, null, 2));
if (sink === undefined) throw new Error('nothing was measured');
