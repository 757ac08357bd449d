import { encodings, getEncoding } from '../../src/codec/registry.ts';
import { plausibility } from '../../src/language/plausibility.ts';

/** A file's text, and the encoding that it was read in. */
export interface DecodedFile {
  readonly text: string;
  readonly encoding: string;
}

/** Bytes that are looked at to find the encoding. */
const SAMPLE_BYTES = 4096;

/** Reads a file of which nobody said the encoding: UTF-8 or UTF-16 where they say so, else the likeliest. */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return platformDecoded(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return platformDecoded(bytes, 'utf-16be');
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const best = isUtf8(bytes) ? 'utf-8' : likeliestEncoding(sample);
  return {
    text: getEncoding(best)!
      .decode(bytes)
      .text.replace(/^\ufeff/, ''),
    encoding: best,
  };
}

function platformDecoded(bytes: Uint8Array, encoding: string): DecodedFile {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function isUtf8(bytes: Uint8Array): boolean {
  return getEncoding('utf-8')!.decode(bytes).errors.length === 0;
}

function likeliestEncoding(sample: Uint8Array): string {
  const ranked = encodings.map((encoding) => {
    const { text, errors } = encoding.decode(sample);
    return { name: encoding.name, errors: errors.length, plausibility: plausibility(text) };
  });
  ranked.sort((a, b) => a.errors - b.errors || b.plausibility - a.plausibility);
  return ranked[0]!.name;
}
