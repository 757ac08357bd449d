/** Which channels may explain a line that lost bytes. */

import { isLegible } from '../channel/catalogue.ts';
import { type Encoding, UNENCODABLE } from '../codec/encoding.ts';
import { firstShift } from '../codec/packed-bytes.ts';
import { leadLength } from '../codec/utf-8.ts';
import { isCyrillic } from '../language/script.ts';
import type { Settings } from '../options.ts';
import { LineBytes } from './byte-columns.ts';
import {
  type ChannelChoice,
  channelsOfUtf8,
  chooseChannels,
  commonChannels,
  type KnownChannel,
  smallerTwin,
} from './channels.ts';
import type { Hypothesis } from './hypotheses.ts';
import type { LossMark } from './lattice-holes.ts';
import type { Line } from './line.ts';
import { sketchGain } from './lossy-sketch.ts';
import { PRIOR_WEIGHT } from './survey.ts';

/** UTF-8 channels that are searched, those first whose bytes look most like UTF-8. */
const MOST_UTF_8 = 3;
/** Double-byte channels that are searched because they read well at a glance. */
const MOST_SKETCHED = 3;
/** Channels that are searched, those between Cyrillic pages aside. */
const MOST_CHANNELS = 6;
/** Rarer channels are no reason to search. */
const LEAST_LOG_PRIOR = -9;

/** A line, and which channels may be tried on it. */
interface Setting {
  readonly line: Line;
  readonly marks: readonly LossMark[];
  readonly bytes: LineBytes;
  readonly choice: ChannelChoice;
  /** The wrong encodings that have at least one of the line's characters above ASCII. */
  readonly wrongs: ReadonlySet<Encoding>;
}

/**
 * The channels whose reading with losses is worth a lattice.
 *
 * @param strict what was found without losses, best first
 * @param only keys of the only channels to try (see `channelKey`); all without it
 */
export function channelsToTry(
  line: Line,
  marks: readonly LossMark[],
  strict: readonly Hypothesis[],
  settings: Settings,
  only?: ReadonlySet<string>,
): KnownChannel[] {
  const choice = chooseChannels(settings, only);
  const bytes = new LineBytes(line.alphabet);
  const setting = { line, marks, bytes, choice, wrongs: new Set(bytes.possible(choice.wrongs)) };
  const channels = utf8Channels(setting, only ? Number.NEGATIVE_INFINITY : LEAST_LOG_PRIOR);
  const add = (channel: KnownChannel): void => {
    const { right, wrong } = channel;
    if (!channels.some((known) => known.right === right && known.wrong === wrong)) channels.push(channel);
  };
  for (const channel of [...strict.flatMap(legacyChannelOf), ...sketchedChannels(setting)])
    if (channels.length < MOST_CHANNELS) add(channel);
  if (marks.length > 0 && line.alphabet.some(isCyrillic)) legibleChannels(setting).forEach(add);
  return channels;
}

function isPossible({ wrongs, choice }: Setting, { right, wrong }: KnownChannel): boolean {
  return wrongs.has(wrong) && choice.isAllowed(right.name, wrong.name);
}

function utf8Channels(setting: Setting, leastLogPrior: number): KnownChannel[] {
  const { line, marks, bytes } = setting;
  const leastFit = (marks.length > 0 ? LEAST_FIT : LEAST_UNMARKED_FIT) * line.nonAscii;
  return channelsOfUtf8()
    .filter((channel) => channel.logPrior >= leastLogPrior && isPossible(setting, channel))
    .map((channel) => {
      const { wrong } = channel;
      const cut = wrong.maxBytes === 1 ? MISFIT.cut : MISFIT.cutOfMany;
      return { channel, fit: utf8Fit(line, bytes.standard(wrong), cut) };
    })
    .filter(({ fit }) => fit > leastFit)
    .sort((a, b) => b.fit + b.channel.logPrior - (a.fit + a.channel.logPrior))
    .slice(0, MOST_UTF_8)
    .map(({ channel }) => channel);
}

