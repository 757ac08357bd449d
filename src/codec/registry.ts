import { big5, cp950 } from './big5.ts';
import type { Encoding } from './encoding.ts';
import { eucJp } from './euc-jp.ts';
import { eucKr } from './euc-kr.ts';
import { gb18030, gbk } from './gb18030.ts';
import { shiftJis } from './shift-jis.ts';
import { singleByteEncodings } from './single-byte-pages.ts';
import { utf8 } from './utf-8.ts';

/** Every encoding, each once. Their tables are unpacked when first used. */
export const encodings: readonly Encoding[] = [
  utf8,
  gbk,
  gb18030,
  big5,
  cp950,
  shiftJis,
  eucJp,
  eucKr,
  ...singleByteEncodings,
];

const byLabel: ReadonlyMap<string, Encoding> = new Map(
  encodings.flatMap((encoding) => encoding.labels.map((label) => [label, encoding] as const)),
);

/**
 * The encoding of that name: a label of the WHATWG standard or a usual spelling of Python, iconv, Java, IBM or
 * Microsoft, in any case, spaces around it ignored. `undefined` if there is none.
 *
 * Unlike the standard, `iso-8859-1`, `latin1`, `iso-8859-9`, `latin5`, `iso-8859-11` and `tis-620` are
 * themselves and no Windows pages.
 */
export function getEncoding(label: string): Encoding | undefined {
  return byLabel.get(label.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '').toLowerCase());
}
