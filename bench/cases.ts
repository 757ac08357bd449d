import { AROUND, type Form, type Group, type GroupEntry } from './groups.ts';
import { garbleLosslessly } from './lossless.ts';
import { type Random, randomOf } from './random.ts';
import { LENGTHS, truths } from './truths.ts';

/** One text to repair. Documents have one truth a line, everything else just one. */
export interface Case {
  readonly input: string;
  readonly truth: string;
  /** The garbled lines; healthy ones between them are checked for changes only. */
  readonly garbledLines: readonly number[];
  /** Index in `LENGTHS`; of each line in a document. */
  readonly lengths: readonly number[];
}

/** Lines of a document. */
const DOCUMENT_LINES = 5;
/** Draws for one case after which a channel is taken to be unable to give one of this length. */
const PATIENCE = 400;

const FILE_NAMES = [
  '{}.txt',
  '{}.docx',
  '{} (1).pdf',
  '{}.jpg',
  '{}_2024.xlsx',
  'photos/{}.png',
  '01 - {}.mp3',
];
const SPANS = ['Subject: {} (2 of 3)', '[INFO] {} – ok', '{"name": "{}", "id": 42}', '- {} [done]'];

interface Pair {
  readonly truth: string;
  readonly input: string;
}

function pairOf(
  entry: GroupEntry,
  lengthIndex: number,
  random: Random,
  wrap: (text: string) => string,
): Pair | undefined {
  let patience = PATIENCE;
  for (const phrase of truths(entry.languages, lengthIndex, random)) {
    const truth = wrap(phrase);
    const input = garbleLosslessly(truth, entry.channels);
    if (input !== undefined) return { truth, input };
    if (--patience === 0) return undefined;
  }
  return undefined;
}

function fileNameOf(random: Random): (phrase: string) => string {
  const pattern = random.pick(FILE_NAMES);
  return (phrase) => pattern.replace('{}', phrase.replace(/[\\/:*?"<>|]+/g, ' ').trim());
}

function healthyLine(random: Random): string {
  for (const line of truths([random.pick(AROUND)], 2, random)) return line;
  throw new Error('truths never ends');
}

/** The pair amid healthy text: in a line of a program or between the halves of a sentence. */
function surround({ truth, input }: Pair, random: Random): Pair {
  if (random.next() < 0.5) {
    const pattern = random.pick(SPANS);
    return { truth: pattern.replace('{}', truth), input: pattern.replace('{}', input) };
  }
  const [before, after] = [healthyLine(random), healthyLine(random)];
  const [open, close] = random.pick([
    [' ', ' '],
    [' "', '" '],
    [' (', ') '],
    [': ', ' – '],
  ] as const);
  return { truth: before + open + truth + close + after, input: before + open + input + close + after };
}

function lineCase(entry: GroupEntry, form: Form, lengthIndex: number, random: Random): Case | undefined {
  const wrap = form === 'file name' ? fileNameOf(random) : (phrase: string): string => phrase;
  const pair = pairOf(entry, lengthIndex, random, wrap);
  if (pair === undefined) return undefined;
  const { truth, input } = form === 'span' ? surround(pair, random) : pair;
  return { input, truth, garbledLines: [0], lengths: [lengthIndex] };
}

function documentCase(entry: GroupEntry, form: Form, random: Random): Case | undefined {
  const truthLines: string[] = [];
  const inputLines: string[] = [];
  const garbledLines: number[] = [];
  const lengths: number[] = [];
  for (let line = 0; line < DOCUMENT_LINES; line++) {
    if (form === 'mixed document') {
      const healthy = healthyLine(random);
      truthLines.push(healthy);
      inputLines.push(healthy);
    }
    const length = Math.floor(random.next() * LENGTHS.length);
    const pair = pairOf(entry, length, random, (phrase) => phrase);
    if (pair === undefined) continue;
    garbledLines.push(truthLines.length);
    lengths.push(length);
    truthLines.push(pair.truth);
    inputLines.push(pair.input);
  }
  if (garbledLines.length === 0) return undefined;
  return { input: inputLines.join('\n'), truth: truthLines.join('\n'), garbledLines, lengths };
}

/**
 * Cases of one entry of a group, the same for the same seed: `count` lines, a quarter in each length class,
 * or as many documents as have about that many lines.
 */
export function casesOf(group: Group, entry: GroupEntry, count: number, seed: string): Case[] {
  const path = entry.channels.map(({ right, wrong }) => `${right}>${wrong}`).join('+');
  const random = randomOf(`${seed}/${group.name}/${path}/${entry.languages.join()}`);
  const isDocument = group.form === 'document' || group.form === 'mixed document';
  const total = isDocument ? Math.ceil(count / DOCUMENT_LINES) : count;
  const cases = Array.from({ length: total }, (_, index) =>
    isDocument
      ? documentCase(entry, group.form, random)
      : lineCase(entry, group.form, index % LENGTHS.length, random),
  );
  return cases.filter((made) => made !== undefined);
}
