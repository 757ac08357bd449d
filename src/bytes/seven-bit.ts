/**
 * Encodings that shift between character sets by ASCII sequences: ISO-2022-JP (RFC 1468), ISO-2022-KR (RFC 1557) and
 * HZ (RFC 1843). Their pairs are those of EUC-JP, EUC-KR and GBK without the high bits, and each line begins in ASCII.
 */
import { getEncoding } from '../codec/registry.ts';
import { utf8 } from '../codec/utf-8.ts';
import type { DecodedBlock } from './block-decoder.ts';

export type SevenBitName = 'iso-2022-jp' | 'iso-2022-kr' | 'hz-gb-2312';

interface SevenBitEncoding {
  readonly name: SevenBitName;
  readonly labels: readonly string[];
  /** The eight-bit encoding with the same pairs. */
  readonly pairs: string;
  /** What a shift stands for: the next bytes are pairs, half-width kana (with a high bit) or ASCII. */
  readonly shifts: readonly (readonly [sequence: string, into: 'pairs' | 'kana' | 'ascii'])[];
  /** Shifts of which no other text has any; without them the encoding must be named. */
  readonly signs: readonly string[];
}

const ENCODINGS: readonly SevenBitEncoding[] = [
  {
    name: 'iso-2022-jp',
    labels: ['iso-2022-jp', 'csiso2022jp', 'iso2022-jp', 'iso2022_jp', 'jis', 'cp50220', 'cp50221'],
    pairs: 'euc-jp',
    shifts: [
      ['\x1b$B', 'pairs'],
      ['\x1b$@', 'pairs'],
      ['\x1b(I', 'kana'],
      ['\x1b(B', 'ascii'],
      ['\x1b(J', 'ascii'],
    ],
    signs: ['\x1b$B', '\x1b$@', '\x1b(I'],
  },
  {
    name: 'iso-2022-kr',
    labels: ['iso-2022-kr', 'csiso2022kr', 'iso2022_kr'],
    pairs: 'euc-kr',
    shifts: [
      ['\x1b$)C', 'ascii'],
      ['\x0e', 'pairs'],
      ['\x0f', 'ascii'],
    ],
    signs: ['\x1b$)C'],
  },
  {
    name: 'hz-gb-2312',
    labels: ['hz-gb-2312', 'hz', 'hz-gb', 'hzgb'],
    pairs: 'gbk',
    shifts: [
      ['~{', 'pairs'],
      ['~}', 'ascii'],
    ],
    signs: [],
  },
];

/** The encoding of a label, if it is one of these. */
export function sevenBitEncodingOf(label: string): SevenBitName | undefined {
  const name = label.trim().toLowerCase();
  return ENCODINGS.find(({ labels }) => labels.includes(name))?.name;
}

/** Confidence in an encoding whose shifts were seen: nothing else has them. */
const SHIFTED = 0.999;

/**
 * The text of bytes that shift; `undefined` for all others.
 *
 * @param named the encoding that the caller names
 */
export function decodeSevenBit(bytes: Uint8Array, named?: SevenBitName): DecodedBlock | undefined {
  if (!named && !bytes.includes(ESCAPE)) return undefined;
  if (bytes.some((byte) => byte > 0x7f)) return undefined;
  const ascii = utf8.decode(bytes).text;
  const encoding = ENCODINGS.find(
    ({ name, signs }) => name === named || signs.some((sign) => ascii.includes(sign)),
  );
  if (!encoding) return undefined;
  const { text } = getEncoding(encoding.pairs)!.decode(raise(ascii, encoding));
  return {
    length: bytes.length,
    text,
    confidence: SHIFTED,
    parts: [{ start: 0, end: bytes.length, encoding: encoding.name }],
    losses: [],
  };
}

const ESCAPE = 0x1b;
const LINE_FEED = 0x0a;
/** EUC-JP's lead byte of half-width kana. */
const KANA_LEAD = 0x8e;

/** The same text in eight bits, without the shifts. */
function raise(ascii: string, { shifts }: SevenBitEncoding): Uint8Array {
  // A kana takes two bytes.
  const bytes = new Uint8Array(2 * ascii.length);
  let length = 0;
  let mode = 'ascii';
  for (let at = 0; at < ascii.length; ) {
    const shift = shifts.find(([sequence]) => ascii.startsWith(sequence, at));
    if (shift) {
      mode = shift[1];
      at += shift[0].length;
      continue;
    }
    const byte = ascii.charCodeAt(at++);
    if (byte === LINE_FEED) mode = 'ascii';
    if (mode === 'ascii' || byte <= 0x20) bytes[length++] = byte;
    else {
      if (mode === 'kana') bytes[length++] = KANA_LEAD;
      bytes[length++] = byte | 0x80;
    }
  }
  return bytes.subarray(0, length);
}
