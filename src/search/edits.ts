import { type Channel, DECODER_BEHAVIOURS } from '../channel/channel.ts';
import { garble } from '../channel/garble.ts';
import type { Edit, EditLoss } from '../edit.ts';
import { type Hypothesis, isKept, outputOf } from './hypotheses.ts';
import { type SettledLoss, toLossyEdit } from './lattice-edit.ts';
import type { Line } from './line.ts';
import { noBreakSpaceLoss } from './no-break-space.ts';

/**
 * The edits that a hypothesis makes of a line, each proven; `undefined` if one can't be.
 *
 * @param settled what is written for each of the reading's losses; every one is marked without it
 */
export function toEdits(
  line: Line,
  lineStart: number,
  hypothesis: Hypothesis,
  confidence: number,
  settled?: readonly SettledLoss[],
): Edit[] | undefined {
  const { reading, ranges } = hypothesis;
  const edits: Edit[] = [];
  for (const range of ranges) {
    // One edit for the atoms that stand side by side, with no long stretch of ASCII between them.
    for (let k = range.start; k < range.end; ) {
      let next = k + 1;
      while (
        next < range.end &&
        reading.from[next] === reading.to[next - 1] &&
        !isElision(line, reading.from[next]!)
      )
        next++;
      const [start, end] = trim(line, hypothesis, k, next);
      if (start < end) {
        const edit = reading.losses
          ? toLossyEdit(line, lineStart, hypothesis, start, end, confidence, settled ?? [])
          : toEdit(line, lineStart, hypothesis, start, end, confidence);
        if (!edit) return undefined;
        edits.push(edit);
      }
      k = next;
    }
  }
  return edits.length > 0 ? edits : undefined;
}

/** The line feed that stands for a long stretch of ASCII. */
function isElision(line: Line, character: number): boolean {
  return line.alphabet[line.kinds[character]!] === 0x0a;
}

/** The atoms without those at either end that stay as they are. */
function trim(line: Line, { reading }: Hypothesis, from: number, to: number): [start: number, end: number] {
  let start = from;
  let end = to;
  while (start < end && isKept(line, reading, start)) start++;
  while (end > start && isKept(line, reading, end - 1)) end--;
  return [start, end];
}

const SPACE = ' ';
const NO_BREAK_SPACE = '\u00a0';

function toEdit(
  line: Line,
  lineStart: number,
  hypothesis: Hypothesis,
  from: number,
  to: number,
  confidence: number,
): Edit | undefined {
  const { reading } = hypothesis;
  const { bytes, starts } = reading.reversal;
  const start = line.offsets[reading.from[from]!]!;
  const end = line.offsets[reading.to[to - 1]!]!;
  const base = reading.outputFrom[from]!;
  let replacement = '';
  let original = '';
  const cuts: [number, number][] = [];
  const losses: EditLoss[] = [];
  for (let k = from; k < to; k++) {
    const atomStart = line.offsets[reading.from[k]!]!;
    if (k > from) cuts.push([atomStart - start, reading.outputFrom[k]! - base]);
    replacement += outputOf(reading, k);
    const atom = line.text.slice(atomStart, line.offsets[reading.to[k]!]!);
    // A space that is only a part of an atom is no space: see no-break-space.ts.
    const before = atom.length > 1 ? atom.replaceAll(SPACE, NO_BREAK_SPACE) : atom;
    original += before;
    if (before === atom) continue;
    losses.push(
      noBreakSpaceLoss(
        reading.outputFrom[k]! - base,
        reading.outputFrom[k + 1]! - base,
        bytes.slice(starts[reading.from[k]!]!, starts[reading.to[k]!]!),
      ),
    );
  }
  const channel = prove(replacement, original, hypothesis);
  if (!channel) return undefined;
  return {
    kind: 'decode',
    start: lineStart + line.positions[start]!,
    end: lineStart + line.positions[end - 1]! + 1,
    replacement,
    layers: [channel],
    confidence,
    losses,
    cuts,
  };
}

/** The channel that makes the span of the replacement again, code unit for code unit: the proof of every lossless repair. */
function prove(
  replacement: string,
  span: string,
  { right, wrong, reading }: Hypothesis,
): Channel | undefined {
  const others = reading.reversal.encodings.map((encoding) => encoding.name).filter((name) => name !== wrong);
  for (const decoder of DECODER_BEHAVIOURS) {
    for (const name of [wrong, ...others]) {
      const channel: Channel =
        decoder === 'whatwg' ? { right, wrong: name } : { right, wrong: name, decoder };
      if (garble(replacement, channel) === span) return channel;
    }
  }
  return undefined;
}
