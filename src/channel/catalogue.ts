import { log } from '../portable-math.ts';
import { AREA_SHARE, DOUBLE_BYTE_AREAS, type EncodingUsage, encodingUsage } from './encoding-usage.ts';

/** A channel that garbled text is met with. Names are canonical. */
export interface CatalogueEntry {
  readonly right: string;
  readonly wrong: string;
  /** Natural logarithm of the channel's share in all garbled text; the shares of the catalogue add up to 1. */
  readonly logPrior: number;
}

const UTF_8 = 'utf-8';

/** Of the legacy encodings' share; see `encoding-usage.ts`. */
const LEGACY_SHARE: number = sumOf(AREA_SHARE);

/**
 * How much likelier than its weight another encoding of the same area is: people try those first, and a
 * Cyrillic console, mail program and editor disagree among themselves. 6 of the 8 real cases with a Cyrillic
 * page as right stay in the area, where all others together weigh about 0.15 to windows-1252's 1.
 */
const SAME_AREA = 8;
/**
 * The same for Windows-1252 read as the Latin-1 that it was labelled as: by far the commonest garbling of Western
 * legacy text, which leaves its quotes and dashes as C1 controls. No real case in the tally, which has none
 * but letters; every mail archive has it.
 */
const WINDOWS_AS_LATIN_1 = 60;
/** Double-byte text read as another area's double-byte encoding; 8 of 30 real cases with these as right. */
const DOUBLE_BYTE_AS_DOUBLE_BYTE = 1.5;
/** The single-byte default of an area that isn't the text's own; 4 of 49 real legacy cases (1254, ibm866). */
const FOREIGN_DEFAULT = 0.3;
/** Single-byte text on a Chinese, Japanese or Korean system: none of 19 real single-byte cases, so a low guess. */
const SINGLE_BYTE_AS_DOUBLE_BYTE = 0.1;

/**
 * Channels whose share is given outright. The two Cyrillic pages agree in the small letters but one, so that the
 * text stays legible and nobody puts it right: there is more of it left than people made. The shares were set on
 * 3,757 healthy Cyrillic lines of the calibration part, of which none reads better by what they cost.
 */
const LEGIBLE_SHARE: Readonly<Record<string, number>> = {
  'windows-1251>x-mac-cyrillic': 0.02,
  'x-mac-cyrillic>windows-1251': 0.012,
};

/** From this share of its area on, a right encoding meets every area's default. */
const COMMON_AS_RIGHT = 0.1;
/** From this weight on, a foreign default is met by the rarer right encodings too. */
const MAJOR_AS_WRONG = 0.05;

/**
 * Right and wrong encodings that read each other's letters alike, so that nothing is garbled or only a few
 * symbols and user-defined characters are (and ı in cp850), which no decision could rest on.
 */
const NEVER_GARBLED: ReadonlySet<string> = new Set([
  'iso-8859-1>windows-1252',
  'iso-8859-9>windows-1254',
  'iso-8859-8>windows-1255',
  'iso-8859-13>windows-1257',
  'tis-620>windows-874',
  'iso-8859-11>windows-874',
  'tis-620>iso-8859-11',
  'iso-8859-11>tis-620',
  'koi8-r>koi8-u',
  'koi8-r>koi8-t',
  'cp850>cp858',
  'cp858>cp850',
  'cp437>cp865',
  'gbk>gb18030',
  'gb18030>gbk',
  'cp950>big5',
  'big5>cp950',
]);

/** True for a channel after which most of the text can still be read. */
export function isLegible(right: string, wrong: string): boolean {
  return `${right}>${wrong}` in LEGIBLE_SHARE;
}

function sumOf(shares: Readonly<Record<string, number>>): number {
  return Object.values(shares).reduce((sum, share) => sum + share, 0);
}

const isDoubleByte = ({ area }: EncodingUsage): boolean => DOUBLE_BYTE_AREAS.has(area);

