/** What bytes say about their own encoding: byte order marks and declarations in markup and style sheets. */

export interface ByteOrderMark {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';
  /** In bytes. */
  readonly length: number;
}

/** Longer ones first: that of UTF-16LE begins that of UTF-32LE. */
const BYTE_ORDER_MARKS: readonly (readonly [
  encoding: ByteOrderMark['encoding'],
  bytes: readonly number[],
])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

export function byteOrderMarkOf(bytes: Uint8Array): ByteOrderMark | undefined {
  const found = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  return found && { encoding: found[0], length: found[1].length };
}

/** Bytes at the start that are searched for a declaration, as in the HTML Standard. */
const MOST_SEARCHED = 1024;

/** What stands before the label, and the label. */
const DECLARATIONS: readonly RegExp[] = [
  /(^\s*<\?xml\s[^>]*?encoding\s*=\s*["']\s*)([\w.:-]+)/i,
  /(^@charset ")([^"]+)(?=";)/i,
  /(<meta\s[^>]*?charset\s*=\s*["']?\s*)([\w.:-]+)/i,
];

/** The label that an XML declaration, an HTML `<meta>` or a CSS `@charset` rule names. */
export function declaredLabel(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, MOST_SEARCHED));
  for (const declaration of DECLARATIONS) {
    const label = declaration.exec(start)?.[2];
    // What can be read byte by byte is not in an encoding of wide units, whatever it says (HTML Standard).
    if (label !== undefined) return /^utf-?(16|32)/i.test(label) ? 'utf-8' : label;
  }
  return undefined;
}

/** A text whose declaration, if it has one, names UTF-8, which the text is to be written in. */
export function declareUtf8(text: string): string {
  const start = text.slice(0, MOST_SEARCHED);
  const declaration = DECLARATIONS.find((pattern) => pattern.test(start));
  return declaration ? start.replace(declaration, '$1utf-8') + text.slice(MOST_SEARCHED) : text;
}
