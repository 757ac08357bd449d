import type { Encoding } from '../codec/encoding.ts';
import { getEncoding } from '../codec/registry.ts';
import { UnmojibakeError } from '../errors.ts';
import {
  type Channel,
  DECODER_BEHAVIOURS,
  DEFAULT_DECODER,
  type DecoderBehaviour,
  DROPPED_CHARACTERS,
  type DroppedCharacters,
} from './channel.ts';
import { decodeAs } from './decode-as.ts';
import { dropCharacters } from './drop-characters.ts';
import { encodeWithReplacement } from './encode-with-replacement.ts';

/** A channel with its names looked up. */
interface ResolvedChannel {
  readonly right: Encoding;
  readonly wrong: Encoding;
  readonly decoder: DecoderBehaviour;
  readonly dropped: readonly DroppedCharacters[];
}

/** What the `drop` behaviour drops behind a WHATWG decoder. */
const DROPPED_BY_CLEANERS: readonly DroppedCharacters[] = ['c1', 'private-use', 'replacement'];

/**
 * Runs one or more channels forwards, the first channel first: the text is encoded in `right` and its bytes
 * are decoded as `wrong`, with the real error behaviour of the channel's decoder. A character that `right`
 * lacks becomes `?`, as in real encoders; a lone surrogate becomes U+FFFD in UTF-8.
 *
 * No text makes it throw. Throws an {@link UnmojibakeError} for a text that is no string or a channel that
 * is no object (`ERR_INVALID_ARGUMENT`), an unknown label (`ERR_UNKNOWN_ENCODING`), an unknown decoder or an
 * unknown class of dropped characters (`ERR_INVALID_OPTION`).
 */
export function garble(text: string, channel: Channel | readonly Channel[]): string {
  if (typeof text !== 'string') {
    throw new UnmojibakeError('ERR_INVALID_ARGUMENT', `text must be a string, not ${describe(text)}`);
  }
  const channels = (Array.isArray(channel) ? channel : [channel]).map(resolveChannel);
  let garbled = text;
  for (const { right, wrong, decoder, dropped } of channels) {
    garbled = dropCharacters(decodeAs(encodeWithReplacement(garbled, right), wrong, decoder), dropped);
  }
  return garbled;
}

function resolveChannel(channel: Channel): ResolvedChannel {
  if (typeof channel !== 'object' || channel === null) {
    throw new UnmojibakeError(
      'ERR_INVALID_ARGUMENT',
      `channel must be an object such as { right: 'utf-8', wrong: 'windows-1252' }, not ${describe(channel)}`,
    );
  }
  const right = resolveEncoding(channel.right, 'right');
  const wrong = resolveEncoding(channel.wrong, 'wrong');
  const decoder = channel.decoder ?? DEFAULT_DECODER;
  if (!DECODER_BEHAVIOURS.includes(decoder)) throw invalidOption('decoder', decoder, DECODER_BEHAVIOURS);
  const dropped = channel.dropped ?? [];
  if (!Array.isArray(dropped)) throw invalidOption('dropped', dropped, DROPPED_CHARACTERS);
  for (const kind of dropped) {
    if (!DROPPED_CHARACTERS.includes(kind)) throw invalidOption('dropped', kind, DROPPED_CHARACTERS);
  }
  return {
    right,
    wrong,
    decoder,
    dropped: decoder === 'drop' ? [...DROPPED_BY_CLEANERS, ...dropped] : dropped,
  };
}

function resolveEncoding(label: unknown, role: 'right' | 'wrong'): Encoding {
  const encoding = typeof label === 'string' ? getEncoding(label) : undefined;
  if (encoding !== undefined) return encoding;
  throw new UnmojibakeError(
    'ERR_UNKNOWN_ENCODING',
    `channel.${role}: unknown encoding ${describe(label)}; give a label of the WHATWG Encoding Standard such as ` +
      `'utf-8', 'windows-1252' or 'gbk', or a code page such as 'cp437' or 'x-mac-greek'`,
  );
}

function invalidOption(name: string, given: unknown, allowed: readonly string[]): UnmojibakeError {
  const choices = allowed.map((choice) => `'${choice}'`).join(', ');
  return new UnmojibakeError(
    'ERR_INVALID_OPTION',
    `channel.${name}: unknown value ${describe(given)}; choose from ${choices}`,
  );
}

function describe(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value;
}
