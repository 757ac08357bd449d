/** The lattice does work in proportion to the line, counted by the bytes that it tries. Needs nothing of Node. */
import { expect, test } from 'vitest';
import { getEncoding } from '../../src/codec/registry.ts';
import { LineBytes } from '../../src/search/byte-columns.ts';
import { searchLattice } from '../../src/search/lattice.ts';
import { holesOf, type LossPolicy } from '../../src/search/lattice-holes.ts';
import { type Sequences, sequencesOf } from '../../src/search/lattice-sequence.ts';
import { toLine } from '../../src/search/line.ts';

const RIGHT = getEncoding('utf-8')!;
const WRONG = getEncoding('gbk')!;

/** How many bytes, known and unknown ones, the search tries in a line. */
function bytesTried(text: string, policy: LossPolicy): number {
  let tried = 0;
  const count = <T extends keyof Sequences>(sequences: Sequences, name: T): Sequences[T] => {
    const method = sequences[name] as (...values: number[]) => unknown;
    return ((...values: number[]) => {
      tried++;
      return method.apply(sequences, values);
    }) as Sequences[T];
  };
  const sequences = sequencesOf(RIGHT);
  const line = toLine(text);
  searchLattice({
    line,
    packed: new LineBytes(line.alphabet).standard(WRONG),
    others: undefined,
    sequences: {
      encoding: sequences.encoding,
      leadKinds: sequences.leadKinds,
      feed: count(sequences, 'feed'),
      feedUnknown: count(sequences, 'feedUnknown'),
      feedGuess: count(sequences, 'feedGuess'),
      bytesAt: count(sequences, 'bytesAt'),
    },
    holes: holesOf(WRONG, policy),
    policy,
    bonus: 0,
    takesReplacements: false,
    spaceMayBeA0: false,
  });
  return tried;
}

const SHORT = 900;
const TIMES = 4;
/** Where a line begins and ends less is tried. */
const MOST_GROWTH = 1.1 * TIMES;

test.each([
  ['question marks', '中?', { decoder: 'php', mark: '?' }],
  ['question marks that swallow nothing', '中?', { decoder: 'python', mark: '?' }],
  ['U+FFFD', '\ufffd', { decoder: 'python', mark: '\ufffd' }],
  ['U+FFFD and Han', '鎹\ufffd', { decoder: 'whatwg', mark: '\ufffd' }],
  ['bytes that may have vanished anywhere', '鎹', { decoder: 'iconv', mark: '' }],
  ['bytes that vanish all the time', '鎹被', { decoder: 'python', mark: '', isDense: true }],
] as const)('a flood of %s', (_, unit, policy) => {
  const tried = bytesTried(unit.repeat(SHORT / unit.length), policy);
  expect(tried).toBeGreaterThan(0);
  expect(bytesTried(unit.repeat((TIMES * SHORT) / unit.length), policy)).toBeLessThan(MOST_GROWTH * tried);
});
