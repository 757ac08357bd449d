import { BlockRepairer, damageEdits, repairBlocks } from './block-repair.ts';
import { isAscii } from './codec/ascii.ts';
import { UnmojibakeError } from './errors.ts';
import { checkText, describe, type Options, resolveOptions, type Settings } from './options.ts';
import type { Candidate, Diagnosis, Explanation, Layer, Step } from './report.ts';
import { rankReadings } from './search/candidates.ts';
import { diagnoseLayers } from './search/diagnosis.ts';
import { looksHealthy } from './search/gate.ts';
import { diagnoseQuestionMarks, diagnoseRefusal } from './search/refusal.ts';

/**
 * Repairs garbled text.
 *
 * @returns the repaired text; the very same string when nothing is wrong or nothing can be restored
 * @throws {UnmojibakeError} for a text that is no string and for unknown or invalid options
 */
export function repair(text: string, options?: Options): string {
  checkText(text);
  return repairBlocks(text, new BlockRepairer(resolveOptions(options))).text;
}

/**
 * Repairs garbled text and tells what was done, where, and how sure it is.
 *
 * @throws {UnmojibakeError} as {@link repair}
 */
export function explain(text: string, options?: Options): Explanation {
  checkText(text);
  return report(text, resolveOptions(options));
}

/**
 * The readings of a text, likeliest first, the text itself among them: for people and pages that choose.
 *
 * @throws {UnmojibakeError} as {@link repair}
 */
export function candidates(text: string, options?: Options): Candidate[] {
  checkText(text);
  const settings = resolveOptions(options);
  return rank(text, settings, report(text, settings, new BlockRepairer(settings), NO_ALTERNATIVES));
}

/**
 * Tells whether a text is garbled, by which channels and how sure that is, without repairing it.
 *
 * @throws {UnmojibakeError} as {@link repair}
 */
export function detect(text: string, options?: Options): Diagnosis {
  checkText(text);
  const settings = resolveOptions(options);
  const healthy: Diagnosis = { garbled: false, confidence: 1, layers: [], repairable: false };
  if (isAscii(text)) return diagnoseQuestionMarks(text) ?? healthy;
  return (
    diagnoseLayers(text, settings) ??
    (settings.traces ? diagnoseTraces(text, settings) : undefined) ??
    diagnoseRefusal(text) ??
    healthy
  );
}

/** Options checked once, and the evidence of one text after the other: what is proven in one lowers the bar in the next. */
export interface Repairer {
  repair(text: string): string;
  explain(text: string): Explanation;
}

/**
 * Makes a repairer for texts that belong together, such as the lines of a file.
 *
 * @throws {UnmojibakeError} for unknown or invalid options
 */
export function createRepairer(options?: Options): Repairer {
  const settings = resolveOptions(options);
  const blocks = new BlockRepairer(settings);
  return {
    repair(text: string): string {
      checkText(text);
      return repairBlocks(text, blocks).text;
    },
    explain(text: string): Explanation {
      checkText(text);
      return report(text, settings, blocks);
    },
  };
}

/**
 * Replays the steps of a report.
 *
 * @param steps in ascending order, without overlap
 * @throws {UnmojibakeError} `ERR_INVALID_STEPS` if they are not steps of this text
 */
export function apply(text: string, steps: readonly Pick<Step, 'start' | 'end' | 'replacement'>[]): string {
  checkText(text);
  if (!Array.isArray(steps)) {
    throw new UnmojibakeError(
      'ERR_INVALID_ARGUMENT',
      `steps must be an array as in explain(text).steps, not ${describe(steps)}`,
    );
  }
  const parts: string[] = [];
  let at = 0;
  for (const [index, step] of steps.entries()) {
    const { start, end, replacement } = (step ?? {}) as Partial<Step>;
    if (!Number.isInteger(start) || !Number.isInteger(end) || typeof replacement !== 'string') {
      throw new UnmojibakeError(
        'ERR_INVALID_STEPS',
        `step ${index} must have a start, an end and a replacement, as explain(text).steps has`,
      );
    }
    if (start! < at || end! < start! || end! > text.length) {
      throw new UnmojibakeError(
        'ERR_INVALID_STEPS',
        `step ${index} covers ${start} to ${end}, outside ${at} to ${text.length}; give the steps in order and with the text they were made for`,
      );
    }
    parts.push(text.slice(at, start), replacement!);
    at = end!;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(at);
}

/** The damage that travels with mojibake, if a text shows any. */
function diagnoseTraces(text: string, settings: Settings): Diagnosis | undefined {
  const edits = damageEdits(text, settings);
  if (edits.length === 0) return undefined;
  const kinds = new Set(edits.map(({ kind }) => kind));
  const reason = kinds.has('realign')
    ? 'bytes were lost, and what follows was paired one byte off'
    : kinds.has('gloss')
      ? 'a converter left pinyin glosses behind its characters'
      : 'some characters of what was read in a wrong encoding were escaped after that';
  const confidence = Math.max(...edits.slice(0, MOST_RATED).map((edit) => edit.confidence));
  return { garbled: true, confidence, layers: [], repairable: true, reason };
}

/** Edits whose confidence is looked at for a diagnosis. */
const MOST_RATED = 100;

/** The readings of a text, that of its report first. */
function rank(
  text: string,
  settings: Settings,
  { text: answer, confidence, steps }: Explanation,
): Candidate[] {
  const chains = new Map<string, { layers: readonly Layer[]; length: number }>();
  for (const { layers, replacement } of steps) {
    const key = JSON.stringify(layers);
    const chain = chains.get(key) ?? { layers, length: 0 };
    chain.length += replacement.length;
    chains.set(key, chain);
  }
  const [main] = [...chains.values()].sort((a, b) => b.length - a.length);
  return rankReadings(text, settings, { text: answer, layers: main?.layers ?? [], confidence });
}

/** Longer texts, in code units, are reported without alternatives. */
const LONGEST_WITH_ALTERNATIVES = 4096;
const NO_ALTERNATIVES = 0;
const MOST_ALTERNATIVES = 3;

/** Other readings of a text that changed or that reads badly. */
function alternativesOf(text: string, settings: Settings, report: Explanation): Candidate[] {
  if (text.length > LONGEST_WITH_ALTERNATIVES || (!report.changed && looksHealthy(text, 0, text.length)))
    return [];
  return rank(text, settings, report).slice(1, 1 + MOST_ALTERNATIVES);
}

function report(
  text: string,
  settings: Settings,
  blocks: BlockRepairer = new BlockRepairer(settings),
  alternatives: number = MOST_ALTERNATIVES,
): Explanation {
  const result = repairBlocks(text, blocks);
  const steps = result.steps();
  const changed = result.text !== text;
  const explanation: Explanation = {
    text: result.text,
    changed,
    confidence: changed ? Math.min(...steps.map((step) => step.confidence)) : 1,
    steps,
    losses: steps.flatMap((step) => step.losses),
    alternatives: [],
  };
  if (alternatives === NO_ALTERNATIVES) return explanation;
  return { ...explanation, alternatives: alternativesOf(text, settings, explanation) };
}
