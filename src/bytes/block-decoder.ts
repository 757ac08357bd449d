import type { Encoding, Range } from '../codec/encoding.ts';
import { utf8 } from '../codec/utf-8.ts';
import { log } from '../portable-math.ts';
import type { Loss } from '../report.ts';
import { type ByteLine, nonAsciiLines, sampleOf } from './byte-lines.ts';
import type { EncodingJudge } from './encoding-judge.ts';
import { readability } from './readability.ts';

/** Bytes that were decoded alike; positions are bytes, 0-based, end-exclusive. */
export interface EncodedPart extends Range {
  /** Canonical name. */
  readonly encoding: string;
}

/** What a block of bytes becomes. */
export interface DecodedBlock {
  /** In bytes. */
  readonly length: number;
  readonly text: string;
  /** Probability, 0 to 1, that the text is right. */
  readonly confidence: number;
  /** The encodings of the block, by lines; empty where there is nothing but ASCII. */
  readonly parts: readonly EncodedPart[];
  /** Bytes that are no character; positions are code units of `text`. */
  readonly losses: readonly Loss[];
}

/** So many characters that are valid UTF-8 and none that is not leave no doubt. */
const PLENTY_OF_UTF_8 = 12;
const BEYOND_DOUBT = 0.9999;

/** Decodes a block of bytes, mixed encodings line by line: each line is in UTF-8 or in the one other encoding. */
export function decodeBlock(bytes: Uint8Array, judge: EncodingJudge): DecodedBlock {
  const lines = nonAsciiLines(bytes);
  if (lines.length === 0) return { ...decodeParts(bytes, []), text: utf8.decode(bytes).text, confidence: 1 };
  const others = lines.filter(({ utf8Characters }) => utf8Characters === 0);
  const characters = lines.reduce((sum, line) => sum + line.utf8Characters, 0);
  if (others.length === 0 && characters >= PLENTY_OF_UTF_8) {
    return { ...decodeParts(bytes, [{ ...whole(bytes), encoding: utf8 }]), confidence: BEYOND_DOUBT };
  }
  const { encoding, confidence } = judge.judge(sampleOf(bytes, others.length > 0 ? others : lines));
  const isMixed = others.length > 0 && others.length < lines.length && encoding !== utf8;
  const parts = isMixed ? partsOf(bytes, lines, others.length, encoding) : [{ ...whole(bytes), encoding }];
  return { ...decodeParts(bytes, parts), confidence };
}

interface Part extends Range {
  readonly encoding: Encoding;
}

function whole(bytes: Uint8Array): Range {
  return { start: 0, end: bytes.length };
}

/** Neighbouring lines in one encoding, together with the ASCII behind them. */
function partsOf(
  bytes: Uint8Array,
  lines: readonly ByteLine[],
  invalid: number,
  other: Encoding,
): readonly Part[] {
  // What one line in UTF-8 says for another, as the odds of the one encoding to the other in the block.
  const odds = log((lines.length - invalid) / invalid);
  const parts: Part[] = [];
  for (const line of lines) {
    const encoding = isLineInUtf8(bytes.subarray(line.start, line.end), other, odds) ? utf8 : other;
    const last = parts.at(-1);
    const start = last ? line.start : 0;
    if (last?.encoding === encoding) parts[parts.length - 1] = { ...last, end: line.end };
    else {
      if (last) parts[parts.length - 1] = { ...last, end: start };
      parts.push({ start, end: line.end, encoding });
    }
  }
  parts[parts.length - 1] = { ...parts.at(-1)!, end: bytes.length };
  return parts;
}

function isLineInUtf8(line: Uint8Array, other: Encoding, odds: number): boolean {
  const [asUtf8, asOther] = [utf8, other].map((encoding) => {
    const { text, errors } = encoding.decode(line);
    return readability(text, encoding, errors.length);
  });
  return asUtf8! + odds > asOther!;
}

function decodeParts(bytes: Uint8Array, parts: readonly Part[]): Omit<DecodedBlock, 'confidence'> {
  const texts: string[] = [];
  const losses: Loss[] = [];
  let length = 0;
  for (const { start, end, encoding } of parts) {
    const part = bytes.subarray(start, end);
    const { text, offsets, errors } = encoding.decode(part);
    let unit = 0;
    for (const error of errors) {
      while (offsets[unit]! < error.start) unit++;
      losses.push(lossOf(part.subarray(error.start, error.end), length + unit, encoding.name));
    }
    texts.push(text);
    length += text.length;
  }
  return {
    length: bytes.length,
    text: texts.join(''),
    parts: parts.map(({ start, end, encoding }) => ({ start, end, encoding: encoding.name })),
    losses,
  };
}

/** A byte sequence that is no character, for which U+FFFD stands at a code unit. */
export function lossOf(bytes: Uint8Array, start: number, encoding: string): Loss {
  return {
    start,
    end: start + 1,
    reason: `these bytes are no character in ${encoding}`,
    bytes: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')),
    candidates: [],
  };
}