function legacyChannelOf({ reading, right, wrong, logPrior }: Hypothesis): KnownChannel[] {
  const encoding = reading.reversal.encodings.find(({ name }) => name === wrong);
  return right === 'utf-8' || !encoding ? [] : [{ right: reading.right, wrong: encoding, logPrior }];
}

/** Where many bytes are lost a channel may not be among those that were found without losses. */
function sketchedChannels(setting: Setting): KnownChannel[] {
  const { line, marks, bytes } = setting;
  doubleByte ??= commonChannels(LEAST_LOG_PRIOR).filter(
    ({ right, wrong }) =>
      right.name !== 'utf-8' &&
      right.maxBytes > 1 &&
      wrong.maxBytes > 1 &&
      smallerTwin(right) === undefined &&
      smallerTwin(wrong) === undefined,
  );
  const markUnits = new Set(marks.map((mark) => mark.charCodeAt(0)));
  return doubleByte
    .filter((channel) => isPossible(setting, channel))
    .map((channel) => {
      const gain = sketchGain(line, bytes.standard(channel.wrong), channel.right, markUnits);
      return { channel, promise: gain + PRIOR_WEIGHT * channel.logPrior };
    })
    .filter(({ promise }) => promise > 0)
    .sort((a, b) => b.promise - a.promise)
    .slice(0, MOST_SKETCHED)
    .map(({ channel }) => channel);
}

let doubleByte: readonly KnownChannel[] | undefined;

/** Channels after which most of the text reads well, so that a lost letter may be what shows them. */
function legibleChannels(setting: Setting): KnownChannel[] {
  legible ??= commonChannels(LEAST_LOG_PRIOR).filter(({ right, wrong }) => isLegible(right.name, wrong.name));
  return legible.filter((channel) => isPossible(setting, channel));
}

let legible: readonly KnownChannel[] | undefined;

const isMark = (codePoint: number): boolean =>
  codePoint === 0xfffd || codePoint === 0x3f || codePoint === 0x30fb;

/**
 * What speaks against UTF-8, against a byte that continues a sequence: a lead byte whose sequence is cut, of
 * single-byte and of East Asian text, a byte that UTF-8 never has. A continuation byte whose lead byte is missing
 * says nothing: it can be what is lost.
 */
const MISFIT = { cut: 0.25, cutOfMany: 0.7, impossible: 2 } as const;
/** What a continuation byte behind a mark speaks for UTF-8: its lead byte can be what is lost. */
const BEHIND_MARK = 0.4;
/** The same where no mark is. */
const ORPHAN = 0.1;
/** A line is searched where each character above ASCII speaks for UTF-8 this much. */
const LEAST_FIT = 0.08;
/** The same where no mark shows that bytes are lost: most healthy Thai and Han lines are below it, few garbled ones. */
const LEAST_UNMARKED_FIT = 0.25;

/**
 * How much a line's bytes look like UTF-8 with losses: the bytes that continue a sequence as they should, less
 * what cannot stand where it does; 0 and below for what is no UTF-8.
 */
function utf8Fit(line: Line, packed: readonly number[], cut: number): number {
  const { kinds, alphabet, length } = line;
  let fit = 0;
  /** Continuation bytes that are due; negative behind a mark, where any number may be. */
  let due = 0;
  for (let i = 0; i < length; i++) {
    const kind = kinds[i]!;
    const codePoint = alphabet[kind]!;
    if (isMark(codePoint)) {
      due = -1;
      continue;
    }
    const bytes = packed[kind]!;
    if (bytes === UNENCODABLE) {
      fit -= MISFIT.impossible;
      due = 0;
      continue;
    }
    for (let shift = firstShift(bytes); shift >= 0; shift -= 8) {
      const byte = (bytes >>> shift) & 0xff;
      if (byte >= 0x80 && byte <= 0xbf) {
        if (due > 0) {
          due--;
          fit++;
        } else if (due < 0) fit += BEHIND_MARK;
        else fit += ORPHAN;
        continue;
      }
      if (due > 0) fit -= cut;
      due = 0;
      if (byte < 0x80) continue;
      const length = leadLength(byte);
      if (length === 0) fit -= MISFIT.impossible;
      else due = length - 1;
    }
  }
  return fit;
}
