/**
 * Encodings as flat tables, for the millions of garblings and reversals of a training run. Built from the
 * library's own codecs; only whole, lossless conversions count here.
 */
import type { Encoding } from '../../src/codec/encoding.ts';
import { getEncoding } from '../../src/codec/registry.ts';

const NONE = 0xffffffff;

export interface ByteTable {
  readonly name: string;
  /** Decodes `length` bytes into `units`; the number of code units, or -1 if any byte is malformed. */
  decode(bytes: Uint8Array, length: number, units: Uint16Array): number;
  /** Encodes `length` code units into `bytes`; the number of bytes, or -1 if any character is lacking. */
  encode(units: Uint16Array, length: number, bytes: Uint8Array): number;
}

class SingleByteTable implements ByteTable {
  readonly name: string;
  private readonly toUnit = new Int32Array(256).fill(-1);
  private readonly toByte = new Int16Array(0x10000).fill(-1);

  constructor(encoding: Encoding) {
    this.name = encoding.name;
    const bytes = new Uint8Array(1);
    for (let byte = 255; byte >= 0; byte--) {
      bytes[0] = byte;
      const decoded = encoding.decodeAt(bytes, 0, true);
      if (decoded < 0) continue;
      const unit = decoded >> 3;
      this.toUnit[byte] = unit;
      this.toByte[unit] = byte;
    }
  }

  decode(bytes: Uint8Array, length: number, units: Uint16Array): number {
    const { toUnit } = this;
    for (let at = 0; at < length; at++) {
      const unit = toUnit[bytes[at] as number] as number;
      if (unit < 0) return -1;
      units[at] = unit;
    }
    return length;
  }

  encode(units: Uint16Array, length: number, bytes: Uint8Array): number {
    const { toByte } = this;
    for (let at = 0; at < length; at++) {
      const byte = toByte[units[at] as number] as number;
      if (byte < 0) return -1;
      bytes[at] = byte;
    }
    return length;
  }
}

class MultiByteTable implements ByteTable {
  readonly name: string;
  private readonly encoding: Encoding;
  private readonly toBytes = new Uint32Array(0x10000).fill(NONE);
  /** Code unit of a single byte or a pair; 0 for what the codec has to be asked about. */
  private readonly ofOne = new Uint16Array(0x100);
  private readonly ofTwo = new Uint16Array(0x10000);

  constructor(encoding: Encoding) {
    this.name = encoding.name;
    this.encoding = encoding;
    for (let unit = 0; unit < 0x10000; unit++) {
      if (unit >= 0xd800 && unit < 0xe000) continue;
      const bytes = encoding.encodeCodePoint(unit, true);
      if (bytes >= 0) this.toBytes[unit] = bytes;
    }
    const bytes = new Uint8Array(2);
    for (let first = 0; first < 256; first++) {
      bytes[0] = first;
      for (let second = 0; second < 256; second++) {
        bytes[1] = second;
        const decoded = encoding.decodeAt(bytes, 0);
        if (decoded < 0) continue;
        const codePoint = Math.floor(decoded / 8);
        if (decoded % 8 === 1) this.ofOne[first] = codePoint;
        else if (decoded % 8 === 2 && codePoint < 0x10000) this.ofTwo[first * 256 + second] = codePoint;
      }
    }
  }

  decode(bytes: Uint8Array, length: number, units: Uint16Array): number {
    let out = 0;
    for (let at = 0; at < length; ) {
      const first = bytes[at] as number;
      let unit = this.ofOne[first] as number;
      if (unit !== 0 || first === 0) {
        units[out++] = unit;
        at++;
        continue;
      }
      if (at + 1 >= length) return -1;
      unit = this.ofTwo[first * 256 + (bytes[at + 1] as number)] as number;
      if (unit !== 0) {
        units[out++] = unit;
        at += 2;
        continue;
      }
      const decoded = this.encoding.decodeAt(bytes.subarray(0, length), at);
      if (decoded < 0) return -1;
      const codePoint = Math.floor(decoded / 8);
      // Sequences for two code points (Big5-HKSCS) are too rare to train with.
      if (codePoint > 0x10ffff) return -1;
      if (codePoint >= 0x10000) {
        units[out++] = 0xd7c0 + (codePoint >> 10);
        units[out++] = 0xdc00 + (codePoint & 0x3ff);
      } else units[out++] = codePoint;
      at += decoded % 8;
    }
    return out;
  }

