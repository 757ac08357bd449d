/** The look at an encoding that is to save the unpacking of its tables. Alone in its file: it asks before they are unpacked. */
import { expect, test } from 'vitest';
import { UNENCODABLE } from '../../src/codec/encoding.ts';
import { encodings } from '../../src/codec/registry.ts';

const LAST_UNIT = 0xffff;

test('an encoding that was not used yet tells all that it can encode', () => {
  for (const encoding of encodings) {
    const told = Uint8Array.from({ length: LAST_UNIT + 1 }, (_, unit) => Number(encoding.mayEncode(unit)));
    const denied = [...told.keys()].filter(
      (unit) => told[unit] === 0 && encoding.encodeCodePoint(unit) !== UNENCODABLE,
    );
    expect([encoding.name, denied]).toEqual([encoding.name, []]);
  }
});
