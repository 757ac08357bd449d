/** What holds for every encoding alike. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteLength } from '../../src/codec/byte-encoding.ts';
import { type Decoded, type Encoding, INCOMPLETE, MALFORMED } from '../../src/codec/encoding.ts';
import { encodings, getEncoding } from '../../src/codec/registry.ts';

const RUNS = { numRuns: 60 };

/** Bytes of all kinds, more of those that begin, follow and break sequences. */
const anyBytes = fc
  .array(
    fc.oneof(
      fc.nat(255),
      fc.integer({ min: 0x80, max: 0xff }),
      fc.constantFrom(
        0x00,
        0x0a,
        0x30,
        0x39,
        0x40,
        0x5c,
        0x7e,
        0x7f,
        0x80,
        0x81,
        0x8e,
        0x8f,
        0xa0,
        0xa1,
        0xfe,
        0xff,
      ),
    ),
    { maxLength: 60 },
  )
  .map((values) => Uint8Array.from(values));

/** Any code units, lone surrogates among them, and characters of many scripts. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom(...'aé€ßЖяاשกあア亜中國한글～〜－−¥‾½ﬁ\u0301\u0304ÊêΩ'), { maxLength: 40 })
    .map((characters) => characters.join('')),
);

function bytesOf(sequence: number): Uint8Array {
  const bytes = new Uint8Array(byteLength(sequence));
  for (let i = bytes.length - 1, rest = sequence; i >= 0; i--, rest = Math.floor(rest / 256))
    bytes[i] = rest % 256;
  return bytes;
}

/** Decodes piece by piece by `decodeAt` alone, as a stream would: what a piece cuts waits for the next one. */
function decodePieces(encoding: Encoding, pieces: readonly Uint8Array[], lenient: boolean): string {
  let text = '';
  let waiting = new Uint8Array(0);
  for (const [i, piece] of pieces.entries()) {
    const bytes = new Uint8Array(waiting.length + piece.length);
    bytes.set(waiting);
    bytes.set(piece, waiting.length);
    let at = 0;
    while (at < bytes.length) {
      const decoded = encoding.decodeAt(bytes, at, lenient);
      if (decoded === INCOMPLETE && i < pieces.length - 1) break;
      const rest = encoding.decode(bytes.subarray(at, at + 8), { lenient });
      if (decoded < 0) {
        text += '\ufffd';
        at = at + rest.errors[0]!.end;
        continue;
      }
      const next = at + (decoded & 7);
      text += rest.text.slice(0, rest.offsets.indexOf(next - at));
      at = next;
    }
    waiting = bytes.slice(at);
  }
  return text;
}

function expectConsistent(encoding: Encoding, bytes: Uint8Array, lenient: boolean, decoded: Decoded): void {
  const { text, offsets, errors } = decoded;
  expect(offsets.length).toBe(text.length + 1);
  expect(offsets[text.length]).toBe(bytes.length);
  let error = 0;
  for (let unit = 0; unit < text.length; ) {
    const start = offsets[unit]!;
    const answer = encoding.decodeAt(bytes, start, lenient);
    let next = unit + 1;
    while (next < text.length && offsets[next] === start) next++;
    if (answer < 0) {
      expect(text[unit]).toBe('\ufffd');
      expect(errors[error++]).toEqual({ start, end: offsets[next] });
    } else {
      expect(start + (answer & 7)).toBe(offsets[next]);
      if (answer >> 3 <= 0x10ffff) expect(text.slice(unit, next)).toBe(String.fromCodePoint(answer >> 3));
    }
    unit = next;
  }
  expect(error).toBe(errors.length);
}

