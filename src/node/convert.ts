import type { DecodedBlock } from '../bytes/block-decoder.ts';
import { ByteDecoder } from '../bytes/byte-decoder.ts';
import { declareUtf8 } from '../bytes/declarations.ts';
import { otherDecoderFor } from '../bytes/decode.ts';
import { type DecodeSettings, resolveDecodeOptions } from '../bytes/options.ts';
import { sevenBitEncodingOf } from '../bytes/seven-bit.ts';
import type { Options } from '../options.ts';
import { FileError } from './file-error.ts';
import { validUtf8 } from './utf-8-chunks.ts';

/** How files in other encodings than UTF-8 are converted. */
export interface Conversion {
  /** The encoding that they claim to be in. */
  readonly label: string | undefined;
}

/** An encoding less probable than this is no reason to replace a file. */
const LEAST_CONFIDENCE = 0.9;

/** The text of a file that is to be converted. */
export interface ConvertedText {
  /** Canonical name of its first encoding other than UTF-8. */
  readonly encoding: string;
  /** In chunks; what it declares as its encoding is UTF-8. */
  readonly chunks: AsyncIterable<string>;
}

/** @throws {UnmojibakeError} for a label that nobody knows */
export async function checkConversion({ label }: Conversion): Promise<void> {
  await newDecoder({ label }, {});
}

/**
 * Looks whether a file is to be converted, which one in UTF-8 is not, whatever its label.
 *
 * @param bytes the chunks of the file, refused where they are no text
 * @throws {FileError} when its encoding is not sure, or when it has bytes that are no character
 */
export async function openForConversion(
  bytes: () => AsyncIterable<Buffer>,
  path: string,
  conversion: Conversion,
  options: Options,
): Promise<ConvertedText | undefined> {
  if (!isSevenBit(conversion.label) && (await isPlainUtf8(bytes(), path))) return undefined;
  let encoding: string | undefined;
  for await (const { confidence, losses, parts } of blocksOf(bytes(), conversion, options)) {
    encoding ??= parts.find((part) => part.encoding !== 'utf-8')?.encoding;
    const name = parts[0]?.encoding;
    if (confidence < LEAST_CONFIDENCE) {
      const chance = Math.round(100 * confidence);
      throw unsure(path, `may be ${name}, but that is sure to ${chance} % only`);
    }
    if (losses.length > 0) throw unsure(path, `has bytes that are no character in ${name}`);
  }
  if (encoding === undefined) return undefined;
  return { encoding, chunks: textsOf(blocksOf(bytes(), conversion, options)) };
}

function unsure(path: string, reason: string): FileError {
  return new FileError('ERR_UNSURE', path, `${reason}: name its encoding, as in --from gbk`);
}

function isSevenBit(label: string | undefined): boolean {
  return label !== undefined && (sevenBitEncodingOf(label) !== undefined || /^\s*utf-?7/i.test(label));
}

const ESCAPE = 0x1b;

/** True for UTF-8 without the escape sequences of ISO-2022. */
async function isPlainUtf8(chunks: AsyncIterable<Buffer>, path: string): Promise<boolean> {
  try {
    for await (const chunk of validUtf8(chunks, path)) if (chunk.includes(ESCAPE)) return false;
    return true;
  } catch (error) {
    if (error instanceof FileError && error.code === 'ERR_NOT_UTF8') return false;
    throw error;
  }
}

async function newDecoder({ label }: Conversion, options: Options): Promise<ByteDecoder> {
  const settings: DecodeSettings = resolveDecodeOptions({
    ...options,
    ...(label !== undefined && { label }),
  });
  return new ByteDecoder(settings, await otherDecoderFor(settings));
}

async function* blocksOf(
  chunks: AsyncIterable<Buffer>,
  conversion: Conversion,
  options: Options,
): AsyncGenerator<DecodedBlock> {
  const decoder = await newDecoder(conversion, options);
  for await (const chunk of chunks) yield* decoder.push(chunk);
  yield* decoder.flush();
}

async function* textsOf(blocks: AsyncIterable<DecodedBlock>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const { text } of blocks) {
    yield isFirst ? declareUtf8(text) : text;
    isFirst = false;
  }
}