  encode(units: Uint16Array, length: number, bytes: Uint8Array): number {
    let out = 0;
    for (let at = 0; at < length; at++) {
      const unit = units[at] as number;
      let value = this.toBytes[unit] as number;
      if (value === NONE) {
        const next = units[at + 1] as number;
        if (unit < 0xd800 || unit >= 0xdc00 || at + 1 >= length || next < 0xdc00 || next > 0xdfff) return -1;
        value = this.encoding.encodeCodePoint(((unit - 0xd800) << 10) + next - 0xdc00 + 0x10000, true);
        if (value < 0) return -1;
        at++;
      }
      if (value > 0xffffff) bytes[out++] = value >>> 24;
      if (value > 0xffff) bytes[out++] = (value >>> 16) & 0xff;
      if (value > 0xff) bytes[out++] = (value >>> 8) & 0xff;
      bytes[out++] = value & 0xff;
    }
    return out;
  }
}

class Utf8Table implements ByteTable {
  readonly name = 'utf-8';

  decode(bytes: Uint8Array, length: number, units: Uint16Array): number {
    let out = 0;
    for (let at = 0; at < length; ) {
      const lead = bytes[at++] as number;
      if (lead < 0x80) {
        units[out++] = lead;
        continue;
      }
      if (lead < 0xc2 || lead > 0xf4) return -1;
      const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
      if (at + more > length) return -1;
      let codePoint = lead & (0x3f >> more);
      for (let count = 0; count < more; count++) {
        const trail = bytes[at++] as number;
        if ((trail & 0xc0) !== 0x80) return -1;
        codePoint = (codePoint << 6) | (trail & 0x3f);
      }
      if (more === 2 && (codePoint < 0x800 || (codePoint >= 0xd800 && codePoint < 0xe000))) return -1;
      if (more === 3) {
        if (codePoint < 0x10000 || codePoint > 0x10ffff) return -1;
        units[out++] = 0xd7c0 + (codePoint >> 10);
        units[out++] = 0xdc00 + (codePoint & 0x3ff);
      } else units[out++] = codePoint;
    }
    return out;
  }

  encode(units: Uint16Array, length: number, bytes: Uint8Array): number {
    let out = 0;
    for (let at = 0; at < length; at++) {
      const unit = units[at] as number;
      if (unit < 0x80) bytes[out++] = unit;
      else if (unit < 0x800) {
        bytes[out++] = 0xc0 | (unit >> 6);
        bytes[out++] = 0x80 | (unit & 0x3f);
      } else if (unit < 0xd800 || unit >= 0xe000) {
        bytes[out++] = 0xe0 | (unit >> 12);
        bytes[out++] = 0x80 | ((unit >> 6) & 0x3f);
        bytes[out++] = 0x80 | (unit & 0x3f);
      } else {
        const next = units[at + 1] as number;
        if (unit >= 0xdc00 || at + 1 >= length || next < 0xdc00 || next > 0xdfff) return -1;
        const codePoint = ((unit - 0xd800) << 10) + next - 0xdc00 + 0x10000;
        at++;
        bytes[out++] = 0xf0 | (codePoint >> 18);
        bytes[out++] = 0x80 | ((codePoint >> 12) & 0x3f);
        bytes[out++] = 0x80 | ((codePoint >> 6) & 0x3f);
        bytes[out++] = 0x80 | (codePoint & 0x3f);
      }
    }
    return out;
  }
}

/** The table of an encoding by any of its labels; throws if there is none. */
export function byteTable(label: string): ByteTable {
  if (label === 'utf-8') return new Utf8Table();
  const encoding = getEncoding(label);
  if (encoding === undefined) throw new Error(`no encoding is called ${label}`);
  return encoding.maxBytes === 1 ? new SingleByteTable(encoding) : new MultiByteTable(encoding);
}
