import type { Edit } from '../edit.ts';
import type { Settings } from '../options.ts';
import { confidenceOf, decide, type Decision, supportOf } from './decide.ts';
import { toEdits } from './edits.ts';
import { channelKey, type Evidence } from './evidence.ts';
import { looksHealthy } from './gate.ts';
import { type Hypothesis, hypotheses } from './hypotheses.ts';
import { lookAhead } from './layers.ts';
import { type Line, splitLines, type Stretch, toLine } from './line.ts';

/** What the search found about one line of a document. */
export interface LineFindings {
  /** Code unit of the document at which the line starts. */
  readonly start: number;
  readonly line: Line;
  /** Best first. */
  readonly found: readonly Hypothesis[];
  /** What this line adds to the document's evidence. */
  readonly support: ReadonlyMap<string, number>;
}

/** The edits that undo one layer wherever the text shows one. */
export function decodeEdits(text: string, settings: Settings, evidence: Evidence): Edit[] {
  const edits: Edit[] = [];
  for (const { start, line, decision } of decideLines(text, settings, evidence)) {
    const made = toEdits(line, start, decision.hypothesis, confidenceOf(decision));
    if (made) edits.push(...made);
  }
  return edits;
}

export interface DecidedLine {
  readonly start: number;
  readonly line: Line;
  readonly decision: Decision;
}

/** The lines that are to be repaired, in order, decided with the evidence of all lines together. */
export function decideLines(text: string, settings: Settings, evidence: Evidence): DecidedLine[] {
  const passedOver: Stretch[] = [];
  const findings: LineFindings[] = [];
  for (const stretch of splitLines(text)) {
    if (looksHealthy(text, stretch.start, stretch.end)) passedOver.push(stretch);
    else findings.push(examine(text, stretch, settings, evidence));
  }
  for (const { support } of findings) evidence.addAll(support);
  const proven = evidence.proven();
  if (proven.size > 0) {
    for (const stretch of passedOver) {
      const again = examine(text, stretch, settings, evidence, proven);
      evidence.addAll(again.support);
      findings.push(again);
    }
    findings.sort((a, b) => a.start - b.start);
  }
  const decided: DecidedLine[] = [];
  for (const { start, line, found, support } of findings) {
    const decision = decide(line, found, settings, (key) => evidence.weight(key) - (support.get(key) ?? 0));
    if (decision) decided.push({ start, line, decision });
  }
  return decided;
}

function examine(text: string, { start, end }: Stretch, settings: Settings, evidence: Evidence, only?: ReadonlySet<string>): LineFindings {
  const line = toLine(text.slice(start, end));
  const found = line.nonAscii === 0 ? [] : lookAhead(line, hypotheses(line, settings, only), settings);
  void evidence;
  const support = new Map<string, number>();
  for (const hypothesis of found.slice(0, 4)) {
    const key = channelKey(hypothesis.right, hypothesis.wrong);
    const weight = supportOf(hypothesis, found[0]!);
    if (weight > (support.get(key) ?? 0)) support.set(key, weight);
  }
  return { start, line, found, support };
}