describe.each([...encodings])('$name', (encoding) => {
  const knownSequences: number[] = [];
  for (let codePoint = 0; codePoint < 0x30000; codePoint++) {
    const sequence = encoding.encodeCodePoint(codePoint);
    if (sequence >= 0) knownSequences.push(sequence);
  }
  const ownText = fc.array(fc.nat(knownSequences.length - 1), { maxLength: 40 }).map((indices) => {
    const pieces = indices.map((i) => encoding.decode(bytesOf(knownSequences[i]!)).text);
    return pieces.join('');
  });

  test('offsets, errors and decodeAt agree', () => {
    fc.assert(
      fc.property(anyBytes, fc.boolean(), (bytes, lenient) => {
        expectConsistent(encoding, bytes, lenient, encoding.decode(bytes, { lenient }));
      }),
      RUNS,
    );
  });

  test('encoding, its offsets, its errors and encodeCodePoint agree', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, lenient) => {
        const { bytes, offsets, errors } = encoding.encode(text, { lenient });
        expect(offsets.length).toBe(text.length + 1);
        expect(offsets[text.length]).toBe(bytes.length);
        let error = 0;
        for (let unit = 0; unit < text.length; ) {
          const codePoint = text.codePointAt(unit)!;
          let next = unit + (codePoint > 0xffff ? 2 : 1);
          const written = bytes.subarray(offsets[unit], offsets[next]);
          const sequence = encoding.encodeCodePoint(codePoint, lenient);
          if (errors[error]?.start === unit) {
            expect(sequence).toBe(-1);
            expect(errors[error++]).toEqual({ start: unit, end: next });
            expect(written.length).toBe(0);
          } else if (encoding.name === 'big5' && offsets[next] === offsets[unit]) {
            // A letter and a mark in one pair of HKSCS.
            next++;
            expect(offsets[next]! - offsets[unit]!).toBe(2);
          } else {
            expect(written).toEqual(bytesOf(sequence));
          }
          unit = next;
        }
        expect(error).toBe(errors.length);
      }),
      RUNS,
    );
  });

  test('decodes what it encoded to the same text', () => {
    fc.assert(
      fc.property(ownText, (text) => {
        const { bytes, errors } = encoding.encode(text);
        expect(errors).toEqual([]);
        expect(encoding.decode(bytes).text).toBe(text);
      }),
      RUNS,
    );
  });

  test('gives the same however the input is split', () => {
    fc.assert(
      fc.property(anyBytes, fc.array(fc.nat(60), { maxLength: 5 }), fc.boolean(), (bytes, cuts, lenient) => {
        const ends = [...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort((a, b) => a - b);
        const pieces = ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
        expect(decodePieces(encoding, pieces, lenient)).toBe(encoding.decode(bytes, { lenient }).text);
        const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
        expect(decodePieces(encoding, [...single, new Uint8Array(0)], lenient).length).toBeLessThanOrEqual(
          bytes.length,
        );
      }),
      RUNS,
    );
  });

  test('is lenient about everything that it takes strictly', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const strict = encoding.decode(bytes);
        if (strict.errors.length === 0) expect(encoding.decode(bytes, { lenient: true })).toEqual(strict);
        for (let at = 0; at < bytes.length; at++) {
          const answer = encoding.decodeAt(bytes, at);
          if (answer >= 0) expect(encoding.decodeAt(bytes, at, true)).toBe(answer);
        }
      }),
      RUNS,
    );
    const changed: number[] = [];
    for (let codePoint = 0; codePoint < 0x30000; codePoint++) {
      const strict = encoding.encodeCodePoint(codePoint);
      if (strict >= 0 && encoding.encodeCodePoint(codePoint, true) !== strict) changed.push(codePoint);
    }
    expect(changed).toEqual([]);
  });

  test('never throws, whatever the bytes and the text', () => {
    fc.assert(
      fc.property(anyBytes, anyText, (bytes, text) => {
        expect(encoding.decode(bytes, { lenient: true }).text.length).toBeLessThanOrEqual(bytes.length);
        expect(encoding.encode(text, { lenient: true }).bytes.length).toBeLessThanOrEqual(4 * text.length);
        for (const codePoint of [0, 0xd800, 0xdfff, 0xffff, 0x10ffff, 0x110000, 0x7fffffff]) {
          expect(encoding.encodeCodePoint(codePoint, true)).toBeGreaterThanOrEqual(-1);
          expect(encoding.otherBytes(codePoint).every((sequence) => sequence >= 0)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('isLead is true where decodeAt can ask for more', () => {
    for (let byte = 0; byte < 256; byte++) {
      const answer = encoding.decodeAt(Uint8Array.of(byte), 0);
      expect(encoding.isLead(byte), byte.toString(16)).toBe(answer === INCOMPLETE);
      expect(answer).not.toBe(MALFORMED - 2);
    }
  });

  test('takes every byte sequence that it decodes back, as its own or as another one', () => {
    const lost: string[] = [];
    for (let first = 0; first < 256; first++) {
      for (let second = 0; second < 256; second++) {
        const bytes = Uint8Array.of(first, second);
        const answer = encoding.decodeAt(bytes, 0, true);
        if (answer < 0) continue;
        const codePoint = answer >> 3;
        const sequence = (answer & 7) === 1 ? first : (first << 8) | second;
        const known = [encoding.encodeCodePoint(codePoint, true), ...encoding.otherBytes(codePoint)];
        if (codePoint <= 0x10ffff && !known.includes(sequence)) lost.push(sequence.toString(16));
      }
    }
    expect(lost).toEqual([]);
  });
});

describe('encode after decode', () => {
  /** How many sequences of one or two bytes (three behind 8F) have a character that is encoded otherwise. */
  const OTHERWISE: Readonly<Record<string, number>> = {
    // A2E3 (€ is 80) and A3A0 (the second ideographic space).
    gbk: 2,
    // 80 (€ is A2E3) and A3A0.
    gb18030: 2,
    // Six that Big5 has twice and those that HKSCS has beside Big5.
    big5: 100,
    // Six that Big5 has twice, four line pieces that Microsoft's table has twice.
    cp950: 10,
    // Nine of NEC's row 13, 374 of NEC's selection of IBM's characters, 15 of IBM's rows.
    shift_jis: 398,
    // Nine of NEC's row 13, ￢ of row 92, and what JIS X 0212 shares with NEC's selection of IBM's characters.
    'euc-jp': 291,
  };

  test.each([...encodings])('is the identity for $name but for duplicates', (encoding) => {
    let otherwise = 0;
    const attempt = (...values: number[]): void => {
      const bytes = Uint8Array.from(values);
      const answer = encoding.decodeAt(bytes, 0);
      if (answer < 0 || (answer & 7) !== values.length) return;
      const text = encoding.decode(bytes).text;
      const again = encoding.encode(text).bytes;
      if (again.length !== values.length || again.some((byte, i) => byte !== values[i])) otherwise++;
      else expect(encoding.decode(again).text).toBe(text);
    };
    for (let first = 0; first < 256; first++) {
      attempt(first);
      for (let second = 0; second < 256 && encoding.isLead(first); second++) attempt(first, second);
    }
    if (encoding.name === 'euc-jp') {
      for (let second = 0xa1; second < 0xff; second++) {
        for (let third = 0xa1; third < 0xff; third++) attempt(0x8f, second, third);
      }
    }
    expect(otherwise).toBe(OTHERWISE[encoding.name] ?? 0);
  });

  test('shift_jis has 396 characters in more than one place', () => {
    const encoding = getEncoding('shift_jis')!;
    let twice = 0;
    for (let codePoint = 0x80; codePoint < 0x10000; codePoint++) {
      if (encoding.encodeCodePoint(codePoint) < 0) continue;
      const others = encoding.otherBytes(codePoint).filter((sequence) => {
        return encoding.decodeAt(bytesOf(sequence), 0) >> 3 === codePoint;
      });
      if (others.length > 0) twice++;
    }
    expect(twice).toBe(396);
  });
});

describe('size', () => {
  test('four million characters come back', () => {
    for (const name of ['utf-8', 'gb18030', 'windows-1252']) {
      const encoding = getEncoding(name)!;
      const text = 'é'.repeat(4_000_000);
      const { bytes, errors } = encoding.encode(text);
      expect(errors).toEqual([]);
      expect(encoding.decode(bytes).text === text).toBe(true);
    }
  });
});
