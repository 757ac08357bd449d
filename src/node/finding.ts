import type { Step } from '../report.ts';
import { diagnoseRefusal } from '../search/refusal.ts';
import type { BlockReport } from '../stream/index.ts';
import { type PieceStart, Positions, TEXT_START } from './position.ts';

/** A garbled place in a file. */
export interface Finding {
  /** Code units of the file's text, 0-based, end-exclusive. */
  readonly start: number;
  readonly end: number;
  /** Lines and columns count from 1, columns in code points; the end is the place behind the last character. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** What stands there. */
  readonly text: string;
  /** The edit that repairs it, as `explain` gives it; absent where nothing can be restored. */
  readonly step?: Step;
  /** Why nothing can be restored, where that is so. */
  readonly reason?: string;
  /** Probability, 0 to 1, that the repair is right, or without one that the place is garbled. */
  readonly confidence: number;
}

/** Signs of what {@link diagnoseRefusal} knows that no text about it has: U+FFFD, as such or read as GBK, and C1. */
const SIGN_OF_LOSS = /\ufffd|锟斤|斤拷|[\u0080-\u0084\u0086-\u009f]/;

/** What is garbled in a text that is repaired block by block. */
export class Findings {
  /** In order of the text: the repairs, and of each line without one the first place that can't be repaired. */
  readonly list: Finding[] = [];
  #next: PieceStart = TEXT_START;

  /** Adds those of the next block. */
  add({ input, start, steps }: Pick<BlockReport, 'start' | 'input' | 'steps'>): void {
    const repairs = steps.map((step) => ({ start: step.start - start, end: step.end - start, step }));
    const places: Place[] = SIGN_OF_LOSS.test(input) ? [...repairs, ...lostPlaces(input, repairs)] : repairs;
    places.sort((a, b) => a.start - b.start);
    const positions = new Positions(input, this.#next);
    for (const { start: from, end: to, step, reason, confidence } of places) {
      const { line, column } = positions.at(from);
      const { line: endLine, column: endColumn } = positions.at(to);
      this.list.push({
        start: start + from,
        end: start + to,
        line,
        column,
        endLine,
        endColumn,
        text: input.slice(from, to),
        ...(step && { step }),
        ...(reason !== undefined && { reason }),
        confidence: step?.confidence ?? confidence ?? 0,
      });
    }
    this.#next = positions.end();
  }
}

/** In code units of the block. */
interface Place extends Partial<Pick<Finding, 'step' | 'reason' | 'confidence'>> {
  readonly start: number;
  readonly end: number;
}

function lostPlaces(input: string, repairs: readonly Place[]): Place[] {
  const places: Place[] = [];
  let next = 0;
  for (const { 0: line, index: start } of input.matchAll(/[^\n\r]+/g)) {
    while (next < repairs.length && repairs[next]!.end <= start) next++;
    const isRepaired = next < repairs.length && repairs[next]!.start < start + line.length;
    const sign = isRepaired ? null : SIGN_OF_LOSS.exec(line);
    const diagnosis = sign && diagnoseRefusal(line);
    if (!sign || !diagnosis?.reason) continue;
    const { reason, confidence } = diagnosis;
    const at = start + sign.index;
    places.push({ start: at, end: at + sign[0].length, reason, confidence });
  }
  return places;
}
