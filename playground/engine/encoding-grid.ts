/** Every pair of encodings over a small piece of text, for people who choose with their eyes. */
import type { Encoding } from '../../src/codec/encoding.ts';
import { encodings, getEncoding } from '../../src/codec/registry.ts';
import { plausibility } from '../../src/language/plausibility.ts';

export interface GridCell {
  /** What the piece was if it was written as the row's encoding and read as the column's. */
  readonly text: string;
  /** How natural it looks beside the others, 0 to {@link BEST_SHADE}. */
  readonly shade: number;
}

export interface GridRow {
  readonly right: string;
  /** One for each column; `undefined` where the bytes are no text in this encoding, or are the same text. */
  readonly cells: readonly (GridCell | undefined)[];
}

export interface EncodingGrid {
  readonly sample: string;
  /** Encodings that the sample may have been read as, the most promising first. */
  readonly wrongs: readonly string[];
  /** The most promising first. */
  readonly rows: readonly GridRow[];
}

export const BEST_SHADE = 4;

/** Code units of the text that the grid shows. */
const SAMPLE_UNITS = 24;
/** What one shade is worth, in logits of plausibility per code unit of the sample. */
const SHADE_STEP = 0.6;

/** The piece of the text that the grid shows: from the word of its first character beyond ASCII on. */
export function sampleOf(text: string): string {
  const first = text.search(/\P{ASCII}/u);
  if (first < 0) return '';
  const line = text.lastIndexOf('\n', first) + 1;
  const word = Math.max(line, text.lastIndexOf(' ', first) + 1, first - SAMPLE_UNITS / 2);
  const rest = text.slice(word).split(/\r?\n/, 1)[0] ?? '';
  const sample = rest.slice(0, SAMPLE_UNITS);
  // Half a surrogate pair is no character in any encoding.
  return /[\ud800-\udbff]$/.test(sample) ? sample.slice(0, -1) : sample;
}

/** The grid of a sample. A pair is in it if it loses no byte. */
export function gridOf(sample: string): EncodingGrid {
  const own = plausibility(sample);
  const columns = encodings.flatMap((wrong) => {
    const bytes = bytesOf(sample, wrong);
    return bytes ? [{ name: wrong.name, bytes, best: Number.NEGATIVE_INFINITY }] : [];
  });
  const rows = encodings.map((right) => {
    const cells = columns.map((column) => {
      const text = textOf(column.bytes, right);
      if (text === undefined || text === sample) return undefined;
      const gain = plausibility(text) - own;
      column.best = Math.max(column.best, gain);
      return { text, gain };
    });
    const best = Math.max(...cells.map((cell) => cell?.gain ?? Number.NEGATIVE_INFINITY));
    return { right: right.name, cells, best };
  });
  const order = columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column.best > Number.NEGATIVE_INFINITY)
    .sort((a, b) => b.column.best - a.column.best);
  const shownRows = rows
    .filter(({ best }) => best > Number.NEGATIVE_INFINITY)
    .sort((a, b) => b.best - a.best);
  const top = shownRows[0]?.best ?? 0;
  const shade = (gain: number): number =>
    Math.max(0, Math.round(BEST_SHADE - (top - gain) / (SHADE_STEP * Math.max(1, sample.length))));
  return {
    sample,
    wrongs: order.map(({ column }) => column.name),
    rows: shownRows.map(({ right, cells }) => ({
      right,
      cells: order.map(({ index }) => {
        const cell = cells[index];
        return cell && { text: cell.text, shade: shade(cell.gain) };
      }),
    })),
  };
}

function bytesOf(text: string, encoding: Encoding): Uint8Array | undefined {
  const { bytes, errors } = encoding.encode(text, { lenient: true });
  return errors.length === 0 ? bytes : undefined;
}

function textOf(bytes: Uint8Array, encoding: Encoding): string | undefined {
  const { text, errors } = encoding.decode(bytes);
  return errors.length === 0 ? text : undefined;
}

/**
 * What a text was if it was written in `right` and read as `wrong`: each stretch of a line that `wrong` can express
 * and that has characters beyond ASCII is read again; where that is no text in `right`, the stretch stays.
 */
export function readAgain(text: string, right: string, wrong: string): string {
  const [from, to] = [getEncoding(wrong), getEncoding(right)];
  if (!from || !to) return text;
  return text
    .split('\n')
    .map((line) => (/\P{ASCII}/u.test(line) ? readLineAgain(line, from, to) : line))
    .join('\n');
}

function readLineAgain(line: string, from: Encoding, to: Encoding): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [
    ...from.encode(line, { lenient: true }).errors,
    { start: line.length, end: line.length },
  ]) {
    const stretch = line.slice(at, start);
    const bytes = bytesOf(stretch, from);
    parts.push((bytes && textOf(bytes, to)) ?? stretch, line.slice(start, end));
    at = end;
  }
  return parts.join('');
}
