import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue, readAsUtf8 } from '../../src/channel/catalogue.ts';
import { type Channel, DECODER_BEHAVIOURS, DROPPED_CHARACTERS } from '../../src/channel/channel.ts';
import { garble } from '../../src/channel/garble.ts';
import { encodings, getEncoding } from '../../src/codec/registry.ts';
import { UnmojibakeError } from '../../src/errors.ts';
import vectors from '../vectors/channel/sentences.json' with { type: 'json' };
import { digest } from './byte-streams.ts';
import { SENTENCES } from './sentences.ts';

const digests: Record<string, Record<string, Record<string, string>>> = vectors.digests;

describe('runs a channel forwards', () => {
  test.each<[text: string, right: string, wrong: string, garbled: string]>([
    ['déjà vu', 'utf-8', 'windows-1252', 'dÃ©jÃ\u00a0 vu'],
    ['Ночь', 'utf-8', 'cp1251', 'РќРѕС‡СЊ'],
    ['Ночь', 'koi8-r', 'cp1251', 'оПЮШ'],
    ['乱码', 'gbk', 'latin1', 'ÂÒÂë'],
    ['文字', 'sjis', 'cp437', 'ò╢ÄÜ'],
    ['¿Qué?', 'windows-1252', 'mac', 'øQuÈ?'],
  ])('%s (%s as %s)', (text, right, wrong, garbled) => {
    expect(garble(text, { right, wrong })).toBe(garbled);
  });

  test('several channels, the first one first', () => {
    const channel: Channel = { right: 'utf-8', wrong: 'windows-1252' };
    expect(garble('é', [channel, channel])).toBe('ÃƒÂ©');
    expect(garble('中', [{ right: 'gbk', wrong: 'windows-1252' }, channel])).toBe('Ã–Ã\u0090');
    expect(garble('é', [])).toBe('é');
  });

  test('an encoder writes ? for what it lacks and U+FFFD for a lone surrogate', () => {
    expect(garble('日本→é😀!', { right: 'windows-1252', wrong: 'iso-8859-1' })).toBe('???é?!');
    expect(garble('a\ud800b', { right: 'utf-8', wrong: 'windows-1252' })).toBe('aï¿½b');
    expect(garble('a\ud800b', { right: 'gb18030', wrong: 'windows-1252' })).toBe('a?b');
  });

  test('drop leaves out C1 controls, private use and U+FFFD', () => {
    const channel = { right: 'utf-8', wrong: 'windows-1252' } as const;
    expect(garble('Á', channel)).toBe('Ã\u0081');
    expect(garble('Á', { ...channel, decoder: 'drop' })).toBe('Ã');
    expect(garble('嚎x', { right: 'utf-8', wrong: 'gbk', decoder: 'drop' })).not.toMatch(
      /[\u0080-\u009f\ue000-\uf8ff\ufffd]/,
    );
  });

  test('what is dropped can be named, with any decoder', () => {
    const text = '据地址';
    const windows: Channel = { right: 'utf-8', wrong: 'gbk', decoder: 'windows' };
    expect(garble(text, windows)).toMatch(/[\ue000-\uf8ff]/);
    expect(garble(text, { ...windows, dropped: ['private-use'] })).toBe(
      garble(text, windows).replace(/[\ue000-\uf8ff]/g, ''),
    );
    expect(garble('í', { right: 'utf-8', wrong: 'iso-8859-1', dropped: ['soft-hyphen'] })).toBe('Ã');
  });
});

describe.each(['python', 'java', 'iconv'] as const)('garbles sentences as %s does', (decoder) => {
  test.each(Object.keys(digests[decoder]!))('%s as anything', (right) => {
    const sentences = SENTENCES.filter(({ rights }) => rights.includes(right)).map(({ text }) => text);
    const ours = Object.keys(digests[decoder]![right]!).map((wrong) => [
      wrong,
      digest(sentences.map((text) => garble(text, { right, wrong, decoder })).join('\n')),
    ]);
    expect(Object.fromEntries(ours)).toEqual(digests[decoder]![right]);
  });
});

