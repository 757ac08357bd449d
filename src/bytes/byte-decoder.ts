import { utf8 } from '../codec/utf-8.ts';
import { UnmojibakeError } from '../errors.ts';
import { describe } from '../options.ts';
import { type DecodedBlock, decodeBlock, lossOf } from './block-decoder.ts';
import { ByteBlockBuffer } from './byte-blocks.ts';
import { byteOrderMarkOf, declaredLabel } from './declarations.ts';
import { EncodingJudge } from './encoding-judge.ts';
import { encodingOfLabel } from './labels.ts';
import type { DecodeSettings } from './options.ts';
import type { OtherDecoder } from './other-decoder.ts';
import { decodeSevenBit, type SevenBitName, sevenBitEncodingOf } from './seven-bit.ts';
import { decodeWide, guessWide, isWide, type WideEncoding, widthOf } from './wide.ts';

/** What the caller's label and the bytes' own declaration are worth, in logits; a byte order mark is no guess. */
const LABEL_WEIGHT = 12;
const DECLARATION_WEIGHT = 8;
const BYTE_ORDER_MARK_WEIGHT = 20;

/** Confidence in an encoding that its byte order mark, its escape sequences or the caller names. */
const NAMED = 0.999;
/** Confidence in UTF-16 without a mark. */
const GUESSED_WIDE = 0.99;

/** Decodes the bytes of one text, block by block. */
export class ByteDecoder {
  readonly #buffer = new ByteBlockBuffer();
  readonly #judge: EncodingJudge;
  readonly #other: OtherDecoder | undefined;
  #sevenBit: SevenBitName | undefined;
  #wide: WideEncoding | undefined;
  #wideConfidence = NAMED;
  /** Bytes of a wide unit that the end of a block cut. */
  #rest: Uint8Array = new Uint8Array(0);
  #isFirst = true;

  /** @throws {UnmojibakeError} `ERR_UNKNOWN_ENCODING` for a label that neither this library nor `other` decodes */
  constructor({ label, settings }: DecodeSettings, other?: OtherDecoder) {
    this.#judge = new EncodingJudge(settings.languages, settings.encodings);
    this.#other = other;
    if (label === undefined || other) return;
    const encoding = encodingOfLabel(label);
    this.#sevenBit = sevenBitEncodingOf(label);
    if (!encoding && !this.#sevenBit) throw unknownLabel(label);
    if (typeof encoding === 'string') this.#wide = encoding;
    else if (encoding) this.#judge.favour(encoding, LABEL_WEIGHT);
  }

  *push(chunk: Uint8Array): Generator<DecodedBlock> {
    for (const block of this.#buffer.push(chunk)) yield this.#decode(block);
  }

  *flush(): Generator<DecodedBlock> {
    const block = this.#buffer.flush();
    if (block.length > 0) yield this.#decode(block);
    if (this.#other) yield unmarked(this.#other.end(), this.#other.encoding, 0);
    if (this.#wide && this.#rest.length > 0) {
      const loss = lossOf(this.#rest, 0, this.#wide);
      yield { ...unmarked('\ufffd', this.#wide, 0), losses: [loss] };
    }
  }

  #decode(block: Uint8Array): DecodedBlock {
    if (this.#other) return unmarked(this.#other.write(block), this.#other.encoding, block.length);
    const start = this.#isFirst ? this.#look(block) : 0;
    this.#isFirst = false;
    if (this.#wide) return this.#decodeWide(block, start, this.#wide);
    const bytes = block.subarray(start);
    const decoded = decodeSevenBit(bytes, this.#sevenBit) ?? decodeBlock(bytes, this.#judge);
    if (start === 0) return decoded;
    // A byte order mark belongs to what follows it.
    const parts = decoded.parts.map((part, index) => ({
      ...part,
      start: index === 0 ? 0 : part.start + start,
      end: part.end + start,
    }));
    return { ...decoded, parts, length: block.length };
  }

  /** Looks at what the first block declares; answers the length of its byte order mark. */
  #look(block: Uint8Array): number {
    const mark = byteOrderMarkOf(block);
    if (mark) {
      this.#wide = isWide(mark.encoding) ? mark.encoding : undefined;
      if (!this.#wide) this.#judge.favour(utf8, BYTE_ORDER_MARK_WEIGHT);
      return mark.length;
    }
    if (this.#wide) return 0;
    this.#wide = guessWide(block);
    if (this.#wide) this.#wideConfidence = GUESSED_WIDE;
    const declared = declaredLabel(block);
    const encoding = declared === undefined ? undefined : encodingOfLabel(declared);
    if (encoding && typeof encoding !== 'string') this.#judge.favour(encoding, DECLARATION_WEIGHT);
    return 0;
  }

  #decodeWide(block: Uint8Array, start: number, encoding: WideEncoding): DecodedBlock {
    const bytes = new Uint8Array(this.#rest.length + block.length - start);
    bytes.set(this.#rest);
    bytes.set(block.subarray(start), this.#rest.length);
    const whole = bytes.length - (bytes.length % widthOf(encoding));
    this.#rest = bytes.slice(whole);
    const decoded = unmarked(decodeWide(bytes, encoding), encoding, block.length);
    return { ...decoded, confidence: this.#wideConfidence };
  }
}

/** A block in one encoding of which every byte counts. */
function unmarked(text: string, encoding: string, length: number): DecodedBlock {
  const parts = length > 0 ? [{ start: 0, end: length, encoding }] : [];
  return { length, text, confidence: NAMED, parts, losses: [] };
}

function unknownLabel(label: string): UnmojibakeError {
  return new UnmojibakeError(
    'ERR_UNKNOWN_ENCODING',
    `option label: decode() has no encoding ${describe(label)}; leave the label out, or use decodeAsync(), which loads more encodings`,
  );
}
