import { type CatalogueEntry, catalogue, utf8Channels } from '../channel/catalogue.ts';
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

function toKnown({ right, wrong, logPrior }: CatalogueEntry): KnownChannel {
  return { right: getEncoding(right)!, wrong: getEncoding(wrong)!, logPrior };
}

let byWrong: ReadonlyMap<Encoding, readonly KnownChannel[]> | undefined;

/** The catalogue's channels by wrong encoding. */
function channelsByWrong(): ReadonlyMap<Encoding, readonly KnownChannel[]> {
  if (byWrong) return byWrong;
  const map = new Map<Encoding, KnownChannel[]>();
  for (const entry of catalogue()) {
    const channel = toKnown(entry);
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
  /** True if few are allowed and UTF-8 is the right encoding of all. */
  readonly isOfUtf8: boolean;
  /** Answers of {@link channelsOf}. */
  readonly known: Group;
}

/** Encodings, one after the other, and what is known of them together. */
interface Group {
  channels?: readonly KnownChannel[];
  readonly larger: Map<Encoding, Group>;
}

/** Groups that are remembered, at most; texts have a few hundred. */
const MOST_GROUPS = 1 << 14;
let groups = 0;

function groupOf(encodings: readonly Encoding[], none: Group): Group {
  if (groups > MOST_GROUPS) {
    none.larger.clear();
    groups = 0;
  }
  let group = none;
  for (const encoding of encodings) {
    let larger = group.larger.get(encoding);
    if (!larger) {
      larger = { larger: new Map() };
      group.larger.set(encoding, larger);
      groups++;
    }
    group = larger;
  }
  return group;
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
      .filter(
        ([{ name }, channels]) =>
          (!only || mayBeWrong(only, name)) && channels.some(({ right }) => isAllowed(right.name, name)),
      )
      .map(([wrong]) => wrong);
    const isOfUtf8 = only !== undefined && [...only].every((key) => key.startsWith(channelKey('utf-8', '')));
    choice = { isAllowed, wrongs, isOfUtf8, known: { larger: new Map() } };
    choices.set(source, choice);
  }
  return choice;
}

/** True if one of the keys may be that of a channel with this wrong encoding: few are proven, and there are many channels. */
function mayBeWrong(keys: ReadonlySet<string>, wrong: string): boolean {
  const end = channelKey('', wrong);
  for (const key of keys) if (key.endsWith(end)) return true;
  return false;
}

/** The channels that may have made a reversal's bytes: of those with one right encoding the likeliest only. */
export function channelsOf(
  { encodings }: Pick<Reversal, 'encodings'>,
  { isAllowed, known }: ChannelChoice,
): readonly KnownChannel[] {
  const group = groupOf(encodings, known);
  let channels = group.channels;
  if (!channels) {
    const best = new Map<Encoding, KnownChannel>();
    for (const wrong of encodings) {
      for (const channel of channelsByWrong().get(wrong) ?? []) {
        if (!isAllowed(channel.right.name, wrong.name)) continue;
        const other = best.get(channel.right);
        if (!other || channel.logPrior > other.logPrior) best.set(channel.right, channel);
      }
    }
    channels = [...best.values()].sort((a, b) => Number(isLargerTwin(a)) - Number(isLargerTwin(b)));
    group.channels = channels;
  }
  return channels;
}

/** Encodings that read the same text as a smaller one, and beyond it only what that leaves gaps for. */
const SMALLER_TWIN: Readonly<Record<string, string>> = { gb18030: 'gbk', cp950: 'big5' };

/** The encoding that reads the same wherever it reads anything; {@link channelsOf} has it first. */
export function smallerTwin(encoding: Encoding): string | undefined {
  return SMALLER_TWIN[encoding.name];
}

function isLargerTwin({ right }: KnownChannel): boolean {
  return smallerTwin(right) !== undefined;
}

/** Every channel with UTF-8 as right encoding, likeliest first. */
export function channelsOfUtf8(): readonly KnownChannel[] {
  ofUtf8 ??= utf8Channels().map(toKnown);
  return ofUtf8;
}

let ofUtf8: readonly KnownChannel[] | undefined;

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
