import { type ParseArgsConfig, parseArgs } from 'node:util';
import { isKnownLanguage, knownLanguages } from '../language/languages.ts';
import { LOSS_HANDLINGS, type Options } from '../options.ts';

/** A command line that can't be understood. The message says what is wrong with it. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

type OptionTable = NonNullable<ParseArgsConfig['options']>;

type Parsed<T extends OptionTable> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>
>;

/**
 * Reads arguments by a table of options.
 *
 * @throws {UsageError} for an unknown option, a missing value or one too many.
 */
export function parseCommandLine<T extends OptionTable>(argv: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    // Node appends advice about `--` that nobody needs here; its first sentence says what is wrong.
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split(/[.\n] ?/)[0] ?? message);
  }
}

/** The options that every command that repairs hands on to the library. */
export const REPAIR_OPTIONS = {
  languages: { type: 'string', multiple: true },
  'min-confidence': { type: 'string' },
  losses: { type: 'string' },
} as const;

interface RepairValues {
  readonly languages?: string[] | undefined;
  readonly 'min-confidence'?: string | undefined;
  readonly losses?: string | undefined;
}

/**
 * Those that are given.
 *
 * @throws {UsageError} for what they can't be.
 */
export function repairOptions(values: RepairValues): Options {
  const languages = parseLists(values.languages ?? []);
  const unknown = languages.find((language) => !isKnownLanguage(language));
  if (unknown !== undefined) {
    throw new UsageError(
      `--languages wants language tags (${knownLanguages().join(', ')}), not '${unknown}'`,
    );
  }
  const confidence = values['min-confidence'];
  return {
    ...(languages.length > 0 && { languages }),
    ...(confidence !== undefined && { minConfidence: parseConfidence(confidence) }),
    ...(values.losses !== undefined && { losses: parseChoice('--losses', values.losses, LOSS_HANDLINGS) }),
  };
}

/** The items of comma-separated lists. */
export function parseLists(lists: readonly string[]): string[] {
  return lists
    .flatMap((list) => list.split(','))
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function parseConfidence(value: string): number {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (!(number >= 0 && number <= 1)) {
    throw new UsageError(`--min-confidence wants a number from 0 to 1, not '${value}'`);
  }
  return number;
}

/**
 * @param option its name, for the message
 * @throws {UsageError} for what is none of the choices.
 */
export function parseChoice<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((known) => known === value);
  if (choice === undefined)
    throw new UsageError(`${option} wants one of ${choices.join(', ')}, not '${value}'`);
  return choice;
}

/**
 * @param option its name, for the message
 * @throws {UsageError} for what is no whole number from 1 on.
 */
export function parseCount(option: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) {
    throw new UsageError(`${option} wants a whole number from 1 on, not '${value}'`);
  }
  return number;
}
