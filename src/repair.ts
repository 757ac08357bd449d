import { isAscii } from './codec/ascii.ts';
import { Composition } from './composition.ts';
import type { Edit } from './edit.ts';
import { UnmojibakeError } from './errors.ts';
import { checkText, describe, type Options, resolveOptions, type Settings } from './options.ts';
import type { Candidate, Diagnosis, Explanation, Step } from './report.ts';
import { diagnose, rankReadings } from './search/candidates.ts';
import { decodeEdits, newSearch } from './search/document.ts';
import { Evidence } from './search/evidence.ts';
import { traceEdits } from './trace/traces.ts';

/** A text that still changes after this many passes is not one that layers explain. */
const MAX_PASSES = 12;

/**
 * Repairs garbled text.
 *
 * @returns the repaired text; the very same string when nothing is wrong or nothing can be restored
 * @throws {UnmojibakeError} for a text that is no string and for unknown or invalid options
 */
export function repair(text: string, options?: Options): string {
  checkText(text);
  return run(text, resolveOptions(options)).text;
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
  return rankReadings(text, resolveOptions(options));
}

/**
 * Tells whether a text is garbled, by which channels and how sure that is, without repairing it.
 *
 * @throws {UnmojibakeError} as {@link repair}
 */
export function detect(text: string, options?: Options): Diagnosis {
  checkText(text);
  return diagnose(text, resolveOptions(options));
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
  const evidence = new Evidence();
  return {
    repair(text: string): string {
      checkText(text);
      return run(text, settings, evidence).text;
    },
    explain(text: string): Explanation {
      checkText(text);
      return report(text, settings, evidence);
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

interface Run {
  readonly text: string;
  readonly steps: () => Step[];
}

const NO_STEPS = (): Step[] => [];

/**
 * The main path: pass after pass, each undoing one layer or the traces, until nothing changes. So what comes
 * out is what a further repair leaves alone.
 */
function run(text: string, settings: Settings, evidence?: Evidence): Run {
  const healthy: Run = { text, steps: NO_STEPS };
  if (isAscii(text)) return healthy;
  const state = newSearch(settings, evidence ?? new Evidence());
  let composition: Composition | undefined;
  let layers = 0;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const current = composition?.text ?? text;
    let edits: readonly Edit[] =
      layers < settings.maxLayers
        ? decodeEdits(current, { ...state, evidence: evidence ?? new Evidence() })
        : [];
    if (edits.length > 0) layers++;
    else if (settings.traces) edits = traceEdits(current);
    if (edits.length === 0) break;
    composition ??= new Composition(text);
    if (composition.add(edits) === 0) break;
  }
  if (!composition || composition.text === text) return healthy;
  return { text: composition.text, steps: () => composition.steps() };
}

function report(text: string, settings: Settings, evidence?: Evidence): Explanation {
  const result = run(text, settings, evidence);
  const steps = result.steps();
  const changed = result.text !== text;
  return {
    text: result.text,
    changed,
    confidence: changed ? Math.min(...steps.map((step) => step.confidence)) : 1,
    steps,
    losses: steps.flatMap((step) => step.losses),
    alternatives: [],
  };
}
