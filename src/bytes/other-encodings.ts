/** Encodings that nobody guesses: EBCDIC, and those that iconv-lite has, such as UTF-7; loaded when one is asked for. */

import type Iconv from 'iconv-lite';
import type { OtherDecoder } from './other-decoder.ts';

/** A decoder for such an encoding; `undefined` for a label that none of them has. */
export async function loadOtherDecoder(label: string): Promise<OtherDecoder | undefined> {
  const { ebcdicDecoder } = await import('./ebcdic.ts');
  return ebcdicDecoder(label) ?? (await loadIconvDecoder(label));
}

/** `undefined` in a browser too: it needs Node's `Buffer`, so bundlers leave it out, as package.json tells them. */
async function loadIconvDecoder(label: string): Promise<OtherDecoder | undefined> {
  const { default: iconv }: { default?: Partial<typeof Iconv> } = await import('iconv-lite');
  if (!iconv?.encodingExists?.(label) || !iconv.getDecoder) return undefined;
  const decoder = iconv.getDecoder(label);
  return {
    encoding: label.trim().toLowerCase(),
    write: (bytes) => decoder.write(bytes as Parameters<typeof decoder.write>[0]),
    end: () => decoder.end() ?? '',
  };
}
