import { UnmojibakeError } from '../errors.ts';
import { describe, type Options, resolveOptions, type Settings } from '../options.ts';

export interface DecodeOptions extends Options {
  /**
   * The encoding that the sender names, for example in a `Content-Type`: any label. It is believed unless the bytes
   * speak clearly against it. Default: none.
   */
  readonly label?: string;
  /** Whether mojibake in the decoded text is repaired too. Default: true. */
  readonly repair?: boolean;
}

/** Options checked and resolved. */
export interface DecodeSettings {
  readonly label: string | undefined;
  readonly repair: boolean;
  readonly settings: Settings;
}

/** @throws {UnmojibakeError} for unknown or invalid options; the label is not looked up */
export function resolveDecodeOptions(options: DecodeOptions | undefined): DecodeSettings {
  if (options === null || typeof options !== 'object' || Array.isArray(options)) {
    return { label: undefined, repair: true, settings: resolveOptions(options) };
  }
  const { label, repair = true, ...others } = options;
  if (label !== undefined && typeof label !== 'string') {
    throw invalid('label', 'a string such as "gbk"', label);
  }
  if (typeof repair !== 'boolean') throw invalid('repair', 'true or false', repair);
  return { label, repair, settings: resolveOptions(others) };
}

function invalid(name: string, wanted: string, value: unknown): UnmojibakeError {
  return new UnmojibakeError(
    'ERR_INVALID_OPTION',
    `option ${name} must be ${wanted}, not ${describe(value)}`,
  );
}

/** @throws {UnmojibakeError} `ERR_INVALID_ARGUMENT` if they are no bytes */
export function checkBytes(bytes: unknown, name: string): asserts bytes is Uint8Array {
  if (!(bytes instanceof Uint8Array)) {
    throw new UnmojibakeError(
      'ERR_INVALID_ARGUMENT',
      `${name} must be a Uint8Array (a Buffer is one), not ${describe(bytes)}`,
    );
  }
}
