import type { SingleByteVariants } from './single-byte.ts';

/** Numbers `first` to `last` of a byte, with the character of consecutive code points from `codePoint` on. */
function consecutive(first: number, last: number, codePoint: number): Record<number, string> {
  const readings: Record<number, string> = {};
  for (let byte = first; byte <= last; byte++) readings[byte] = String.fromCharCode(codePoint + byte - first);
  return readings;
}

/** Mac pages of before the euro and of before Mac OS 8.5, as Java and glibc still have them. */
const OLD_MAC: Readonly<Record<number, string>> = { 189: '\u2126', 219: '\u00a4' };

/**
 * What decoders other than the page's own make of its bytes, by canonical name. Readings of holes in the
 * Windows pages are Microsoft's private use code points (its best-fit tables), which Windows' own decoder gives;
 * the rest was seen in Python, Java and glibc (test/vectors/codec).
 */
export const SINGLE_BYTE_VARIANTS: Readonly<Record<string, SingleByteVariants>> = {
  // V8's one-byte fast path in Node 20 and 22 passes 80–9F through as C1.
  'windows-1252': { decoders: consecutive(0x80, 0x9f, 0x80) },
  'windows-874': { decoders: { ...consecutive(0xdb, 0xde, 0xf8c1), ...consecutive(0xfc, 0xff, 0xf8c5) } },
  'windows-1253': { decoders: { 170: '\uf8f9', 210: '\uf8fa', 255: '\uf8fb' } },
  'windows-1255': {
    composes: true,
    decoders: {
      ...consecutive(0xd9, 0xdf, 0xf88d),
      ...consecutive(0xfb, 0xfc, 0xf894),
      255: '\uf896',
    },
  },
  'windows-1257': { decoders: { 161: '\uf8fc', 165: '\uf8fd' } },
  'windows-1258': { composes: true },
  'tis-620': { decoders: { 160: '\u00a0' } },
  'koi8-u': { decoders: { 174: '\u255d', 190: '\u256c' } },
  macintosh: { decoders: { ...OLD_MAC, 198: '\u0394', 240: '\ue01e' } },
  'x-mac-cyrillic': { decoders: { 162: '\u00a2', 182: '\u2202', 255: '\u00a4' } },
  'x-mac-greek': { decoders: { 156: '\u00ad', 175: '\u0387' } },
  'x-mac-turkish': { decoders: { 189: '\u2126' } },
  'x-mac-icelandic': { decoders: { ...OLD_MAC, 198: '\u0394', 240: '\ue01e' } },
  'x-mac-croatian': { decoders: OLD_MAC },
  'x-mac-romanian': {
    decoders: { ...OLD_MAC, 175: '\u015e', 191: '\u015f', 222: '\u0162', 223: '\u0163' },
  },
  tcvn: { composes: true },
};
