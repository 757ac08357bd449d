import { checkText, type Options } from '../options.ts';
import { repair } from '../repair.ts';

/** The most bytes of UTF-8 that a name may take on the common file systems. */
const LONGEST_NAME = 255;

/** Windows' own names, which are no files there whatever their ending. */
const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Repairs the name of a file, without folders.
 *
 * @returns the repaired name; the very same string when nothing is wrong with it, when a part of it can't be restored,
 *   or when the result would be no name that every system takes
 * @throws {UnmojibakeError} for a name that is no string and for unknown or invalid options
 */
export function repairName(name: string, options?: Options): string {
  checkText(name, 'name');
  const repaired = repair(name, options);
  return whyNoName(repaired, name) === undefined ? repaired : name;
}

/** Why a repaired name is no better than what it was made from; undefined if it is. */
export function whyNoName(repaired: string, name: string): string | undefined {
  // What the old name holds already is no fault of the new one.
  const hasNew = (pattern: RegExp): boolean => pattern.test(repaired) && !pattern.test(name);
  if (repaired === '' || repaired === '.' || repaired === '..') return 'nothing is left of the name';
  if (hasNew(/\ufffd/)) return 'some of its characters are lost';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this looks for.
  if (hasNew(/[\u0000-\u001f/\\:*?"<>|\u007f-\u009f]/))
    return 'it holds a character that no file name may hold';
  if (hasNew(/[. ]$/) || hasNew(WINDOWS_DEVICES)) return 'Windows has no such names';
  if (new TextEncoder().encode(repaired).length > LONGEST_NAME) return 'it is too long';
  return undefined;
}
