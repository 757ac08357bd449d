import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';
import { createSinglebyteDecoder } from '@exodus/bytes/single-byte.js';
import { describe, expect, test } from 'vitest';
import { decodeAs } from '../../src/channel/decode-as.ts';
import type { Encoding } from '../../src/codec/encoding.ts';
import { encodings, getEncoding } from '../../src/codec/registry.ts';
import vectors from '../vectors/channel/streams.json' with { type: 'json' };
import { byteStreams, digest } from './byte-streams.ts';

/** What scripts/channel-vectors.ts wrote: digests of long streams, whole texts of cut sequences. */
const digests: Record<string, Record<string, Record<string, string>>> = vectors.digests;
const cut: Record<string, Record<string, Record<string, string>>> = vectors.cut;

const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const encodingOf = (label: string): Encoding => getEncoding(label)!;

/** Encodings that a decoder lacks, so that the standard table stands in for its own. */
const WITHOUT_VECTORS: Readonly<Record<string, readonly string[]>> = {
  python: ['viscii', 'tcvn'],
  java: ['iso-8859-10', 'iso-8859-14', 'iso-8859-16', 'koi8-t', 'viscii', 'tcvn'],
  iconv: ['x-mac-greek', 'x-mac-turkish', 'x-mac-icelandic', 'x-mac-croatian', 'x-mac-romanian'],
};

describe.each(['python', 'java', 'iconv'] as const)('as %s', (decoder) => {
  test('has vectors for every encoding that the decoder has', () => {
    const missing = encodings.map(({ name }) => name).filter((name) => !(name in digests[decoder]!));
    expect(missing.sort()).toEqual([...WITHOUT_VECTORS[decoder]!].sort());
  });

  test.each(Object.keys(digests[decoder]!))(
    'reads every byte stream as the real decoder does: %s',
    (name) => {
      const encoding = encodingOf(name);
      const streams = Object.entries(byteStreams(name, encoding.maxBytes));
      const ours = streams.map(([stream, bytes]) => [stream, digest(decodeAs(bytes, encoding, decoder))]);
      expect(Object.fromEntries(ours)).toEqual(digests[decoder]![name]);
    },
  );

  test.each(Object.keys(cut[decoder]!))('ends cut sequences as the real decoder does: %s', (name) => {
    const expected = cut[decoder]![name]!;
    const ours = Object.keys(expected).map((hex) => [hex, decodeAs(bytesOf(hex), encodingOf(name), decoder)]);
    expect(Object.fromEntries(ours)).toEqual(expected);
  });
});

/**
 * `@exodus/bytes` matches the Encoding Standard everywhere it was compared (it isn't asked for what it lacks:
 * code pages outside the standard).
 */
describe('as whatwg', () => {
  test.each([
    ['gbk', 'gbk'],
    ['gb18030', 'gb18030'],
    ['big5', 'big5'],
    ['shift_jis', 'shift_jis'],
    ['euc-jp', 'euc-jp'],
    ['euc-kr', 'euc-kr'],
  ])('reads every byte stream of %s as the standard does', (name, label) => {
    for (const bytes of Object.values(byteStreams(name, 4))) {
      const expected = createMultibyteDecoder(label, true)(bytes);
      expect(digest(decodeAs(bytes, encodingOf(name), 'whatwg'))).toBe(digest(expected));
    }
  });

  const standardPages = encodings.filter(({ name }) =>
    /^(windows-\d+|iso-8859-\d+|koi8-[ru]|macintosh|x-mac-cyrillic)$/.test(name),
  );
  test.each(standardPages.map(({ name }) => name))('reads every byte of %s as the standard does', (name) => {
    const { everyByte } = byteStreams(name, 1);
    expect(decodeAs(everyByte!, encodingOf(name), 'whatwg')).toBe(
      createSinglebyteDecoder(name, true)(everyByte!),
    );
  });

  // The platform's TextDecoder is right here in Node 20 to 24. Its known flaws are elsewhere: windows-1252 (C1,
  // Node 20 and 22), windows-1253, -1255, -874, koi8-u, ibm866 (a few bytes), gbk (Node 20: 101 private use
  // pairs), big5, shift_jis, euc-jp and euc-kr (errors, HKSCS, no UHC rows), no iso-8859-16.
  test.each([
    'utf-8',
    'iso-8859-2',
    'iso-8859-5',
    'iso-8859-7',
    'koi8-r',
    'windows-1250',
    'windows-1251',
    'macintosh',
  ])('agrees with the TextDecoder of this Node: %s', (name) => {
    const encoding = encodingOf(name);
    for (const bytes of Object.values(byteStreams(name, encoding.maxBytes))) {
      const native = new TextDecoder(name, { ignoreBOM: true }).decode(bytes);
      expect(digest(decodeAs(bytes, encoding, 'whatwg'))).toBe(digest(native));
    }
  });
});

