import type { Encoding } from '../codec/encoding.ts';

const QUESTION_MARK: Uint8Array = Uint8Array.of(0x3f);
const UTF8_REPLACEMENT_CHARACTER: Uint8Array = Uint8Array.of(0xef, 0xbf, 0xbd);

/**
 * Bytes as a real encoder writes them: `?` for each character that the encoding lacks (Java, Windows, PHP and
 * Python's `errors="replace"` agree), U+FFFD for a lone surrogate in UTF-8 (WHATWG).
 */
export function encodeWithReplacement(text: string, encoding: Encoding): Uint8Array {
  const { bytes, offsets, errors } = encoding.encode(text);
  if (errors.length === 0) return bytes;
  const replacement = encoding.name === 'utf-8' ? UTF8_REPLACEMENT_CHARACTER : QUESTION_MARK;
  const patched = new Uint8Array(bytes.length + errors.length * replacement.length);
  let from = 0;
  let length = 0;
  for (const { start } of errors) {
    const kept = bytes.subarray(from, offsets[start]!);
    patched.set(kept, length);
    patched.set(replacement, length + kept.length);
    length += kept.length + replacement.length;
    from += kept.length;
  }
  patched.set(bytes.subarray(from), length);
  return patched;
}
