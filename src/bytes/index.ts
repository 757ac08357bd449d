export type { EncodedPart } from './block-decoder.ts';
export { type DecodedBytes, decode, decodeAsync } from './decode.ts';
export { DecodeStream, type DecodeStreamOptions } from './decode-stream.ts';
export type { DecodeOptions } from './options.ts';
