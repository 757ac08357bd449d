import { unpackPages } from '../codec/unpack-pages.ts';
import { ebcdicNumbers, ebcdicPages } from './generated/ebcdic.ts';
import type { OtherDecoder } from './other-decoder.ts';

/** The pages that RFC 1345 names by country or language. */
const NAMED_PAGES: Readonly<Record<string, number>> = {
  us: 37,
  ca: 37,
  wt: 37,
  nl: 37,
  be: 500,
  ch: 500,
  dk: 277,
  no: 277,
  fi: 278,
  se: 278,
  it: 280,
  es: 284,
  gb: 285,
  fr: 297,
  ar1: 420,
  gr: 423,
  he: 424,
  roece: 870,
  yu: 870,
  is: 871,
  tr: 905,
};

const NUMBERED = /^(?:x-|cs)?(?:cp|ibm|ccsid)[-_]?0*(\d+)$/;
const NAMED = /^ebcdic-cp-([a-z]+1?)$/;

function numberOf(label: string): number | undefined {
  const name = label.trim().toLowerCase();
  const number = NUMBERED.exec(name)?.[1];
  return number === undefined ? NAMED_PAGES[NAMED.exec(name)?.[1] ?? ''] : Number(number);
}

const UNASSIGNED = '\ufffd';
/** Next line, which ends a line in EBCDIC, is a control character elsewhere. */
const NEXT_LINE = 0x85;

let pages: readonly (readonly number[])[] | undefined;

/**
 * A decoder for one of IBM's single-byte code pages of mainframes, such as `cp037`, `ibm1047` or `ebcdic-cp-fr`;
 * `undefined` for other labels. Both its ends of lines, 15 and 25 (hex), become line feeds.
 */
export function ebcdicDecoder(label: string): OtherDecoder | undefined {
  const numbers = ebcdicNumbers.split(' ').map(Number);
  const number = numberOf(label);
  const index = number === undefined ? -1 : numbers.indexOf(number);
  if (index < 0) return undefined;
  pages ??= unpackPages(ebcdicPages, numbers.length);
  const characters = pages[index]!.map((codePoint, byte) => {
    if (codePoint === NEXT_LINE) return '\n';
    return codePoint === 0 && byte > 0 ? UNASSIGNED : String.fromCodePoint(codePoint);
  });
  return {
    encoding: `cp${String(number).padStart(3, '0')}`,
    write(bytes: Uint8Array): string {
      let text = '';
      for (const byte of bytes) text += characters[byte]!;
      return text;
    },
    end: () => '',
  };
}
