import type { Channel } from '../src/channel/channel.ts';
import { garble } from '../src/channel/garble.ts';
import { getEncoding } from '../src/codec/registry.ts';

/** The garbled text, if the channels, the first one first, lose nothing and change something. */
export function garbleLosslessly(truth: string, channels: readonly Channel[]): string | undefined {
  let text = truth;
  for (const channel of channels) {
    const encoded = getEncoding(channel.right)?.encode(text);
    if (!encoded || encoded.errors.length > 0) return undefined;
    if (getEncoding(channel.wrong)?.decode(encoded.bytes).errors.length !== 0) return undefined;
    text = garble(text, channel);
  }
  return text === truth ? undefined : text;
}
