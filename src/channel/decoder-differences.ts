import { GLIBC_DIFFERENCES, JAVA_DIFFERENCES, PYTHON_DIFFERENCES } from '../packed/data.ts';
import type { DecoderBehaviour } from './channel.ts';

/** A byte sequence that a decoder rejects although the standard one has it. */
export const UNDEFINED = -1;

/**
 * Windows' single bytes and user-defined areas, from Microsoft's bestfit tables: cp936 reads as private use
 * what GB 18030 assigned later, and no code page rejects a byte that cannot lead.
 */
const CP936 =
  'ff:f8f5 a2e3:e76c a3a0:e5e5 a6d9-a6df:e78d a6ec-a6ed:e794 a6f3:e796 a8bc:e7c7 a8bf:e7c8 a989-a995:e7e7 ' +
  'fe50-fe7e:e815 fe80-fea0:e844';
const WINDOWS_DIFFERENCES: Readonly<Record<string, string>> = {
  gbk: CP936,
  cp950: '80:80 ff:f8f8',
  shift_jis: 'a0:f8f0 fd-ff:f8f1',
  'euc-kr': '80:80 ff:f8f7 c9a1-c9fe:e000 fea1-fefe:e05e',
};

/** mbstring's CP936 is Windows'; its CP932 rejects 80, its Windows pages reject what Microsoft left unassigned. */
const PHP_DIFFERENCES: Readonly<Record<string, string>> = {
  gbk: CP936,
  shift_jis: '80',
  'windows-1251': '98',
  'windows-1252': '81 8d 8f-90 9d',
  'windows-1254': '81 8d-90 9d-9e',
};

const DIFFERENCES: Readonly<Record<DecoderBehaviour, Readonly<Record<string, string>>>> = {
  whatwg: {},
  drop: {},
  python: PYTHON_DIFFERENCES,
  java: JAVA_DIFFERENCES,
  iconv: GLIBC_DIFFERENCES,
  php: PHP_DIFFERENCES,
  windows: WINDOWS_DIFFERENCES,
};

/** Byte sequence as one big-endian number → code point, or {@link UNDEFINED}. */
export type DecoderDifferences = ReadonlyMap<number, number>;

const NONE: DecoderDifferences = new Map();
const cache = new Map<string, DecoderDifferences>();

/** Where the decoder's table isn't the one of `encoding` (a canonical name). */
export function decoderDifferences(behaviour: DecoderBehaviour, encoding: string): DecoderDifferences {
  const runs = DIFFERENCES[behaviour][encoding];
  if (runs === undefined) return NONE;
  const key = `${behaviour} ${encoding}`;
  let differences = cache.get(key);
  if (differences === undefined) {
    differences = parseRuns(runs);
    cache.set(key, differences);
  }
  return differences;
}

/** Parses runs as the generated file describes them. */
export function parseRuns(runs: string): Map<number, number> {
  const differences = new Map<number, number>();
  for (const run of runs.split(' ')) {
    const [sequences, codePoint] = run.split(':');
    const [first, last] = sequences!.split('-').map((hex) => Number.parseInt(hex, 16));
    const start = codePoint === undefined ? undefined : Number.parseInt(codePoint, 16);
    for (let sequence = first!; sequence <= (last ?? first!); sequence++) {
      differences.set(sequence, start === undefined ? UNDEFINED : start + sequence - first!);
    }
  }
  return differences;
}
