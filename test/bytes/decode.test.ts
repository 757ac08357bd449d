import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DecodeOptions, decode, decodeAsync } from '../../src/bytes/index.ts';
import { apply, garble, UnmojibakeError } from '../../src/index.ts';
import { ascii, encode, join, SAMPLES } from './samples.ts';

describe('the encoding is found', () => {
  test.each(SAMPLES)('%s: %s', (encoding, sentence) => {
    const decoded = decode(encode(sentence, encoding));
    expect(decoded.text).toBe(sentence);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.confidence).toBeGreaterThan(0.9);
    expect(decoded.losses).toEqual([]);
  });

  test.each(SAMPLES.filter(([encoding]) => encoding !== 'utf-8'))(
    '%s, in lines between lines in UTF-8: %s',
    (encoding, sentence) => {
      const log = 'Um drei Uhr: die Prüfung läuft, alles schön ruhig.\n';
      const bytes = join(
        encode(log, 'utf-8'),
        ascii('--\n'),
        encode(`${sentence}\n`, encoding),
        encode(log, 'utf-8'),
        encode(sentence, encoding),
      );
      const { text, parts } = decode(bytes);
      expect(text).toBe(`${log}--\n${sentence}\n${log}${sentence}`);
      expect(parts.map((part) => part.encoding)).toEqual(['utf-8', encoding, 'utf-8', encoding]);
      expect(parts[0]!.start).toBe(0);
      expect(parts.at(-1)!.end).toBe(bytes.length);
    },
  );

  test('ASCII is UTF-8, beyond doubt', () => {
    expect(decode(ascii('plain'))).toEqual({
      text: 'plain',
      decoded: 'plain',
      encoding: 'utf-8',
      confidence: 1,
      parts: [],
      steps: [],
      losses: [],
    });
    expect(decode(new Uint8Array(0)).text).toBe('');
  });

  test.each(['poszedł', 'podł', 'artykuł'])('a Polish letter is no superscript: %s', (word) => {
    expect(decode(encode(word, 'iso-8859-2')).text).toBe(word);
  });

  test('but a cubic metre has one', () => {
    expect(decode(encode('12 m³ Erde', 'windows-1252')).text).toBe('12 m³ Erde');
  });

  test('a hint of the language decides where bytes are few', () => {
    const bytes = encode('Ağ', 'windows-1254');
    expect(decode(bytes).text).not.toBe('Ağ');
    expect(decode(bytes, { languages: ['tr'] }).text).toBe('Ağ');
  });
});

describe('what is declared counts', () => {
  const WORD = encode('да', 'koi8-r');

  test.each([
    ['a label', '', { label: 'KOI8-R' }],
    ['an XML declaration', '<?xml version="1.0" encoding="koi8-r"?>', {}],
    ['<meta charset>', '<html><meta charset=koi8-r>', {}],
    ['<meta http-equiv>', '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', {}],
    ['@charset', '@charset "koi8-r";', {}],
  ] satisfies [string, string, DecodeOptions][])('%s', (_name, before, options) => {
    expect(decode(join(ascii(before), WORD), options).text).toBe(`${before}да`);
  });

  test('Latin-1 is windows-1252, as browsers have it', () => {
    expect(decode(Uint8Array.of(0x93, 0x61, 0x94), { label: 'iso-8859-1' }).text).toBe('“a”');
  });

  test('but not against what the bytes say', () => {
    const bytes = encode('渡口的老船夫说，今年的水比往年高。', 'utf-8');
    expect(decode(bytes, { label: 'shift_jis' }).encoding).toBe('utf-8');
  });

  test.each([
    ['utf-8', [0xef, 0xbb, 0xbf, 0xc3, 0xa9]],
    ['utf-16le', [0xff, 0xfe, 0xe9, 0]],
    ['utf-16be', [0xfe, 0xff, 0, 0xe9]],
    ['utf-32le', [0xff, 0xfe, 0, 0, 0xe9, 0, 0, 0]],
    ['utf-32be', [0, 0, 0xfe, 0xff, 0, 0, 0, 0xe9]],
  ])('a byte order mark of %s is believed and left out', (encoding, bytes) => {
    const decoded = decode(Uint8Array.from(bytes));
    expect([decoded.text, decoded.encoding]).toEqual(['é', encoding]);
    expect(decoded.parts).toEqual([{ start: 0, end: bytes.length, encoding }]);
  });

  test('UTF-16 shows itself by its zeros', () => {
    const bytes = Array.from('Hello, 12', (unit) => [unit.charCodeAt(0), 0]).flat();
    expect(decode(Uint8Array.from(bytes))).toMatchObject({ text: 'Hello, 12', encoding: 'utf-16le' });
  });
});

