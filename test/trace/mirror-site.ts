/**
 * Does to a page what the mirror sites do whose pages unmojibake repairs (design: damage of byte edits).
 *
 * 1. The page, in traditional characters, is encoded in GBK.
 * 2. A converter writes a pinyin gloss behind every occurrence of certain characters. It replaces bytes and
 *    doesn't know where a character begins, so it also hits the second byte of one character together with the
 *    first byte of the next.
 * 3. The bytes are cut in front of some full-width marks (A3xx), again wherever the two bytes stand.
 * 4. Each piece is decoded as PHP does: a lead byte with an impossible trail byte becomes `?` and both are gone.
 * 5. User-defined characters are dropped, full-width `, ! ? : ; ( )` become ASCII.
 */
import { UNENCODABLE } from '../../src/codec/encoding.ts';
import { getEncoding } from '../../src/codec/registry.ts';
import { readingOf } from '../../src/trace/gloss-table.ts';
import { withoutTone } from '../../src/trace/pinyin.ts';

export interface MirrorOptions {
  /** The characters to gloss, in the order in which the converter replaces them. Default: none. */
  readonly glossed?: string;
  /** Toneless glosses, each with a blank behind it. Default: false. */
  readonly toneless?: boolean;
  /**
   * Says of each place where a full-width mark straddles two characters whether the bytes are cut there.
   * `ordinal` counts these places from 0. Default: nowhere.
   */
  readonly cut?: (ordinal: number) => boolean;
  /** Keep user-defined characters. Default: false. */
  readonly keepPrivateUse?: boolean;
  /** Keep full-width marks. Default: false. */
  readonly keepFullWidth?: boolean;
}

const gbk = getEncoding('gbk')!;

/** The bytes of the page; what GBK lacks is left out. */
export function encodePage(page: string): number[] {
  const bytes: number[] = [];
  for (const character of page) {
    const sequence = gbk.encodeCodePoint(character.codePointAt(0)!);
    if (sequence === UNENCODABLE) continue;
    if (sequence > 0xff) bytes.push(sequence >> 8);
    bytes.push(sequence & 0xff);
  }
  return bytes;
}

/** The page without the characters that GBK lacks. */
export function inGbk(page: string): string {
  return Array.from(page, (c) => (gbk.encodeCodePoint(c.codePointAt(0)!) === UNENCODABLE ? '' : c)).join('');
}

function addGlosses(bytes: readonly number[], glossed: string, toneless: boolean): number[] {
  let current = [...bytes];
  for (const character of glossed) {
    const [lead, trail] = encodePage(character);
    const reading = readingOf(character.charCodeAt(0)) ?? '';
    const gloss = encodePage(toneless ? `(${withoutTone(reading)}) ` : `(${reading})`);
    const next: number[] = [];
    for (let at = 0; at < current.length; at++) {
      next.push(current[at]!);
      if (current[at] !== lead || current[at + 1] !== trail) continue;
      next.push(trail!, ...gloss);
      at++;
    }
    current = next;
  }
  return current;
}

const MARKS: ReadonlySet<number> = new Set(encodePage('，！？：；').filter((_, index) => index % 2 === 1));

function cutPieces(bytes: readonly number[], cut: (ordinal: number) => boolean): number[][] {
  const pieces: number[][] = [];
  let start = 0;
  let ordinal = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at]! > 0x80 && at + 1 < bytes.length ? 2 : 1;
    const straddles = length === 2 && bytes[at + 1] === 0xa3 && MARKS.has(bytes[at + 2] ?? 0);
    if (straddles && cut(ordinal++)) {
      pieces.push(bytes.slice(start, at + 1));
      start = at + 1;
    }
    at += length;
  }
  return [...pieces, bytes.slice(start)];
}

/** As PHP's mbstring decodes CP936. */
export function decodeLikePhp(bytes: readonly number[], keepPrivateUse = false): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead <= 0x80) {
      text += lead === 0x80 ? '€' : String.fromCharCode(lead);
      continue;
    }
    const trail = bytes[++at];
    if (lead === 0xff || trail === undefined || trail < 0x40 || trail === 0x7f || trail === 0xff) {
      text += '?';
      if (lead === 0xff) at--;
      continue;
    }
    const decoded = gbk.decodeAt(Uint8Array.of(lead, trail), 0);
    const unit = decoded < 0 ? '?' : String.fromCodePoint(Math.floor(decoded / 8));
    if (keepPrivateUse || !/\p{Co}/u.test(unit)) text += unit;
  }
  return text;
}

/** As the pages show it when nothing was broken: their full-width marks are ASCII. */
export function foldMarks(text: string): string {
  return text.replace(/[，！？：；（）]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
}

/** The page as the mirror site shows it. */
export function mirror(page: string, options: MirrorOptions = {}): string {
  const glossed = addGlosses(encodePage(page), options.glossed ?? '', options.toneless ?? false);
  const pieces = cutPieces(glossed, options.cut ?? (() => false));
  const text = pieces.map((piece) => decodeLikePhp(piece, options.keepPrivateUse)).join('');
  return options.keepFullWidth ? text : foldMarks(text);
}
