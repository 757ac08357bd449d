/** Encodings that this library does not have and iconv-lite has, such as UTF-7; loaded when one is asked for. */

import type Iconv from 'iconv-lite';

/** Decodes the chunks of one text. */
export interface OtherDecoder {
  readonly encoding: string;
  write(bytes: Uint8Array): string;
  end(): string;
}

/**
 * A decoder for an encoding of iconv-lite; `undefined` if it has none of that label, and in a browser: it needs Node's
 * `Buffer`, so bundlers leave it out, as package.json tells them under `browser`.
 */
export async function loadOtherDecoder(label: string): Promise<OtherDecoder | undefined> {
  const { default: iconv }: { default?: Partial<typeof Iconv> } = await import('iconv-lite');
  if (!iconv?.encodingExists?.(label) || !iconv.getDecoder) return undefined;
  const decoder = iconv.getDecoder(label);
  return {
    encoding: label.trim().toLowerCase(),
    write: (bytes) => decoder.write(bytes as Parameters<typeof decoder.write>[0]),
    end: () => decoder.end() ?? '',
  };
}
