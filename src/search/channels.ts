import { catalogue } from '../channel/catalogue.ts';
import type { Encoding } from '../codec/encoding.ts';
import { getEncoding } from '../codec/registry.ts';
import type { Settings } from '../options.ts';
import { channelKey } from './evidence.ts';
import type { Reversal } from './reversal.ts';

/** A channel of the catalogue with its encodings at hand. */
export interface KnownChannel {
  readonly right: Encoding;
  readonly wrong: Encoding;
  readonly logPrior: number;
}

let byWrong: ReadonlyMap<Encoding, readonly KnownChannel[]> | undefined;

/** The catalogue's channels by wrong encoding. */
function channelsByWrong(): ReadonlyMap<Encoding, readonly KnownChannel[]> {
  if (byWrong) return byWrong;
  const map = new Map<Encoding, KnownChannel[]>();
  for (const entry of catalogue) {
    const channel: KnownChannel = {
      right: getEncoding(entry.right)!,
      wrong: getEncoding(entry.wrong)!,
      logPrior: entry.logPrior,
    };
    const known = map.get(channel.wrong);
    if (known) known.push(channel);
    else map.set(channel.wrong, [channel]);
  }
  byWrong = map;
  return map;
}

/** Every wrong encoding of the catalogue. */
export function wrongEncodings(): readonly Encoding[] {
  return [...channelsByWrong().keys()];
}

/** Which channels may be tried. */
export type ChannelFilter = (right: string, wrong: string) => boolean;

/** The channels that the options and, if given, the keys (see `channelKey`) allow. */
export function allowedChannels({ encodings }: Settings, only?: ReadonlySet<string>): ChannelFilter {
  return (right, wrong) =>
    (!encodings || (encodings.has(right) && encodings.has(wrong))) &&
    (!only || only.has(channelKey(right, wrong)));
}

/** The channels that may have made a reversal's bytes: of those with one right encoding the likeliest only. */
export function channelsOf(reversal: Reversal, isAllowed: ChannelFilter): Iterable<KnownChannel> {
  const best = new Map<Encoding, KnownChannel>();
  for (const wrong of reversal.encodings) {
    for (const channel of channelsByWrong().get(wrong) ?? []) {
      if (!isAllowed(channel.right.name, wrong.name)) continue;
      const known = best.get(channel.right);
      if (!known || channel.logPrior > known.logPrior) best.set(channel.right, channel);
    }
  }
  return best.values();
}
