/**
 * UTF-8 that was read as windows-1252, of which some characters were escaped after that: a printer writes the
 * controls among them as `\x80`, an HTML writer some as `&copy;`, a URL as `%A9` (`donâ\x80\x99t`, `Ã&copy;`).
 * Characters that were all escaped are left: they are no text before they are read as what they are (JSON, HTML, a URL).
 */

import { decodeAs } from '../channel/decode-as.ts';
import { isAscii } from '../codec/ascii.ts';
import type { Encoding } from '../codec/encoding.ts';
import { getEncoding } from '../codec/registry.ts';
import { leadLength, utf8 } from '../codec/utf-8.ts';
import type { Edit } from '../edit.ts';
import { plausibility } from '../language/plausibility.ts';
import { isRareLetter } from '../search/no-break-space.ts';

const ESCAPE = String.raw`&(?:#\d{2,4}|#[xX][\da-fA-F]{2,4}|[A-Za-z]{2,6}\d{0,2});|\\x[\da-fA-F]{2}|\\u[\da-fA-F]{4}|%[\da-fA-F]{2}`;
const UNIT = new RegExp(`${ESCAPE}|[^]`, 'g');
/** A lead byte and one to three others, each a character or escaped. */
const SEQUENCE = new RegExp(`(?:[\\xc2-\\xf4]|${ESCAPE})(?:[^\\0-\\x7f\\xc0-\\xff]|${ESCAPE}){1,3}`, 'g');

/** Code units on each side of a sequence that are looked at to tell whether it reads better. */
const CONTEXT = 24;
/** How much better, in logits of plausibility: healthy HTML has `É&nbsp;`, the bytes of U+0260. */
const LEAST_GAIN = 3;
/**
 * Of 15,829 healthy lines of the development corpus with escapes none was changed; of 2,453 that were garbled and then
 * escaped in part 2,222 came back whole.
 */
const CONFIDENCE = 0.99;

const NO_BREAK_SPACE = 0xa0;
/** Behind it A0 is the second byte of à. */
const LEAD_OF_LATIN_1 = 0xc3;
const CAPITAL_AT_END = /\p{Lu}$/u;

/** False for a text that has no escapes next to other characters for sure: a glance. */
export function mayShowEscapes(text: string): boolean {
  return text.includes('&') || text.includes('\\') || text.includes('%');
}

/** The edits that read such sequences. Linear in the length of the text. */
export function escapeEdits(text: string): Edit[] {
  if (!mayShowEscapes(text)) return [];
  const edits: Edit[] = [];
  let run: EscapedCharacter[] = [];
  const endRun = (): void => {
    const edit = editOf(text, run);
    if (edit) edits.push(edit);
    run = [];
  };
  for (let at = 0; ; ) {
    SEQUENCE.lastIndex = at;
    const match = SEQUENCE.exec(text);
    if (!match) break;
    const units = match[0].match(UNIT)!;
    const character = read(text, match.index, units);
    at = match.index + (character?.length ?? units[0]!.length);
    if (!character) continue;
    const last = run.at(-1);
    if (last && last.start + last.length !== character.start) endRun();
    run.push(character);
  }
  endRun();
  // Where some are mixed with characters, others that are none are the same garble.
  return edits.some(({ start, end }) => !isAscii(text.slice(start, end))) ? edits : [];
}

/** A character of which the bytes are escaped in part or whole. */
interface EscapedCharacter {
  /** Code unit at which its bytes begin. */
  readonly start: number;
  /** Of what stands for its bytes, in code units. */
  readonly length: number;
  readonly bytes: readonly number[];
  readonly codePoint: number;
}

/** The character that begins at a code unit of the text, of which `units` are escapes and characters. */
function read(text: string, start: number, units: readonly string[]): EscapedCharacter | undefined {
  const count = leadLength(byteOf(units[0]!) ?? 0);
  const sequence = units.slice(0, count);
  if (count < 2 || sequence.every((unit) => unit.length === 1)) return undefined;
  const bytes = sequence.map((unit) => byteOf(unit) ?? 0);
  // Healthy HTML has a no-break space behind a capital.
  if (bytes[1] === NO_BREAK_SPACE && (bytes[0] !== LEAD_OF_LATIN_1 || isBehindCapital(text, start)))
    return undefined;
  const step = utf8.decodeAt(Uint8Array.from(bytes), 0);
  if (step < 0 || isRareLetter(step >> 3)) return undefined;
  return { start, length: sequence.join('').length, bytes, codePoint: step >> 3 };
}

function isBehindCapital(text: string, at: number): boolean {
  return CAPITAL_AT_END.test(text.slice(Math.max(0, at - 2), at));
}

/** The edit for characters side by side, if the text reads better with all of them: one garbles the context of the next. */
function editOf(text: string, run: readonly EscapedCharacter[]): Edit | undefined {
  const last = run.at(-1);
  if (!last) return undefined;
  const { start } = run[0]!;
  const end = last.start + last.length;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const after = text.slice(end, end + CONTEXT);
  const replacement = run.map(({ codePoint }) => String.fromCodePoint(codePoint)).join('');
  const bytes = Uint8Array.from(run.flatMap((character) => character.bytes));
  const garbled = decodeAs(bytes, windows1252(), 'whatwg');
  const gain = plausibility(before + replacement + after) - plausibility(before + garbled + after);
  if (gain < LEAST_GAIN) return undefined;
  const layers = [{ right: 'utf-8', wrong: 'windows-1252' }];
  return { kind: 'unescape', start, end, replacement, layers, confidence: CONFIDENCE, losses: [] };
}

/** HTML's names for the characters of windows-1252 from byte 80 on that UTF-8 can become; `-` for one without. */
const NAMES =
  'euro - sbquo fnof bdquo hellip dagger Dagger circ permil Scaron lsaquo OElig - - - - lsquo rsquo ldquo rdquo bull ndash mdash tilde trade scaron rsaquo oelig - - Yuml nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc';
const FIRST_NAMED = 0x80;

let bytesByName: ReadonlyMap<string, number> | undefined;

/** The byte that a character or an escape stands for; `undefined` for none above ASCII. */
function byteOf(unit: string): number | undefined {
  if (unit.length === 1) return byteOfCharacter(unit.charCodeAt(0));
  if (unit.startsWith('&#')) {
    const digits = unit.slice(2, -1);
    return byteOfCharacter(/^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits));
  }
  if (unit.startsWith('&')) {
    bytesByName ??= new Map(NAMES.split(' ').map((name, index) => [name, FIRST_NAMED + index]));
    return bytesByName.get(unit.slice(1, -1));
  }
  const code = Number.parseInt(unit.replace(/^(?:%|\\[xu])/, ''), 16);
  return unit.startsWith('\\u') ? byteOfCharacter(code) : code;
}

/** Controls stand for themselves, as they do in HTML's references, too. */
function byteOfCharacter(codePoint: number): number | undefined {
  if (codePoint >= 0x80 && codePoint <= 0xff) return codePoint;
  const byte = windows1252().encodeCodePoint(codePoint);
  return byte >= 0x80 ? byte : undefined;
}

const windows1252 = (): Encoding => getEncoding('windows-1252')!;
