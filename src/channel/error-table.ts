import { type Encoding, INCOMPLETE } from '../codec/encoding.ts';
import { getEncoding } from '../codec/registry.ts';
import type { DecoderBehaviour } from './channel.ts';
import { decoderOf } from './decode-as.ts';

/** How many bytes a decoder gives up at once, for every two bytes. */
export interface ErrorTable {
  /**
   * By first byte × 256 + second byte: length in bytes of the error that begins with the first one, 0 where the
   * two, or the first alone, are a character. The second byte of an error of length 1 is read again.
   */
  readonly lengths: Uint8Array;
  /** By byte: 1 where the byte is an error at the end of the text. */
  readonly atEnd: Uint8Array;
  /** By first byte × 256 + second byte: 1 for a character of the private use area, which many programs drop. */
  readonly privateUse: Uint8Array;
  /** By byte: 1 for a control or private use character of one byte, which many programs drop. */
  readonly droppedAlone: Uint8Array;
}

const tables = new Map<string, ErrorTable>();

/** The errors of a decoder. The table is made when it is first asked for (a few milliseconds) and kept. */
export function errorTable(encoding: Encoding, behaviour: DecoderBehaviour): ErrorTable {
  const key = `${behaviour} ${encoding.name}`;
  let table = tables.get(key);
  if (!table) {
    table = makeTable(encoding, behaviour);
    tables.set(key, table);
  }
  return table;
}

const isC1 = (codePoint: number): boolean => codePoint >= 0x80 && codePoint <= 0x9f;
const isPrivateUse = (codePoint: number): boolean => codePoint >= 0xe000 && codePoint <= 0xf8ff;

function makeTable(named: Encoding, behaviour: DecoderBehaviour): ErrorTable {
  const isWhatwg = behaviour === 'whatwg' || behaviour === 'drop';
  // "gbk's decoder is gb18030's decoder" (Encoding Standard).
  const encoding = isWhatwg && named.name === 'gbk' ? getEncoding('gb18030')! : named;
  const { decodeAt, errorLength } = decoderOf(encoding, behaviour);
  const lengths = new Uint8Array(0x10000);
  const atEnd = new Uint8Array(0x100);
  const privateUse = new Uint8Array(0x10000);
  const droppedAlone = new Uint8Array(0x100);
  // A line feed behind the two belongs to no sequence, so that nothing is cut by the end.
  const bytes = Uint8Array.of(0, 0, 0x0a, 0x0a);
  for (let first = 0x80; first < 0x100; first++) {
    bytes[0] = first;
    const alone = decodeAt(Uint8Array.of(first), 0);
    atEnd[first] = alone < 0 ? 1 : 0;
    if (alone >= 0 && (isPrivateUse(alone >> 3) || isC1(alone >> 3))) droppedAlone[first] = 1;
    for (let second = 0; second < 0x100; second++) {
      bytes[1] = second;
      const pair = (first << 8) | second;
      const step = decodeAt(bytes, 0);
      if (step >= 0) {
        if (isPrivateUse(step >> 3)) privateUse[pair] = 1;
        continue;
      }
      if (isPrivateUse(encoding.decodeAt(bytes, 0, true) >> 3)) privateUse[pair] = 1;
      if (step === INCOMPLETE || isStartOfThree(encoding, first, second))
        lengths[pair] = second < 0x80 ? 1 : 3;
      else if (isWhatwg) lengths[pair] = encoding.isLead(first) && second >= 0x80 ? 2 : 1;
      else lengths[pair] = errorLength(bytes, 0);
    }
  }
  return { lengths, atEnd, privateUse, droppedAlone };
}

/** First byte of a three-byte EUC-JP character. */
const SINGLE_SHIFT_3 = 0x8f;

function isStartOfThree({ name }: Encoding, first: number, second: number): boolean {
  return name === 'euc-jp' && first === SINGLE_SHIFT_3 && second > 0xa0;
}
