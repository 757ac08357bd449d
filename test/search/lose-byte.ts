/** Text that lost a byte, and what a decoder then makes of it. */
import { getEncoding } from '../../src/codec/registry.ts';

export interface Damaged {
  /** What a browser shows, each error as `mark`. */
  readonly seen: string;
  /** The text with U+FFFD for the character that lost the byte. */
  readonly meant: string;
}

function encodingOf(name: string): NonNullable<ReturnType<typeof getEncoding>> {
  const encoding = getEncoding(name);
  if (!encoding) throw new Error(`no encoding is called ${name}`);
  return encoding;
}

/** Decodes `text` in the encoding without byte `which` (0 or 1) of character `index`. */
export function loseByte(
  text: string,
  name: string,
  index: number,
  which: 0 | 1,
  mark: '\ufffd' | '?' | '' = '\ufffd',
): Damaged {
  const encoding = encodingOf(name);
  const { bytes, offsets } = encoding.encode(text);
  const lost = offsets[index]! + which;
  const left = Uint8Array.from([...bytes.subarray(0, lost), ...bytes.subarray(lost + 1)]);
  const decoded = encoding.decode(left).text;
  return {
    seen: decoded.replaceAll('\ufffd', mark),
    meant: `${text.slice(0, index)}\ufffd${text.slice(index + 1)}`,
  };
}

/** The bytes of a text in the encoding as hex digits; marks have none. */
export function bytesOf(text: string, name: string): string {
  const { bytes } = encodingOf(name).encode(text.replaceAll('\ufffd', ''), { lenient: true });
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
