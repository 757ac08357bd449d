import { readFile } from 'node:fs/promises';
import { decode } from 'unmojibake/bytes';

/** The language is mostly known from the file's name, and makes short texts sure. */
export async function readSubtitles(path: string): Promise<string> {
  const language = /\.([a-z]{2})\.srt$/.exec(path)?.[1];
  return decode(await readFile(path), language === undefined ? {} : { languages: [language] }).text;
}
