import { SEQUENCE_BASE } from '../codec/double-byte.ts';
import { type Encoding, MALFORMED } from '../codec/encoding.ts';
import { getEncoding } from '../codec/registry.ts';
import type { DecoderBehaviour } from './channel.ts';
import { textOfUnits } from './code-units.ts';
import { composeMarks } from './compose-marks.ts';
import { type DecoderDifferences, decoderDifferences, UNDEFINED } from './decoder-differences.ts';
import { type DecodeAt, type ErrorLength, errorLengthOf } from './error-length.ts';

const REPLACEMENT_CHARACTER = 0xfffd;
const QUESTION_MARK = 0x3f;
/** Default character of Windows' cp932. */
const KATAKANA_MIDDLE_DOT = 0x30fb;
/** In a replacement's place: nothing is written. */
const NOTHING = -1;

/** One decoder: how it reads a character, what it gives up in an error and what it writes in its place. */
export interface Decoder {
  readonly decodeAt: DecodeAt;
  readonly errorLength: ErrorLength;
  readonly replacement: number;
}

const decoders = new Map<string, Decoder>();

/** The decoder with that behaviour; `whatwg` and `drop` have their own ways with errors. */
export function decoderOf(encoding: Encoding, behaviour: DecoderBehaviour): Decoder {
  const key = `${behaviour} ${encoding.name}`;
  let decoder = decoders.get(key);
  if (decoder === undefined) {
    const decodeAt = decodeAtOf(encoding, decoderDifferences(behaviour, encoding.name));
    const errorLength = errorLengthOf(behaviour, encoding, decodeAt);
    decoder = { decodeAt, errorLength, replacement: replacementOf(encoding, behaviour) };
    decoders.set(key, decoder);
  }
  return decoder;
}

function decodeAtOf(encoding: Encoding, differences: DecoderDifferences): DecodeAt {
  if (differences.size === 0) return (bytes, at) => encoding.decodeAt(bytes, at);
  const different = (bytes: Uint8Array, at: number, length: number): number | undefined => {
    if (at + length > bytes.length) return undefined;
    let sequence = 0;
    for (let i = at; i < at + length; i++) sequence = sequence * 0x100 + bytes[i]!;
    const codePoint = differences.get(sequence);
    return codePoint === undefined || codePoint === UNDEFINED ? codePoint : codePoint * 8 + length;
  };
  return (bytes, at) => {
    const standard = encoding.decodeAt(bytes, at);
    if (standard >= 0) {
      const own = different(bytes, at, standard & 7);
      return own === undefined ? standard : own === UNDEFINED ? MALFORMED : own;
    }
    const own = different(bytes, at, 1) ?? (standard === MALFORMED ? different(bytes, at, 2) : undefined);
    return own === undefined || own === UNDEFINED ? standard : own;
  };
}

function replacementOf(encoding: Encoding, behaviour: DecoderBehaviour): number {
  if (behaviour === 'iconv') return NOTHING;
  if (behaviour === 'php') return QUESTION_MARK;
  if (behaviour !== 'windows' || encoding.name === 'utf-8') return REPLACEMENT_CHARACTER;
  return encoding.name === 'shift_jis' ? KATAKANA_MIDDLE_DOT : QUESTION_MARK;
}

/**
 * What a decoder of that behaviour makes of the bytes, errors included. Where a decoder has no table of its
 * own for the encoding, the standard one counts. `drop` decodes as `whatwg`: the dropping is the channel's.
 */
export function decodeAs(bytes: Uint8Array, encoding: Encoding, behaviour: DecoderBehaviour): string {
  if (behaviour === 'whatwg' || behaviour === 'drop') {
    // "gbk's decoder is gb18030's decoder" (Encoding Standard).
    const standard = encoding.name === 'gbk' ? getEncoding('gb18030')! : encoding;
    return standard.decode(bytes).text;
  }
  const { decodeAt, errorLength, replacement } = decoderOf(encoding, behaviour);
  // No decoder writes more code units than it reads bytes.
  const units = new Uint16Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; ) {
    const decoded = decodeAt(bytes, at);
    if (decoded < 0) {
      if (replacement !== NOTHING) units[length++] = replacement;
      at += errorLength(bytes, at);
      continue;
    }
    const codePoint = decoded >> 3;
    const end = at + (decoded & 7);
    if (codePoint < 0x10000) {
      units[length++] = codePoint;
    } else if (codePoint < SEQUENCE_BASE) {
      units[length++] = 0xd7c0 + (codePoint >> 10);
      units[length++] = 0xdc00 | (codePoint & 0x3ff);
    } else {
      const { text } = encoding.decode(bytes.subarray(at, end));
      for (let i = 0; i < text.length; i++) units[length++] = text.charCodeAt(i);
    }
    at = end;
  }
  const text = textOfUnits(units, length);
  return behaviour === 'iconv' ? composeMarks(text, encoding.name) : text;
}
