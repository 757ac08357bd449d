/** UTF-16 and UTF-32. Lone surrogates stay what they are: a string can hold them. */
export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

const WIDE: readonly string[] = ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'];

export function isWide(name: string): name is WideEncoding {
  return WIDE.includes(name);
}

/** Bytes of one unit. */
export function widthOf(encoding: WideEncoding): 2 | 4 {
  return encoding.startsWith('utf-16') ? 2 : 4;
}

const REPLACEMENT_CHARACTER = 0xfffd;
/** Units that are put together at once: more arguments than this are too many for some engines. */
const MOST_AT_ONCE = 4096;

/** The text of whole units; what follows the last of them is left out. What is no code point becomes U+FFFD. */
export function decodeWide(bytes: Uint8Array, encoding: WideEncoding): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = encoding.endsWith('le');
  const width = widthOf(encoding);
  const parts: string[] = [];
  let units: number[] = [];
  for (let at = 0; at + width <= bytes.length; at += width) {
    const unit = width === 2 ? view.getUint16(at, isLittle) : view.getUint32(at, isLittle);
    units.push(unit > 0x10ffff ? REPLACEMENT_CHARACTER : unit);
    if (units.length === MOST_AT_ONCE) {
      parts.push(String.fromCodePoint(...units));
      units = [];
    }
  }
  return parts.join('') + String.fromCodePoint(...units);
}

/** Code units that are looked at. */
const MOST_LOOKED_AT = 512;
/** Share of the units whose one byte must be 0 and whose other must not: ASCII in any text with blanks and digits. */
const LEAST_ASCII = 0.4;

/** UTF-16 without a byte order mark, told by the zero bytes of its ASCII characters. */
export function guessWide(bytes: Uint8Array): WideEncoding | undefined {
  const units = Math.min(MOST_LOOKED_AT, bytes.length >> 1);
  if (units < 2) return undefined;
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < 2 * units; at++) if (bytes[at] === 0) zeros[at & 1]!++;
  const [even, odd] = zeros;
  if (odd >= LEAST_ASCII * units && even === 0) return 'utf-16le';
  if (even >= LEAST_ASCII * units && odd === 0) return 'utf-16be';
  return undefined;
}
