import { getEncoding } from '../../src/codec/registry.ts';
import { garble } from '../../src/index.ts';
import type { ExamplePart } from '../examples.ts';

/** The text of an example as its damage leaves it. */
export function damagedText(parts: readonly ExamplePart[]): string {
  return parts.map(damagedPart).join('');
}

function damagedPart({ text, channels, lostByte }: ExamplePart): string {
  if (channels) return garble(text, channels);
  return lostByte === undefined ? text : withoutByte(text, lostByte);
}

function withoutByte(text: string, lostByte: number): string {
  const gbk = getEncoding('gbk')!;
  const bytes = gbk.encode(text).bytes.filter((_, at) => at !== lostByte);
  return gbk.decode(bytes).text;
}
