import { parseArgs } from 'node:util';

/** What to print: the repaired text, a readable account of the repairs, or the same as JSON. */
export type Mode = 'text' | 'explain' | 'json';

/** A command line, understood. */
export interface Invocation {
  readonly action: 'help' | 'version' | 'repair';
  readonly mode: Mode;
  /** Names of files in the order given; `-` is standard input. Never empty. */
  readonly files: readonly string[];
  /** BCP 47 tags of the languages to expect; empty without a hint. */
  readonly languages: readonly string[];
  /** 0 to 1; undefined leaves the library's default. */
  readonly minConfidence: number | undefined;
}

/** A command line that can't be understood. The message says what is wrong with it. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

const OPTIONS = {
  explain: { type: 'boolean' },
  json: { type: 'boolean' },
  languages: { type: 'string', multiple: true },
  'min-confidence': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

type Parsed = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;

function parseOptions(argv: readonly string[]): Parsed {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node appends advice about `--` that nobody needs here; its first sentence says what is wrong.
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split(/[.\n] ?/)[0] ?? message);
  }
}

/**
 * Reads the arguments that follow the command's name.
 *
 * @throws {UsageError} for an unknown option, a missing value or a value out of range.
 */
export function parseArguments(argv: readonly string[]): Invocation {
  const { values, positionals } = parseOptions(argv);
  if (values.explain && values.json) {
    throw new UsageError('--explain and --json exclude each other: --json holds the explanation already');
  }
  return {
    action: values.help ? 'help' : values.version ? 'version' : 'repair',
    mode: values.json ? 'json' : values.explain ? 'explain' : 'text',
    files: positionals.length === 0 ? ['-'] : positionals,
    languages: (values.languages ?? [])
      .flatMap((list) => list.split(','))
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    minConfidence: parseConfidence(values['min-confidence']),
  };
}

function parseConfidence(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (!(number >= 0 && number <= 1)) {
    throw new UsageError(`--min-confidence wants a number from 0 to 1, not '${value}'`);
  }
  return number;
}
