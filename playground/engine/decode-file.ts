import { decode } from '../../src/bytes/index.ts';

/** A file's text, and how it was found. */
export interface DecodedFile {
  readonly text: string;
  /** Canonical names of the encodings of its lines, the first met first. */
  readonly encodings: readonly string[];
  /** Probability, 0 to 1, that these are the right ones. */
  readonly confidence: number;
}

/** Reads a file of which nobody said the encoding; its text is not repaired. */
export function decodeFile(bytes: Uint8Array, language?: string): DecodedFile {
  const languages = language === undefined ? {} : { languages: [language] };
  const { decoded, encoding, parts, confidence } = decode(bytes, { ...languages, repair: false });
  const encodings = [...new Set(parts.map((part) => part.encoding))];
  return { text: decoded, encodings: encodings.length > 0 ? encodings : [encoding], confidence };
}
