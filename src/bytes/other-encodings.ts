/** Encodings that this library does not have and iconv-lite has, such as UTF-7; loaded when one is asked for. */

/** Decodes the chunks of one text. */
export interface OtherDecoder {
  readonly encoding: string;
  write(bytes: Uint8Array): string;
  end(): string;
}

/** A decoder for an encoding of iconv-lite; `undefined` if it has none of that label. Needs Node, or its `Buffer`. */
export async function loadOtherDecoder(label: string): Promise<OtherDecoder | undefined> {
  const { default: iconv } = await import('iconv-lite');
  if (!iconv.encodingExists(label)) return undefined;
  const decoder = iconv.getDecoder(label);
  return {
    encoding: label.trim().toLowerCase(),
    write: (bytes) => decoder.write(bytes as Parameters<typeof decoder.write>[0]),
    end: () => decoder.end() ?? '',
  };
}
