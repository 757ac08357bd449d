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

/** Tells whether a channel may be tried. */
type ChannelFilter = (right: string, wrong: string) => boolean;

/** The channels that may be tried, and the wrong encodings that they have. */
export interface ChannelChoice {
  readonly isAllowed: ChannelFilter;
  readonly wrongs: readonly Encoding[];
}

const choices = new WeakMap<object, ChannelChoice>();
const EVERY_CHANNEL = {};

/** The channels that the options and, if given, the keys (see `channelKey`) allow. */
export function chooseChannels({ encodings }: Settings, only?: ReadonlySet<string>): ChannelChoice {
  const source = only ?? encodings ?? EVERY_CHANNEL;
  let choice = choices.get(source);
  if (!choice) {
    const isAllowed: ChannelFilter = (right, wrong) =>
      (!encodings || (encodings.has(right) && encodings.has(wrong))) &&
      (!only || only.has(channelKey(right, wrong)));
    const wrongs = [...channelsByWrong()]
      .filter(([, channels]) => channels.some(({ right, wrong }) => isAllowed(right.name, wrong.name)))
      .map(([wrong]) => wrong);
    choice = { isAllowed, wrongs };
    choices.set(source, choice);
  }
  return choice;
}

/** The channels that may have made a reversal's bytes: of those with one right encoding the likeliest only. */
export function channelsOf(reversal: Reversal, { isAllowed }: ChannelChoice): Iterable<KnownChannel> {
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

/** The channels with at least the given log prior. */
export function commonChannels(leastLogPrior: number): KnownChannel[] {
  return [...channelsByWrong().values()].flat().filter(({ logPrior }) => logPrior >= leastLogPrior);
}

const letterTables = new Map<Encoding, Int32Array>();

/** What each single byte is in an encoding; -1 where it is nothing. */
export function letterTable(encoding: Encoding): Int32Array {
  let table = letterTables.get(encoding);
  if (!table) {
    table = Int32Array.from({ length: 256 }, (_, byte) => {
      const step = encoding.decodeAt(Uint8Array.of(byte), 0);
      return step < 0 ? -1 : step >> 3;
    });
    letterTables.set(encoding, table);
  }
  return table;
}
