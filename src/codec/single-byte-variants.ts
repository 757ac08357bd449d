import type { SingleByteVariants } from './single-byte.ts';

/** What decoders other than the page's own make of its bytes. Filled from the oracles in test/vectors/codec. */
export const SINGLE_BYTE_VARIANTS: Readonly<Record<string, SingleByteVariants>> = {
  'windows-1255': { composes: true },
  'windows-1258': { composes: true },
  tcvn: { composes: true },
};
