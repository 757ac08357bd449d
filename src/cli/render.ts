import { type Position, Positions } from '../node/position.ts';
import type { Candidate, Explanation, Loss, Step } from '../report.ts';
import { describeBytes } from './byte-path.ts';
import { type Palette, PLAIN } from './color.ts';
import { characterStart, excerpt } from './excerpt.ts';
import { describeLayers } from './layers.ts';
import { alignColumns } from './table.ts';
import { visible } from './visible.ts';

/** One file's line in the table at the end. */
export interface Total {
  readonly name: string;
  readonly explanation: Explanation;
}

/** Code units of the same line shown before and after a changed place. */
const CONTEXT = 20;
/** Characters that could fill a lost place, of the at most 64 in the report. */
const CANDIDATES_SHOWN = 12;
/** Columns of the tables: repairs, and the lost places that evidence filled or that are marked with U+FFFD. */
const COUNTS = ['repairs', 'filled', 'marked', 'confidence'];
/** Other readings shown. */
const ALTERNATIVES_SHOWN = 3;

/**
 * The account of one file's repairs, for people. Pieces of whole lines, so that a long account can be
 * written as it is made.
 *
 * @param name how to call the file.
 * @param input the text that was explained.
 */
export function* renderExplanation(
  name: string,
  input: string,
  explanation: Explanation,
  palette: Palette = PLAIN,
): Generator<string> {
  const { steps, text } = explanation;
  yield `${palette.strong(visible(name))}: ${headline(explanation)}\n`;
  const inputPositions = new Positions(input);
  const outputPositions = new Positions(text);
  let shift = 0;
  for (const step of steps) {
    yield `\n${renderStep(step, inputPositions.at(step.start), input, text, shift, palette)}`;
    for (const loss of step.losses) yield renderLoss(loss, outputPositions.at(loss.start), text);
    shift += step.replacement.length - (step.end - step.start);
  }
  if (explanation.alternatives.length > 0) yield `\n${renderAlternatives(explanation.alternatives)}`;
  if (steps.length > 1) yield `\n${renderSummary(steps, palette)}`;
}

function headline({ changed, confidence, steps, losses }: Explanation): string {
  if (!changed) return `nothing to repair, confidence ${formatConfidence(confidence)}`;
  const repairs = counted(steps.length, 'repair');
  const lost =
    losses.length === 0
      ? 'nothing lost'
      : `${counted(losses.length, 'place')} with lost bytes (${countFilled(losses)} filled, ${countMarked(losses)} marked)`;
  return `${repairs}, ${lost}, confidence ${formatConfidence(confidence)}`;
}

function countFilled(losses: readonly Loss[]): number {
  return losses.filter(({ evidence }) => evidence !== undefined).length;
}

function countMarked(losses: readonly Loss[]): number {
  return losses.length - countFilled(losses);
}

function renderStep(
  step: Step,
  { line, column }: Position,
  input: string,
  output: string,
  shift: number,
  palette: Palette,
): string {
  const outputStart = step.start + shift;
  const outputEnd = outputStart + step.replacement.length;
  const place = palette.strong(`${line}:${column}`);
  const bytes = describeBytes(step, shift);
  return (
    `${place}  ${step.kind}  confidence ${formatConfidence(step.confidence)}\n` +
    `    ${palette.faint('before')}  ${inContext(input, step.start, step.end, palette.removed, palette)}\n` +
    `    ${palette.faint('after ')}  ${inContext(output, outputStart, outputEnd, palette.added, palette)}\n` +
    (bytes === '' ? '' : `    ${palette.faint('bytes ')}  ${bytes}\n`)
  );
}

/** The span with what stands around it on its line; `⟦ ⟧` mark it where colour doesn't. */
function inContext(
  text: string,
  start: number,
  end: number,
  paint: (span: string) => string,
  palette: Palette,
): string {
  const before = text.slice(characterStart(text, Math.max(0, start - CONTEXT)), start);
  const after = text.slice(end, characterStart(text, Math.min(text.length, end + CONTEXT)));
  const lineStart = before.search(/[^\n\r]*$/);
  const lineEnd = after.search(/[\n\r]|$/);
  const span = excerpt(text, start, end);
  const marked = palette.enabled ? paint(span) : `⟦${span}⟧`;
  return visible(before.slice(lineStart)) + marked + visible(after.slice(0, lineEnd));
}

function renderLoss(loss: Loss, { line, column }: Position, output: string): string {
  const filled = visible(output.slice(loss.start, loss.end));
  const outcome =
    loss.evidence === undefined ? 'marked with U+FFFD' : `filled with ${filled}: ${loss.evidence}`;
  const bytes =
    loss.bytes.length === 0 ? '' : `; bytes ${loss.bytes.map((byte) => byte.toUpperCase()).join(' ')}`;
  const few = loss.candidates.slice(0, CANDIDATES_SHOWN).map(visible).join(' ');
  const more = loss.candidates.length > CANDIDATES_SHOWN ? ` … (${loss.candidates.length})` : '';
  const candidates = loss.candidates.length === 0 ? '' : `; could be ${few}${more}`;
  return `    lost    at ${line}:${column} of the result: ${visible(loss.reason)}${bytes}${candidates}; ${outcome}\n`;
}

function renderAlternatives(alternatives: readonly Candidate[]): string {
  const lines = alternatives.slice(0, ALTERNATIVES_SHOWN).map(({ text, layers, confidence }) => {
    const path = layers.length === 0 ? 'the text as it is' : describeLayers(layers);
    return `    ${formatConfidence(confidence)}  ${path}: ${excerpt(text)}\n`;
  });
  return `Other readings of the whole:\n${lines.join('')}`;
}

function renderSummary(steps: readonly Step[], palette: Palette): string {
  const kinds = [...new Set(steps.map((step) => step.kind))];
  const rows = kinds.map((kind) => {
    const group = steps.filter((step) => step.kind === kind);
    const confidences = group.map((step) => step.confidence);
    const least = confidences.reduce((a, b) => Math.min(a, b));
    const most = confidences.reduce((a, b) => Math.max(a, b));
    const losses = group.flatMap((step) => step.losses);
    const range = `${formatConfidence(least)}–${formatConfidence(most)}`;
    return [kind, String(group.length), String(countFilled(losses)), String(countMarked(losses)), range];
  });
  return table(['kind', ...COUNTS], rows, palette);
}

/** The table under the accounts of several files. */
export function renderTotals(totals: readonly Total[], palette: Palette = PLAIN): string {
  const rows = totals.map(({ name, explanation: { steps, losses, confidence } }) => [
    visible(name),
    String(steps.length),
    String(countFilled(losses)),
    String(countMarked(losses)),
    formatConfidence(confidence),
  ]);
  return table(['file', ...COUNTS], rows, palette);
}

function table(head: readonly string[], rows: readonly (readonly string[])[], palette: Palette): string {
  const [first = '', ...rest] = alignColumns([head, ...rows]);
  return [palette.strong(first), ...rest].map((line) => `${line}\n`).join('');
}

/** Two digits, rounded down: only what is certain shows as 1.00. */
export function formatConfidence(confidence: number): string {
  return (Math.floor(confidence * 100 + 1e-9) / 100).toFixed(2);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
