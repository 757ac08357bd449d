/**
 * Writes `src/packed/generated/decoder-differences.ts`: where the tables of Python's, Java's and glibc's decoders
 * are not ours. Asks the decoders of this machine for every sequence of one and two bytes, for the three bytes of
 * EUC-JP and for the four bytes of GB 18030 up to U+FFFF.
 *
 *     npx tsx scripts/channel-differences.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Encoding } from '../src/codec/encoding.ts';
import { encodings } from '../src/codec/registry.ts';
import { charsetNames, decodeWith, type RealDecoder, versions } from './real-decoders.ts';

const PATH = 'src/packed/generated/decoder-differences.ts';
const CONSTANTS: Readonly<Record<RealDecoder, string>> = {
  python: 'PYTHON_DIFFERENCES',
  java: 'JAVA_DIFFERENCES',
  iconv: 'GLIBC_DIFFERENCES',
};
const MISSING = -1;
/** First four-byte sequence of GB 18030 above the BMP's. */
const END_OF_BMP_SEQUENCES = 39420;

interface Difference {
  readonly bytes: readonly number[];
  /** Code point, or {@link MISSING}. */
  readonly theirs: number;
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

function sequencesOf(encoding: Encoding): number[][] {
  const high = range(0x80, 0xff);
  const singles = (encoding.maxBytes === 1 ? range(0, 0xff) : high).map((byte) => [byte]);
  if (encoding.maxBytes === 1) return singles;
  const pairs = high.flatMap((lead) => range(0, 0xff).map((trail) => [lead, trail]));
  if (encoding.name === 'euc-jp') {
    const ks = range(0xa1, 0xfe);
    pairs.push(...ks.flatMap((second) => ks.map((third) => [0x8f, second, third])));
  }
  if (encoding.name === 'gb18030') {
    for (let pointer = 0; pointer < END_OF_BMP_SEQUENCES; pointer++) {
      const first = 0x81 + Math.floor(pointer / 12600);
      const second = 0x30 + (Math.floor(pointer / 1260) % 10);
      const third = 0x81 + (Math.floor(pointer / 10) % 126);
      pairs.push([first, second, third, 0x30 + (pointer % 10)]);
    }
  }
  return [...singles, ...pairs];
}

/** The one character that all the bytes stand for, or {@link MISSING}. */
function ownCodePoint(encoding: Encoding, bytes: readonly number[]): number {
  const decoded = encoding.decodeAt(Uint8Array.from(bytes), 0);
  return decoded >= 0 && (decoded & 7) === bytes.length ? decoded >> 3 : MISSING;
}

interface Question {
  readonly encoding: Encoding;
  readonly charset: string;
  readonly sequences: readonly (readonly number[])[];
}

/** Asks all at once: starting a decoder takes longer than its answers. */
function differencesByEncoding(decoder: RealDecoder): Map<string, Difference[]> {
  const questions = encodings.flatMap((encoding): Question[] => {
    const charset = charsetNames(encoding.name)[decoder];
    if (charset === undefined || encoding.name === 'utf-8') return [];
    return [{ encoding, charset, sequences: sequencesOf(encoding) }];
  });
  const jobs = questions.flatMap(({ charset, sequences }) =>
    sequences.map((bytes) => ({ charset, bytes: Uint8Array.from(bytes) })),
  );
  const texts = decodeWith(decoder, 'strict', jobs);
  const found = new Map<string, Difference[]>();
  for (const question of questions) {
    found.set(question.encoding.name, differencesOf(question, texts.splice(0, question.sequences.length)));
  }
  return found;
}

function differencesOf(
  { encoding, sequences }: Question,
  texts: readonly (string | undefined)[],
): Difference[] {
  const startsAlone = new Set(
    sequences.filter((bytes, i) => bytes.length === 1 && texts[i]).map(([byte]) => byte),
  );
  const differences: Difference[] = [];
  for (const [i, bytes] of sequences.entries()) {
    // Two characters of one byte each are no pair.
    if (bytes.length > 1 && startsAlone.has(bytes[0])) continue;
    const text = texts[i] ?? '';
    const own = ownCodePoint(encoding, bytes);
    const codePoint = text.codePointAt(0) ?? MISSING;
    const single = text.length === (codePoint > 0xffff ? 2 : 1) && codePoint !== 0xfffd;
    const sequence = own > 0x10ffff && text === encoding.decode(Uint8Array.from(bytes)).text;
    const theirs = sequence ? own : single ? codePoint : MISSING;
    if (theirs !== own) differences.push({ bytes, theirs });
  }
  return differences;
}

/** Runs of one row: last bytes that follow each other, with code points that do so too. */
function runsOf(differences: readonly Difference[]): string {
  const runs: { first: Difference; last: Difference; length: number }[] = [];
  for (const difference of differences) {
    const run = runs.at(-1);
    const { bytes, theirs } = difference;
    const follows =
      run &&
      bytes.length === run.last.bytes.length &&
      bytes.slice(0, -1).every((byte, i) => byte === run.last.bytes[i]) &&
      bytes.at(-1) === run.last.bytes.at(-1)! + 1 &&
      (theirs === MISSING ? run.first.theirs === MISSING : theirs === run.first.theirs + run.length);
    if (follows) {
      run.last = difference;
      run.length++;
    } else {
      runs.push({ first: difference, last: difference, length: 1 });
    }
  }
  const hex = ({ bytes }: Difference): string => Buffer.from(bytes).toString('hex');
  return runs
    .map(({ first, last, length }) => {
      const sequences = length === 1 ? hex(first) : `${hex(first)}-${hex(last)}`;
      return first.theirs === MISSING ? sequences : `${sequences}:${first.theirs.toString(16)}`;
    })
    .join(' ');
}

/** Path from the repository's root → contents. Needs Python, a JDK and glibc, and says so if one is missing. */
export function generateDecoderDifferences(): Map<string, string> {
  const { python, java, iconv } = versions();
  let source =
    `// Written by scripts/channel-differences.ts from ${python}, ${java} and ${iconv}. Do not edit.\n` +
    '// Runs of byte sequences; behind a colon the code point of the first, without it: undefined there.\n';
  for (const decoder of ['python', 'java', 'iconv'] as const) {
    source += `\nexport const ${CONSTANTS[decoder]}: Readonly<Record<string, string>> = {\n`;
    for (const [name, differences] of differencesByEncoding(decoder)) {
      if (differences.length > 0) source += `  '${name}': '${runsOf(differences)}',\n`;
    }
    source += '};\n';
  }
  return new Map([[PATH, source]]);
}

/** For `npm run data:verify`: nothing where the decoders that the committed file names are not at hand. */
export function regenerateDecoderDifferences(): Map<string, string> {
  const [firstLine] = readFileSync(new URL(`../${PATH}`, import.meta.url), 'utf8').split('\n');
  let here: string;
  try {
    here = Object.values(versions()).join(', ');
  } catch (error) {
    here = (error as Error).message;
  }
  if (here.split(', ').every((version) => firstLine!.includes(version))) return generateDecoderDifferences();
  console.log(`${PATH} not compared: it needs other decoders than ${here}`);
  return new Map();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, contents] of generateDecoderDifferences()) {
    const file = new URL(`../${path}`, import.meta.url);
    mkdirSync(new URL('./', file), { recursive: true });
    writeFileSync(file, contents);
    console.log(path, contents.length);
  }
}
