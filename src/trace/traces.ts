/**
 * What other programs left in a text beside mojibake: a converter that edited the bytes of a GBK page its glosses and the
 * runs that it shifted, a printer its escapes.
 */
import type { Range } from '../codec/encoding.ts';
import type { Edit } from '../edit.ts';
import { realign } from '../search/realign.ts';
import { escapeEdits, mayShowEscapes } from './escapes.ts';
import { stripGlosses } from './glosses.ts';

export interface TraceRepair {
  /** In order and without overlap, in code units of the text. */
  readonly edits: readonly Edit[];
  /** Why glosses were found and left, in one sentence. */
  readonly refusal?: string;
}

/** The text with edits made, and where their replacements stand in it. */
function applied(
  text: string,
  edits: readonly Edit[],
): { readonly text: string; readonly ranges: readonly Range[] } {
  const parts: string[] = [];
  const ranges: Range[] = [];
  let length = 0;
  let done = 0;
  for (const { start, end, replacement } of edits) {
    parts.push(text.slice(done, start), replacement);
    length += start - done;
    ranges.push({ start: length, end: length + replacement.length });
    length += replacement.length;
    done = end;
  }
  return { text: parts.join('') + text.slice(done), ranges };
}

const NO_TRACES: TraceRepair = { edits: [] };

/** False for a document that shows no traces for sure: a glance. */
export function mayShowTraces(text: string): boolean {
  return mayShowGlosses(text) || mayShowEscapes(text);
}

function mayShowGlosses(text: string): boolean {
  return text.includes('(') || text.includes('?');
}

/**
 * Finds the traces that a converter left in a document. A document without `(` and `?` costs a scan; everything is
 * linear in its length.
 */
export function findTraces(text: string): TraceRepair {
  if (!mayShowGlosses(text)) return NO_TRACES;
  const damaged = stripGlosses(text).edits.length > 0;
  const { edits: realigned, brokenGloss } = realign(text, { damaged });
  const after = applied(text, realigned);
  const { edits: stripped, refusal } = stripGlosses(after.text, {
    proven: brokenGloss,
    restored: after.ranges,
  });
  return { edits: merge(realigned, after.ranges, stripped), ...(refusal === undefined ? {} : { refusal }) };
}

/** The edits of {@link findTraces}, or where it has none those of escapes. */
export function traceEdits(text: string): readonly Edit[] {
  const { edits } = findTraces(text);
  return edits.length > 0 ? edits : escapeEdits(text);
}

/** The second edits, made of what the first ones left, told as edits of the text together with the first. */
function merge(first: readonly Edit[], ranges: readonly Range[], second: readonly Edit[]): Edit[] {
  const merged: Edit[] = [];
  let next = 0;
  let shift = 0;
  for (const edit of second) {
    while (next < first.length && ranges[next]!.end <= edit.start) {
      shift = first[next]!.end - ranges[next]!.end;
      merged.push(first[next++]!);
    }
    const range = ranges[next];
    // A gloss never stands inside of a realigned run: the run ends with its parenthesis.
    if (range && range.start < edit.end) continue;
    merged.push({ ...edit, start: edit.start + shift, end: edit.end + shift });
  }
  return [...merged, ...first.slice(next)];
}
