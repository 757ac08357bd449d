import { decode } from 'unmojibake/bytes';

/** A tag that says ISO-8859-1 is mostly in the encoding of the computer that wrote it. */
export function tagTexts(frames: Readonly<Record<string, string>>): Record<string, string> {
  const lines = Object.values(frames).map((text) => text.replaceAll('\n', '\u2028'));
  const { text } = decode(Buffer.from(lines.join('\n'), 'latin1'));
  const decoded = text.split('\n');
  return Object.fromEntries(Object.keys(frames).map((name, i) => [name, decoded[i] ?? '']));
}