describe('seven-bit encodings', () => {
  test.each([
    ['iso-2022-jp', '\x1b$B4A;z\x1b(B.\n', '漢字.\n', undefined],
    ['iso-2022-jp', '\x1b(I1\x1b(J', 'ｱ', undefined],
    ['iso-2022-kr', '\x1b$)C\x0eGQ1[\x0f.', '한글.', undefined],
    ['hz-gb-2312', 'a ~{VPND~} b', 'a 中文 b', 'hz'],
  ])('%s: %j', (encoding, bytes, text, label) => {
    const options = label === undefined ? {} : { label };
    expect(decode(ascii(bytes), options)).toMatchObject({ text, encoding });
  });

  test('braces alone are no HZ', () => {
    expect(decode(ascii('(format t "~{ab~}")')).text).toBe('(format t "~{ab~}")');
  });
});

describe('mojibake in the text is repaired too', () => {
  const bytes = encode(
    garble('Où est passée la clé du grenier ?', { right: 'utf-8', wrong: 'windows-1252' }),
    'utf-8',
  );

  test('with the steps that did it', () => {
    const { text, decoded, steps, encoding } = decode(bytes);
    expect([text, encoding]).toEqual(['Où est passée la clé du grenier ?', 'utf-8']);
    expect(steps.length).toBeGreaterThan(0);
    expect(apply(decoded, steps)).toBe(text);
  });

  test('unless it is not wanted', () => {
    const { text, decoded, steps } = decode(bytes, { repair: false });
    expect(text).toBe(decoded);
    expect(steps).toEqual([]);
  });
});

describe('bytes that are no character', () => {
  test('are marked and reported where they stand in the text', () => {
    const bytes = join(encode('渡口的老船夫说，今年的水', 'utf-8'), Uint8Array.of(0xe6, 0xaf), ascii(' end'));
    const { text, losses } = decode(bytes);
    expect(text).toBe('渡口的老船夫说，今年的水\ufffd end');
    expect(losses).toMatchObject([{ start: 12, end: 13, bytes: ['e6', 'af'], candidates: [] }]);
  });

  test('are found behind repairs that change the length', () => {
    const bytes = join(
      encode(
        `${garble('Où est passée la clé du grenier ?', { right: 'utf-8', wrong: 'windows-1252' })}\n`,
        'utf-8',
      ),
      encode('渡口的老船夫说', 'utf-8'),
      Uint8Array.of(0xe6, 0xaf),
    );
    const { text, losses } = decode(bytes);
    expect(losses.map(({ start, end }) => text.slice(start, end))).toEqual(['\ufffd']);
  });

  test('half a unit of UTF-16 is one of them', () => {
    const { text, losses } = decode(Uint8Array.of(0xff, 0xfe, 0xe9, 0, 0x41));
    expect(text).toBe('é\ufffd');
    expect(losses).toMatchObject([{ start: 1, end: 2, bytes: ['41'] }]);
  });
});

describe('no bytes make it throw', () => {
  const highBytes = fc.uint8Array({ min: 0x80, maxLength: 40 });
  const encoded = fc
    .tuple(fc.constantFrom(...SAMPLES), fc.nat({ max: 30 }), fc.nat({ max: 30 }))
    .map(([[encoding, sentence], start, end]) => encode(sentence, encoding).subarray(start, start + end));
  const anyBytes = fc
    .array(fc.oneof(fc.uint8Array({ maxLength: 30 }), highBytes, encoded), { maxLength: 4 })
    .map((parts) => join(...parts));

  test('and what comes out is consistent', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const { text, decoded, steps, parts, losses, confidence } = decode(bytes);
        expect(apply(decoded, steps)).toBe(text);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        for (const { start, end } of losses) expect(start <= end && end <= text.length).toBe(true);
        let at = 0;
        for (const { start, end } of parts) {
          expect(start).toBe(at);
          at = end;
        }
        if (parts.length > 0) expect(at).toBe(bytes.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('wrong arguments', () => {
  test.each([undefined, null, 'é', [1], new ArrayBuffer(2)])('%s is no bytes', (bytes) => {
    expect(() => decode(bytes as unknown as Uint8Array)).toThrow(UnmojibakeError);
  });

  test.each([null, [], { label: 1 }, { repair: 1 }, { lable: 'gbk' }, { languages: ['xx'] }])(
    '%j are no options',
    (options) => {
      expect(() => decode(new Uint8Array(1), options as DecodeOptions)).toThrow(UnmojibakeError);
    },
  );
});

test('decodeAsync gives what decode gives', async () => {
  for (const [encoding, sentence] of SAMPLES) {
    const bytes = encode(sentence, encoding);
    expect(await decodeAsync(bytes)).toEqual(decode(bytes));
  }
});
