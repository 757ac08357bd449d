import { isFileSuffix } from '../node/options.ts';
import type { Options } from '../options.ts';
import {
  parseChoice,
  parseCommandLine,
  parseCount,
  parseLists,
  REPAIR_OPTIONS,
  repairOptions,
  UsageError,
} from './command-line.ts';

/** What to do with the files: print them repaired, account for the repairs, list what is garbled, replace them, or decode
 * them from another encoding. */
export type Mode = 'text' | 'explain' | 'json' | 'check' | 'write' | 'decode' | 'jsonl';

/** How `--check` prints what it finds. */
export type Format = 'text' | 'json' | 'sarif' | 'github';

const FORMATS: readonly Format[] = ['text', 'json', 'sarif', 'github'];

/** A command line, understood. */
export interface Invocation {
  readonly mode: Mode;
  /** Files, and with `check` and `write` folders and globs, in the order given; `-` is standard input. Never empty. */
  readonly files: readonly string[];
  /** For the library. */
  readonly options: Options;
  readonly format: Format;
  /** Suffix under which `write` keeps the old files. */
  readonly backup: string | undefined;
  /** Whether files in other encodings are converted; with `write` in place. */
  readonly decode: boolean;
  /** Label of the encoding to `decode` from; undefined to find it out. */
  readonly from: string | undefined;
  /** Names of fields of `jsonl`, from the outermost object on. */
  readonly fields: readonly (readonly string[])[];
  /** Where a report goes. */
  readonly report: string | undefined;
  /** Files that are worked on at the same time; undefined for as many as there are processors. */
  readonly jobs: number | undefined;
}

const OPTIONS = {
  explain: { type: 'boolean' },
  json: { type: 'boolean' },
  check: { type: 'boolean' },
  write: { type: 'boolean' },
  decode: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  format: { type: 'string' },
  backup: { type: 'string' },
  from: { type: 'string' },
  field: { type: 'string', multiple: true },
  report: { type: 'string' },
  jobs: { type: 'string' },
  ...REPAIR_OPTIONS,
} as const;

const MODES = ['explain', 'json', 'check', 'write', 'decode', 'jsonl'] as const;

/** The modes that an option belongs to. */
const BELONGS_TO: Readonly<Record<string, readonly Mode[]>> = {
  format: ['check'],
  backup: ['write'],
  from: ['decode'],
  field: ['jsonl'],
  report: ['text', 'check', 'write'],
  jobs: ['check', 'write'],
};

/**
 * Reads the arguments of the command that repairs files.
 *
 * @throws {UsageError} for an unknown option, a missing value, a value out of range, or options that don't go together.
 */
export function parseArguments(argv: readonly string[]): Invocation {
  const { values, positionals } = parseCommandLine(argv, OPTIONS);
  const named = MODES.filter((name) => values[name]);
  const decode = values.decode === true;
  // Files can be decoded in place.
  const [mode = 'text', other] = values.write && decode ? named.filter((name) => name !== 'decode') : named;
  if (other) throw new UsageError(`--${mode} and --${other} exclude each other`);
  for (const [option, modes] of Object.entries(BELONGS_TO)) {
    if (values[option as keyof typeof values] === undefined || modes.includes(mode)) continue;
    if (decode && modes.includes('decode')) continue;
    const owners = modes.filter((name) => name !== 'text').map((name) => `--${name}`);
    throw new UsageError(`--${option} goes with ${owners.join(' or ')}`);
  }
  if (mode === 'write' && (positionals.length === 0 || positionals.includes('-'))) {
    throw new UsageError('--write wants files or folders: standard input has no place to be written to');
  }
  const fields = parseLists(values.field ?? []).map((path) => path.split('.'));
  if (mode === 'jsonl' && fields.length === 0) {
    throw new UsageError('--jsonl wants the fields to repair, as in --field title,author.name');
  }
  return {
    mode,
    files: positionals.length === 0 ? ['-'] : positionals,
    options: repairOptions(values),
    format: parseChoice('--format', values.format ?? 'text', FORMATS),
    backup: values.backup === undefined ? undefined : parseSuffix(values.backup),
    decode,
    from: values.from,
    fields,
    report: values.report,
    jobs: values.jobs === undefined ? undefined : parseCount('--jobs', values.jobs),
  };
}

function parseSuffix(value: string): string {
  if (!isFileSuffix(value)) throw new UsageError(`--backup wants a suffix such as '.bak', not '${value}'`);
  return value;
}
