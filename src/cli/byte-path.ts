import { type Encoding, UNENCODABLE } from '../codec/encoding.ts';
import { getEncoding } from '../codec/registry.ts';
import type { Layer, Step } from '../report.ts';

/** Bytes of a path that are shown; the rest is `…`. */
const BYTES_SHOWN = 12;
/** Stands for a byte that nobody knows. */
const UNKNOWN = '??';

/**
 * The way of a step's bytes in one line: `gbk bytes B0 A1 read as windows-1252`, layer after layer, `??` for
 * a byte that is lost. Empty for a step without layers, which no decoder made.
 *
 * @param shift how many code units longer the output is than the input before this step.
 */
export function describeBytes(step: Step, shift: number): string {
  const [first, ...others] = step.layers;
  if (first === undefined) return '';
  const bytes = replacementBytes(step, getEncoding(first.right), step.start + shift);
  const written = `${first.right} bytes ${formatBytes(bytes)}`;
  if (step.kind === 'realign') return `${written} paired one byte off`;
  const path = [`${written} read as ${first.wrong}`];
  let passage = readAs({ bytes, complete: bytes.length <= BYTES_SHOWN }, first);
  for (const layer of others) {
    const again = encodePassage(passage, layer);
    const more = again.complete ? '' : ' …';
    path.push(`${layer.right} bytes ${formatBytes(again.bytes)}${more} read as ${layer.wrong}`);
    passage = readAs(again, layer);
  }
  return path.join('; then ');
}

/** The first bytes of a passage, or all. */
interface Bytes {
  readonly bytes: readonly string[];
  readonly complete: boolean;
}

interface Passage {
  readonly text: string;
  readonly complete: boolean;
}

function formatBytes(bytes: readonly string[]): string {
  const shown = bytes.slice(0, BYTES_SHOWN).join(' ').toUpperCase();
  return bytes.length > BYTES_SHOWN ? `${shown} …` : shown;
}

/** Two hex digits or `??` for each byte from the first on, a little more than is shown. */
function replacementBytes(step: Step, encoding: Encoding | undefined, outputStart: number): string[] {
  const bytes: string[] = [];
  const { replacement, losses } = step;
  let nextLoss = 0;
  for (let at = 0; at < replacement.length && bytes.length <= BYTES_SHOWN; ) {
    const loss = losses[nextLoss];
    if (loss !== undefined && loss.start - outputStart <= at) {
      bytes.push(...(loss.bytes.length === 0 ? [UNKNOWN] : loss.bytes));
      at = Math.max(at, loss.end - outputStart);
      nextLoss++;
      continue;
    }
    const codePoint = replacement.codePointAt(at) ?? 0;
    bytes.push(...encodeCodePoint(codePoint, encoding));
    at += codePoint > 0xffff ? 2 : 1;
  }
  return bytes;
}

function encodeCodePoint(codePoint: number, encoding: Encoding | undefined): string[] {
  const packed = encoding?.encodeCodePoint(codePoint, true) ?? UNENCODABLE;
  if (packed === UNENCODABLE) return [UNKNOWN];
  const hex = packed.toString(16);
  return hex.padStart(hex.length + (hex.length % 2), '0').match(/../g) ?? [];
}

/** What the wrong decoder made of the bytes, up to the first that is unknown or no text. */
function readAs({ bytes, complete }: Bytes, { wrong }: Layer): Passage {
  const unknown = bytes.findIndex((byte) => byte.includes('?'));
  const known = unknown < 0 ? bytes : bytes.slice(0, unknown);
  const decoded = getEncoding(wrong)?.decode(Uint8Array.from(known, (byte) => Number.parseInt(byte, 16)));
  const [text = '', ...behind] = decoded === undefined ? [] : decoded.text.split('\ufffd');
  return { text, complete: complete && unknown < 0 && behind.length === 0 };
}

function encodePassage({ text, complete }: Passage, { right }: Layer): Bytes {
  const encoding = getEncoding(right);
  const bytes = Array.from(text).flatMap((character) =>
    encodeCodePoint(character.codePointAt(0) ?? 0, encoding),
  );
  return { bytes: bytes.slice(0, BYTES_SHOWN), complete: complete && bytes.length <= BYTES_SHOWN };
}
