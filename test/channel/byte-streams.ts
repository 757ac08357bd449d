import { createHash } from 'node:crypto';

/** Mulberry32: a small seeded generator of numbers in [0, 1). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `length` bytes drawn evenly from `from`. */
export function pseudoRandomBytes(seed: number, length: number, from: readonly number[]): Uint8Array {
  const random = seededRandom(seed);
  return Uint8Array.from({ length }, () => from[Math.floor(random() * from.length)]!);
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

const Z = 0x5a;
const LINE_FEED = 0x0a;

/** Every lead from 80 on with every trail, each followed by two letters and a line feed. */
function everyPair(): Uint8Array {
  return Uint8Array.from(
    range(0x80, 0xff).flatMap((lead) => range(0, 0xff).flatMap((trail) => [lead, trail, Z, Z, LINE_FEED])),
  );
}

/** 8F with every two bytes from 80 on: EUC-JP's three-byte characters and what is none. */
function everyTripleOfEucJp(): Uint8Array {
  const high = range(0x80, 0xff);
  return Uint8Array.from(
    high.flatMap((second) => high.flatMap((third) => [0x8f, second, third, Z, LINE_FEED])),
  );
}

/** Bytes that often mean something: digits, the ends of trail ranges, everything from 80 on. */
const STRUCTURAL: readonly number[] = [
  ...range(0x30, 0x39),
  ...range(0x30, 0x39),
  0x0a,
  0x20,
  0x3f,
  0x40,
  0x5c,
  0x7e,
  0x7f,
  ...range(0x80, 0xff),
];

/** Byte strings on which a decoder shows all that it does, by name. They end in ASCII, so that nothing is cut. */
export function byteStreams(encoding: string, maxBytes: number): Readonly<Record<string, Uint8Array>> {
  if (maxBytes === 1) {
    const high = pseudoRandomBytes(4, 20_000, range(0x80, 0xff));
    // Some decoders join a letter and the mark behind it.
    const everyPair = range(0, 0xff).flatMap((first) =>
      range(0x80, 0xff).flatMap((second) => [first, second, Z]),
    );
    return { everyByte: Uint8Array.from(range(0, 0xff)), everyPair: Uint8Array.from(everyPair), high };
  }
  const ending = [Z, Z, Z, Z];
  const random = (seed: number, from: readonly number[]): Uint8Array =>
    Uint8Array.from([...pseudoRandomBytes(seed, 100_000, from), ...ending]);
  return {
    everyPair: everyPair(),
    ...(encoding === 'euc-jp' ? { everyTriple: everyTripleOfEucJp() } : {}),
    random: random(1, range(0, 0xff)),
    high: random(2, range(0x80, 0xff)),
    structural: random(3, STRUCTURAL),
  };
}

/** Short identity of a text, lone surrogates included. */
export function digest(text: string): string {
  return createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('hex').slice(0, 16);
}

/** Strings that the end cuts anywhere: every beginning of a few sequences of each encoding. */
export const CUT_SEQUENCES: readonly string[] = [
  '41d6',
  '41d6d0b5',
  '81',
  '8130',
  '813081',
  '813041',
  'a1a1a1',
  '418e',
  '418f',
  '418fb0',
  '418fb041',
  '41e4b8',
  '41e4',
  '41f09f98',
  '41ff',
  '4180',
];
