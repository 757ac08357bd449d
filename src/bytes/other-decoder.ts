/** Decodes the chunks of one text. */
export interface OtherDecoder {
  readonly encoding: string;
  write(bytes: Uint8Array): string;
  end(): string;
}
