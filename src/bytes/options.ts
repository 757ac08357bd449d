import { UnmojibakeError } from '../errors.ts';
import {
  checkOptions,
  describe,
  invalidOption,
  type Options,
  resolveOptions,
  type Settings,
} from '../options.ts';

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

/**
 * @param others names of the options that the caller has beside these and took out
 * @throws {UnmojibakeError} for unknown or invalid options; the label is not looked up
 */
export function resolveDecodeOptions(
  options: DecodeOptions | undefined,
  others: readonly string[] = [],
): DecodeSettings {
  checkOptions(options);
  const { label, repair = true, ...repairing } = options ?? {};
  if (label !== undefined && typeof label !== 'string') {
    throw invalidOption('label', 'a string such as "gbk"', label);
  }
  if (typeof repair !== 'boolean') throw invalidOption('repair', 'true or false', repair);
  return { label, repair, settings: resolveOptions(repairing, [...others, 'label', 'repair']) };
}

/** @throws {UnmojibakeError} `ERR_INVALID_ARGUMENT` if they are no bytes */
export function checkBytes(bytes: unknown, name: string): asserts bytes is Uint8Array {
  if (bytes instanceof Uint8Array) return;
  throw new UnmojibakeError(
    'ERR_INVALID_ARGUMENT',
    `${name} must be a Uint8Array (a Buffer is one), not ${describe(bytes)}${adviceFor(bytes)}`,
  );
}

/** How to make a Uint8Array of what was given instead of one. */
function adviceFor(value: unknown): string {
  if (value instanceof ArrayBuffer) return '; give new Uint8Array(buffer)';
  if (ArrayBuffer.isView(value))
    return '; give new Uint8Array(view.buffer, view.byteOffset, view.byteLength)';
  if (typeof value === 'string') return '; a text that is decoded already is for repair()';
  return '';
}
