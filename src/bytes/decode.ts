import { BlockRepairer, repairBlocks } from '../block-repair.ts';
import { UnmojibakeError } from '../errors.ts';
import { describe } from '../options.ts';
import type { Loss, Step } from '../report.ts';
import type { EncodedPart } from './block-decoder.ts';
import { ByteDecoder } from './byte-decoder.ts';
import { encodingOfLabel } from './labels.ts';
import { checkBytes, type DecodeOptions, type DecodeSettings, resolveDecodeOptions } from './options.ts';
import type { OtherDecoder } from './other-decoder.ts';
import { loadOtherDecoder } from './other-encodings.ts';
import { sevenBitEncodingOf } from './seven-bit.ts';

/** What bytes say, as plain JSON. */
export interface DecodedBytes {
  /** The text, repaired; without a byte order mark. */
  readonly text: string;
  /** Canonical name of the encoding of most of the bytes beyond ASCII; `utf-8` where there is nothing but ASCII. */
  readonly encoding: string;
  /** Probability, 0 to 1, that `text` is right: that the encodings are, and the repairs. */
  readonly confidence: number;
  /** The encodings by byte range, in order, where the bytes hold more than ASCII: a file can have lines in two. */
  readonly parts: readonly EncodedPart[];
  /** The text as it was decoded, before repair: what `steps` are edits of. */
  readonly decoded: string;
  /** The repairs of the decoded text; positions are those of `decoded`. */
  readonly steps: readonly Step[];
  /** Bytes that are no character, and the losses of the steps; positions are code units of `text`. */
  readonly losses: readonly Loss[];
}

/**
 * Decodes bytes of an encoding that nobody told, or that is told wrongly, and repairs mojibake in the text. A byte
 * order mark, the label, declarations in the bytes, valid UTF-8 and how the text reads in each encoding decide.
 * Lines in UTF-8 between lines in another encoding are told apart. The work is linear and no bytes make it throw.
 *
 * @throws {UnmojibakeError} for what is no Uint8Array, for unknown or invalid options, and `ERR_UNKNOWN_ENCODING` for
 *   a label that only {@link decodeAsync} knows or nobody
 */
export function decode(bytes: Uint8Array, options?: DecodeOptions): DecodedBytes {
  checkBytes(bytes, 'bytes');
  const settings = resolveDecodeOptions(options);
  return decodeWith(bytes, settings, new ByteDecoder(settings));
}

/**
 * As {@link decode}, for encodings too that are loaded when their label is given: EBCDIC, such as `cp037`, and those
 * of iconv-lite, such as `utf-7`, which needs Node; bundlers for browsers leave it out.
 *
 * @throws {UnmojibakeError} as {@link decode}, as a rejection; a label that nobody knows is refused
 */
export async function decodeAsync(bytes: Uint8Array, options?: DecodeOptions): Promise<DecodedBytes> {
  checkBytes(bytes, 'bytes');
  const settings = resolveDecodeOptions(options);
  return decodeWith(bytes, settings, new ByteDecoder(settings, await otherDecoderFor(settings)));
}

/**
 * A decoder for a label that is not among this library's own.
 *
 * @throws {UnmojibakeError} `ERR_UNKNOWN_ENCODING` for a label that nobody knows
 */
export async function otherDecoderFor({ label }: DecodeSettings): Promise<OtherDecoder | undefined> {
  if (label === undefined || encodingOfLabel(label) || sevenBitEncodingOf(label)) return undefined;
  const decoder = await loadOtherDecoder(label);
  if (decoder) return decoder;
  throw new UnmojibakeError(
    'ERR_UNKNOWN_ENCODING',
    `option label: there is no encoding ${describe(label)}; leave the label out, and the encoding is found out`,
  );
}

function decodeWith(
  bytes: Uint8Array,
  { repair, settings }: DecodeSettings,
  decoder: ByteDecoder,
): DecodedBytes {
  const texts: string[] = [];
  const parts: EncodedPart[] = [];
  const decodingLosses: Loss[] = [];
  let length = 0;
  let start = 0;
  let confidence = 1;
  for (const block of [...decoder.push(bytes), ...decoder.flush()]) {
    for (const part of block.parts)
      addPart(parts, { ...part, start: part.start + start, end: part.end + start });
    for (const loss of block.losses)
      decodingLosses.push({ ...loss, start: loss.start + length, end: loss.end + length });
    texts.push(block.text);
    length += block.text.length;
    start += block.length;
    confidence = Math.min(confidence, block.confidence);
  }
  const decoded = texts.join('');
  const repaired = repair ? repairBlocks(decoded, new BlockRepairer(settings)) : undefined;
  const steps = repaired?.steps() ?? [];
  return {
    text: repaired?.text ?? decoded,
    encoding: mostCommon(parts),
    confidence: Math.min(confidence, ...steps.map((step) => step.confidence)),
    parts,
    decoded,
    steps,
    losses: mergeLosses(decodingLosses, steps),
  };
}

function addPart(parts: EncodedPart[], part: EncodedPart): void {
  const last = parts.at(-1);
  if (last?.encoding === part.encoding && last.end === part.start)
    parts[parts.length - 1] = { ...last, end: part.end };
  else parts.push(part);
}

function mostCommon(parts: readonly EncodedPart[]): string {
  const lengths = new Map<string, number>();
  for (const { encoding, start, end } of parts)
    lengths.set(encoding, (lengths.get(encoding) ?? 0) + end - start);
  let best = 'utf-8';
  for (const [encoding, length] of lengths) if (length > (lengths.get(best) ?? 0)) best = encoding;
  return best;
}

/** The losses of the decoding, moved to where they are in the repaired text, and those of the steps, in order. */
function mergeLosses(decoding: readonly Loss[], steps: readonly Step[]): Loss[] {
  const merged: Loss[] = [];
  let next = 0;
  let shift = 0;
  for (const step of steps) {
    while (next < decoding.length && decoding[next]!.start < step.start)
      merged.push(moved(decoding[next++]!, shift));
    // A step accounts itself for the marks that it covers.
    while (next < decoding.length && decoding[next]!.start < step.end) next++;
    merged.push(...step.losses);
    shift += step.replacement.length - (step.end - step.start);
  }
  for (; next < decoding.length; next++) merged.push(moved(decoding[next]!, shift));
  return merged;
}

function moved(loss: Loss, shift: number): Loss {
  return { ...loss, start: loss.start + shift, end: loss.end + shift };
}