/**
 * There is no PHP and no Windows here to ask. `php` follows the source of PHP 8's mbstring (`mb_cp936_to_wchar`
 * and its siblings), `windows` what Microsoft documents of its code pages and what the real garbled texts show:
 * with these two, `garble` gives 18 of 18 of the real cases of that kind back from their truth, byte for byte.
 */
describe('as php and windows', () => {
  test.each<[what: string, encoding: string, hex: string, php: string, windows: string]>([
    ['a newline goes with the lead byte', 'gbk', 'e599a80a78', '鍣?x', '鍣?x'],
    ['a digit goes with the lead byte', 'gbk', 'a835b0a1', '?啊', '?啊'],
    ['a bracket goes with the lead byte', 'gbk', 'f22879616e2920', '?yan) ', '?yan) '],
    ['a lead byte at the end', 'gbk', 'b0a1e4', '啊?', '啊?'],
    ['0x80 is the euro sign', 'gbk', 'e68980', '鎵€', '鎵€'],
    ['0xFF is a private use character', 'gbk', '41ff42', 'A\uf8f5B', 'A\uf8f5B'],
    ['user-defined areas are kept', 'gbk', 'aee5a2a1', '\ue1bcⅰ', '\ue1bcⅰ'],
    ['what GB 18030 assigned later is private use', 'gbk', 'a6d9fe50', '\ue78d\ue815', '\ue78d\ue815'],
    ['no four-byte sequences', 'gbk', '8130813041', '??A', '??A'],
    ['an undefined pair is one mark', 'euc-kr', 'ed81b4eb', '?대', '?대'],
    ['rows C9 and FE', 'euc-kr', 'c9a1b4eb', '?〈?', '\ue000대'],
    ['a newline behind a lead byte', 'shift_jis', '860a41', '?A', '・A'],
    ['bytes that lead nothing', 'shift_jis', '80a0fd', '???', '\u0080\uf8f0\uf8f1'],
    ['half-width kana stand alone', 'shift_jis', 'b1b2', 'ｱｲ', 'ｱｲ'],
    ['user-defined areas of cp950', 'cp950', '8140fa40', '\ueeb8\ue000', '\ueeb8\ue000'],
    ['a backslash is a trail byte', 'cp950', 'a55c0a', '功\n', '功\n'],
    ['four bytes are read before they fail', 'gb18030', '8130ff41', '?A', '?A'],
    ['three bytes after 8F', 'euc-jp', '8f204142', '?B', '?B'],
    ['unassigned bytes of a page', 'windows-1252', '8193', '?“', '\u0081“'],
    ['UTF-8: one mark a maximal subpart', 'utf-8', 'e28241ff', '?A?', '\ufffdA\ufffd'],
  ])('%s (%s %s)', (_what, name, hex, php, windows) => {
    expect(decodeAs(bytesOf(hex), encodingOf(name), 'php')).toBe(php);
    expect(decodeAs(bytesOf(hex), encodingOf(name), 'windows')).toBe(windows);
  });
});

test('decoders differ on one bad trail byte', () => {
  const readings = (['whatwg', 'python', 'java', 'iconv', 'php', 'windows', 'drop'] as const).map(
    (decoder) => [decoder, decodeAs(bytesOf('86203a'), encodingOf('shift_jis'), decoder)],
  );
  expect(Object.fromEntries(readings)).toEqual({
    whatwg: '\ufffd :',
    python: '\ufffd :',
    java: '\ufffd :',
    iconv: ' :',
    php: '?:',
    windows: '・:',
    drop: '\ufffd :',
  });
});
