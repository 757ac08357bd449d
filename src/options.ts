import { getEncoding } from './codec/registry.ts';
import { UnmojibakeError } from './errors.ts';
import { isKnownLanguage, knownLanguages } from './language/languages.ts';

/**
 * What is written where bytes are lost and the character cannot be restored from those that are left.
 *
 * - `mark`: U+FFFD for each lost character.
 * - `evidence`: the character, where what is known of its bytes, the document and the text around it leave little
 *   doubt (of 100 so filled 96 are right); else U+FFFD.
 * - `best`: the likeliest character that the known bytes allow, however unsure; U+FFFD where they limit nothing.
 * - `skip`: nothing.
 */
export type LossHandling = 'mark' | 'evidence' | 'best' | 'skip';

/** Every way to handle losses. */
export const LOSS_HANDLINGS: readonly LossHandling[] = ['mark', 'evidence', 'best', 'skip'];

export interface Options {
  /**
   * Languages that the text is likely to be in when it is right, as BCP 47 tags (`"pl"`, `"zh-Hant"`).
   * A hint, not a restriction: readings in these languages need less evidence. Default: none.
   */
  readonly languages?: readonly string[];
  /**
   * Encodings (any label) that may be involved: only channels whose right and wrong encoding are both listed
   * are tried. Default: every encoding.
   */
  readonly encodings?: readonly string[];
  /** The confidence, 0 to 1, below which a repair is not made. Default: 0.5. */
  readonly minConfidence?: number;
  /** How many layers of garbling may be undone, 1 to 8. Default: 4. */
  readonly maxLayers?: number;
  /**
   * Whether traces are repaired too: pinyin glosses, byte-shifted double-byte runs, escapes inside mojibake. Default:
   * true.
   */
  readonly traces?: boolean;
  /** What is written in the place of lost characters. Default: `'evidence'`. */
  readonly losses?: LossHandling;
}

/** Options checked and resolved, every one present. */
export interface Settings {
  readonly languages: readonly string[];
  /** Canonical names; `undefined` for all. */
  readonly encodings: ReadonlySet<string> | undefined;
  readonly minConfidence: number;
  readonly maxLayers: number;
  readonly traces: boolean;
  readonly losses: LossHandling;
}

const DEFAULTS: Settings = {
  languages: [],
  encodings: undefined,
  minConfidence: 0.5,
  maxLayers: 4,
  traces: true,
  losses: 'evidence',
};

const NAMES = Object.keys(DEFAULTS);

/** @throws {UnmojibakeError} `ERR_INVALID_ARGUMENT` if they are no object */
export function checkOptions(options: unknown): asserts options is object | undefined {
  if (options === undefined || (typeof options === 'object' && options !== null && !Array.isArray(options)))
    return;
  throw new UnmojibakeError(
    'ERR_INVALID_ARGUMENT',
    `options must be an object such as { minConfidence: 0.9 }, not ${describe(options)}`,
  );
}

/**
 * @param others names of the options that the caller has beside these and took out
 * @throws {UnmojibakeError} `ERR_INVALID_ARGUMENT`, `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`, `ERR_UNKNOWN_ENCODING`
 */
export function resolveOptions(options: Options | undefined, others: readonly string[] = []): Settings {
  checkOptions(options);
  if (options === undefined) return DEFAULTS;
  for (const name of Object.keys(options)) {
    if (!NAMES.includes(name)) {
      throw new UnmojibakeError(
        'ERR_UNKNOWN_OPTION',
        `there is no option "${name}"; the options are ${[...others, ...NAMES].join(', ')}`,
      );
    }
  }
  const { languages, encodings, minConfidence, maxLayers, traces, losses } = options;
  return {
    languages: languages === undefined ? DEFAULTS.languages : checkLanguages(languages),
    encodings: encodings === undefined ? DEFAULTS.encodings : checkEncodings(encodings),
    minConfidence:
      minConfidence === undefined
        ? DEFAULTS.minConfidence
        : checkNumber('minConfidence', minConfidence, 0, 1),
    maxLayers: maxLayers === undefined ? DEFAULTS.maxLayers : checkInteger('maxLayers', maxLayers, 1, 8),
    traces: traces === undefined ? DEFAULTS.traces : checkBoolean('traces', traces),
    losses: losses === undefined ? DEFAULTS.losses : checkLossHandling(losses),
  };
}

/** @throws {UnmojibakeError} `ERR_INVALID_ARGUMENT` if it is no string */
export function checkText(text: unknown, name = 'text'): asserts text is string {
  if (typeof text !== 'string') {
    throw new UnmojibakeError(
      'ERR_INVALID_ARGUMENT',
      `${name} must be a string, not ${describe(text)}; decode bytes first, for example with new TextDecoder().decode(bytes)`,
    );
  }
}

/** A value for an error message. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === 'number' || typeof value === 'boolean') return `${typeof value} ${value}`;
  if (typeof value === 'object')
    return Array.isArray(value) ? 'an array' : `an object (${value.constructor?.name ?? 'null prototype'})`;
  return `a ${typeof value}`;
}

/** The error for the value of an option. */
export function invalidOption(name: string, wanted: string, value: unknown): UnmojibakeError {
  return new UnmojibakeError(
    'ERR_INVALID_OPTION',
    `option ${name} must be ${wanted}, not ${describe(value)}`,
  );
}

function checkStrings(name: string, value: unknown, example: string): readonly string[] {
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) {
    throw invalidOption(name, `an array of strings such as ${example}`, value);
  }
  return value;
}

function checkLanguages(value: unknown): readonly string[] {
  const languages = checkStrings('languages', value, '["pl", "zh-Hant"]');
  for (const language of languages) {
    if (!isKnownLanguage(language)) {
      throw invalidOption(
        'languages',
        `made of known language tags (${knownLanguages().join(', ')})`,
        language,
      );
    }
  }
  return languages;
}

function checkEncodings(value: unknown): ReadonlySet<string> {
  const names = checkStrings('encodings', value, '["utf-8", "windows-1252"]').map((label) => {
    const encoding = getEncoding(label);
    if (!encoding) {
      throw new UnmojibakeError(
        'ERR_UNKNOWN_ENCODING',
        `option encodings: there is no encoding ${describe(label)}; use a label of the WHATWG Encoding Standard or a code page such as "cp437"`,
      );
    }
    return encoding.name;
  });
  if (names.length < 2)
    throw invalidOption('encodings', 'at least two encodings, a right and a wrong one', value);
  return new Set(names);
}

function checkNumber(name: string, value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    throw invalidOption(name, `a number from ${least} to ${most}`, value);
  }
  return value;
}

function checkInteger(name: string, value: unknown, least: number, most: number): number {
  if (!Number.isInteger(checkNumber(name, value, least, most)))
    throw invalidOption(name, `a whole number from ${least} to ${most}`, value);
  return value as number;
}

function checkLossHandling(value: unknown): LossHandling {
  const handling = LOSS_HANDLINGS.find((known) => known === value);
  if (!handling) throw invalidOption('losses', `one of ${LOSS_HANDLINGS.join(', ')}`, value);
  return handling;
}

function checkBoolean(name: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidOption(name, 'true or false', value);
  return value;
}