describe('throws for wrong arguments only', () => {
  const channel: Channel = { right: 'utf-8', wrong: 'windows-1252' };
  function errorOf(call: () => unknown): UnmojibakeError {
    try {
      call();
    } catch (error) {
      if (error instanceof UnmojibakeError) return error;
      throw error;
    }
    throw new Error('nothing was thrown');
  }

  test.each<[what: string, call: () => unknown, code: string, message: RegExp]>([
    ['no text', () => garble(undefined as never, channel), 'ERR_INVALID_ARGUMENT', /text must be a string/],
    [
      'no channel',
      () => garble('a', undefined as never),
      'ERR_INVALID_ARGUMENT',
      /channel must be an object/,
    ],
    ['a label for a channel', () => garble('a', 'gbk' as never), 'ERR_INVALID_ARGUMENT', /not 'gbk'/],
    [
      'an unknown right',
      () => garble('a', { ...channel, right: 'latin-99' }),
      'ERR_UNKNOWN_ENCODING',
      /right.*'latin-99'.*give/,
    ],
    ['an unknown wrong', () => garble('a', { ...channel, wrong: 'x' }), 'ERR_UNKNOWN_ENCODING', /wrong.*'x'/],
    [
      'a missing wrong',
      () => garble('a', { right: 'utf-8' } as never),
      'ERR_UNKNOWN_ENCODING',
      /wrong.*undefined/,
    ],
    [
      'a second channel',
      () => garble('a', [channel, { ...channel, wrong: 'x' }]),
      'ERR_UNKNOWN_ENCODING',
      /'x'/,
    ],
    [
      'an unknown decoder',
      () => garble('a', { ...channel, decoder: 'perl' as never }),
      'ERR_INVALID_OPTION',
      /'perl'.*'python'/,
    ],
    [
      'an unknown drop',
      () => garble('a', { ...channel, dropped: ['c2' as never] }),
      'ERR_INVALID_OPTION',
      /'c2'.*'c1'/,
    ],
    [
      'drops in no list',
      () => garble('a', { ...channel, dropped: 'c1' as never }),
      'ERR_INVALID_OPTION',
      /dropped/,
    ],
  ])('%s', (_what, call, code, message) => {
    const error = errorOf(call);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });
});

/** Strings of everything: grapheme clusters, lone surrogates, controls, private use. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
);

const wellFormedText: fc.Arbitrary<string> = fc.string({ unit: 'binary', maxLength: 40 });

describe('properties', () => {
  test('no text makes it throw, for any channel of the catalogue and any decoder', () => {
    const channels = [...catalogue(), ...readAsUtf8()];
    const channel = fc.record({
      entry: fc.constantFrom(...channels),
      decoder: fc.constantFrom(...DECODER_BEHAVIOURS),
      dropped: fc.subarray([...DROPPED_CHARACTERS]),
    });
    fc.assert(
      fc.property(anyText, channel, (text, { entry, decoder, dropped }) => {
        const { right, wrong } = entry;
        expect(typeof garble(text, { right, wrong, decoder, dropped })).toBe('string');
      }),
      { numRuns: 5000 },
    );
  });

  test('every channel of the catalogue takes a text with everything in it', () => {
    const text = `a\0\u0085 é ß Ж λ א ع ก ế 中 あ 한 😀 \ud800 \udc00 \ue000 \ufffd \uffff\n${'ш'.repeat(50)}`;
    for (const { right, wrong } of [...catalogue(), ...readAsUtf8()]) {
      for (const decoder of DECODER_BEHAVIOURS) garble(text, { right, wrong, decoder });
    }
    expect(catalogue().length).toBeGreaterThan(1000);
  });

  test('ASCII stays ASCII where both encodings keep it', () => {
    const ascii = Array.from({ length: 128 }, (_, unit) => String.fromCharCode(unit)).join('');
    // These three have characters of their own below 0x80.
    const notAscii = new Set(['viscii', 'tcvn', 'cp864']);
    for (const { right, wrong } of catalogue()) {
      if (notAscii.has(right) || notAscii.has(wrong)) continue;
      for (const decoder of DECODER_BEHAVIOURS) expect(garble(ascii, { right, wrong, decoder })).toBe(ascii);
    }
  });

  test('a single-byte encoding without holes loses nothing: its bytes come back', () => {
    const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const complete = encodings.filter((encoding) => {
      const { text, errors } = encoding.decode(everyByte);
      return encoding.maxBytes === 1 && errors.length === 0 && new Set(text).size === 256;
    });
    expect(complete.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['windows-1252', 'iso-8859-1', 'koi8-r', 'cp437', 'macintosh']),
    );
    const utf8 = getEncoding('utf-8')!;
    fc.assert(
      fc.property(wellFormedText, fc.constantFrom(...complete), (text, wrong) => {
        const { bytes } = utf8.encode(text);
        const garbled = garble(text, { right: 'utf-8', wrong: wrong.name });
        expect(Array.from(wrong.encode(garbled).bytes)).toEqual(Array.from(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  test('a channel and its reverse give the text back where no byte is lost', () => {
    fc.assert(
      fc.property(wellFormedText, (text) => {
        const garbled = garble(text, { right: 'utf-8', wrong: 'windows-1252' });
        expect(garble(garbled, { right: 'windows-1252', wrong: 'utf-8' })).toBe(text);
      }),
    );
  });

  test('time grows with the length, ten million characters at most', () => {
    const sentence = '昨天下午 the clock stopped, ничего \u0081é. ';
    const seconds = (length: number, channel: Channel): number => {
      const text = sentence.repeat(Math.ceil(length / sentence.length));
      const start = performance.now();
      garble(text, channel);
      return (performance.now() - start) / 1000;
    };
    for (const decoder of ['whatwg', 'python', 'iconv', 'php'] as const) {
      const channel: Channel = { right: 'utf-8', wrong: 'gbk', decoder };
      seconds(100_000, channel);
      const short = seconds(1_000_000, channel);
      const long = seconds(10_000_000, channel);
      expect(long).toBeLessThan(Math.max(1, short) * 40);
    }
  });
});
