import { isCjk } from '../language/script.ts';
import { isTypography } from '../language/typography.ts';
import type { Stretch } from './line.ts';
import { nextSuspect } from './screening.ts';

const REPLACEMENT_CHARACTER = 0xfffd;

/** More marks than this share of what stands beside them are the remains of something else. */
const MOST_MARKS = 0.5;

/**
 * True for an East Asian line that has U+FFFD in it and is healthy on either side: what it stands for no channel brings
 * back.
 */
export function isHealthyButLossy(text: string, { start, end }: Stretch): boolean {
  let marks = 0;
  let others = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === REPLACEMENT_CHARACTER) marks++;
    else if (isCjk(unit)) others++;
    else if (unit > 0x7f && !isTypography(unit)) return false;
  }
  if (marks === 0 || marks > MOST_MARKS * others) return false;
  const parts = text.slice(start, end).replaceAll('\ufffd', '\n');
  return nextSuspect(parts, 0, parts.length) === undefined;
}