/** Factor of the wrong encoding's weight for this right encoding; 0 where nobody would meet the two together. */
function affinity(right: EncodingUsage, wrong: EncodingUsage): number {
  const factor = affinityOfAreas(right, wrong);
  if (factor === 0 || right === wrong) return 0;
  // Most pairs are out by then, so that few names are put together.
  const channel = `${right.name}>${wrong.name}`;
  if (NEVER_GARBLED.has(channel) || channel in LEGIBLE_SHARE) return 0;
  return channel === 'windows-1252>iso-8859-1' ? WINDOWS_AS_LATIN_1 : factor;
}

function affinityOfAreas(right: EncodingUsage, wrong: EncodingUsage): number {
  if (right.area === wrong.area) return SAME_AREA;
  if (wrong.reach === 'everywhere') return 1;
  if (isDoubleByte(right)) return isDoubleByte(wrong) ? DOUBLE_BYTE_AS_DOUBLE_BYTE : FOREIGN_DEFAULT;
  const met = right.asRight >= COMMON_AS_RIGHT || wrong.asWrong >= MAJOR_AS_WRONG;
  if (wrong.reach === 'home' || !met) return 0;
  return isDoubleByte(wrong) ? SINGLE_BYTE_AS_DOUBLE_BYTE : FOREIGN_DEFAULT;
}

/** Shares `share` out among the wrong encodings, by weight. */
function entriesOf(
  right: string,
  share: number,
  weights: readonly (readonly [wrong: EncodingUsage, weight: number])[],
): CatalogueEntry[] {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return weights
    .filter(([, weight]) => weight > 0)
    .map(([wrong, weight]) => ({
      right,
      wrong: wrong.name,
      logPrior: log((share * weight) / total),
    }));
}

/** The catalogue's channels with UTF-8 as right encoding, likeliest first: a few of them, which are asked for first. */
export function utf8Channels(): readonly CatalogueEntry[] {
  utf8Entries ??= entriesOf(
    UTF_8,
    1 - LEGACY_SHARE - sumOf(LEGIBLE_SHARE),
    encodingUsage.map((wrong) => [wrong, wrong.asWrong]),
  ).sort(likeliestFirst);
  return utf8Entries;
}

let utf8Entries: readonly CatalogueEntry[] | undefined;

function legibleEntries(): CatalogueEntry[] {
  return Object.entries(LEGIBLE_SHARE).map(([channel, share]) => {
    const [right, wrong] = channel.split('>');
    return { right: right!, wrong: wrong!, logPrior: log(share) };
  });
}

function legacyEntries(right: EncodingUsage): CatalogueEntry[] {
  return entriesOf(
    right.name,
    AREA_SHARE[right.area] * right.asRight,
    encodingUsage.map((wrong) => [wrong, wrong.asWrong * affinity(right, wrong)]),
  );
}

const likeliestFirst = (a: CatalogueEntry, b: CatalogueEntry): number => b.logPrior - a.logPrior;

/**
 * Every plausible channel, 1,892 of them, likeliest first. UTF-8 is in as right encoding only: see {@link readAsUtf8} for
 * the other way round. Made when it is asked for first: healthy text needs none.
 */
export function catalogue(): readonly CatalogueEntry[] {
  channels ??= [...utf8Channels(), ...legibleEntries(), ...encodingUsage.flatMap(legacyEntries)].sort(
    likeliestFirst,
  );
  return channels;
}

let channels: readonly CatalogueEntry[] | undefined;

/**
 * Share of legacy text read as UTF-8 whose bytes all happen to be valid UTF-8, so that anything can be
 * restored (缺省值 in GBK is the text ȱʡֵ): with U+FFFD nothing is left. An estimate; it must be rare.
 */
const VALID_BY_ACCIDENT = 1e-4;

/**
 * Legacy text read as UTF-8, likeliest first: `right` read as `utf-8`. Mostly only U+FFFD is left of it, so
 * these are kept out of {@link catalogue}; they serve to name the damage and to restore the rare short text.
 */
export function readAsUtf8(): readonly CatalogueEntry[] {
  return encodingUsage
    .filter(({ asRight }) => asRight >= COMMON_AS_RIGHT)
    .map(({ name, area, asRight }) => ({
      right: name,
      wrong: UTF_8,
      logPrior: log(VALID_BY_ACCIDENT * AREA_SHARE[area] * asRight),
    }))
    .sort(likeliestFirst);
}
