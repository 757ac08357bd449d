import { readFile, writeFile } from 'node:fs/promises';
import { decode } from 'unmojibake/bytes';

/** Spreadsheets write CSV in the encoding of their computer, and read UTF-8 only behind a byte order mark. */
export async function convertCsv(from: string, to: string): Promise<void> {
  const { text, encoding, confidence } = decode(await readFile(from));
  if (confidence < 0.9) throw new Error(`${from} may be ${encoding}, but that is not sure: look at it first`);
  await writeFile(to, `\ufeff${text}`);
}
