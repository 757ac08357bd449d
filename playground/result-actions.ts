import type { Engine } from './engine/engine.ts';
import { type Choice, isLong, type Outcome } from './engine/protocol.ts';
import type { Messages } from './language/messages.ts';
import { toHash } from './permalink.ts';
import {
  type SnippetSource,
  type SnippetStep,
  toCommand,
  toTypeScript,
  toTypeScriptOfSteps,
} from './snippets.ts';
import { type CopyAction, copyButton, download } from './view/actions.ts';
import { button } from './view/dom.ts';

export interface Result {
  readonly engine: Engine;
  readonly messages: Messages;
  readonly outcome: Outcome;
  readonly given: string | File;
  readonly language: string | undefined;
  readonly choice: Choice | undefined;
  readonly backToAnswer: () => void;
}

/** What a long text without a name is called in snippets and downloads. */
const UNNAMED = 'garbled.txt';

/** The buttons for what can be done with a result. */
export function resultActions(result: Result): HTMLButtonElement[] {
  const { engine, messages, given, choice, backToAnswer } = result;
  const part = async (name: 'text' | 'report'): Promise<string> =>
    (await engine.ask('result', { part: name })).text();
  const isShortText = typeof given === 'string' && !isLong(given);
  const copies: CopyAction[] = [
    { label: 'copyText', text: () => part('text') },
    { label: 'copyReport', text: () => part('report') },
    ...(hasCommand(result) ? [command(result)] : []),
    ...(choice && !isShortText ? [] : [typeScript(result, () => part('report'))]),
    ...(isShortText ? [link(given, result.language)] : []),
  ];
  return [
    ...(choice ? [button(messages.fixed.backToAnswer, { class: 'primary' }, backToAnswer)] : []),
    ...copies.map((action) => copyButton(action, messages)),
    button(messages.fixed.download, {}, async () =>
      download(await engine.ask('result', { part: 'text' }), downloadName(given)),
    ),
  ];
}

function isUtf8({ outcome: { file } }: Result): boolean {
  return file?.encodings.every((encoding) => encoding === 'utf-8') ?? true;
}

/** The command reads no text with a pair that somebody chose, and picks among the readings of UTF-8 only. */
function hasCommand(result: Result): boolean {
  const { choice } = result;
  return !choice || ('candidate' in choice && isUtf8(result));
}

function snippetSource(result: Result): SnippetSource {
  const { given } = result;
  if (typeof given !== 'string') return { fileName: given.name, isUtf8: isUtf8(result) };
  return isLong(given) ? { fileName: UNNAMED, isUtf8: true } : { text: given };
}

function command(result: Result): CopyAction {
  const { language, choice } = result;
  const candidate = choice && 'candidate' in choice ? choice.candidate : undefined;
  return { label: 'copyCommand', text: async () => toCommand(snippetSource(result), language, candidate) };
}

function typeScript(result: Result, report: () => Promise<string>): CopyAction {
  const { given, language, choice } = result;
  return {
    label: 'copyTypeScript',
    text: async () => {
      if (!choice || typeof given !== 'string') return toTypeScript(snippetSource(result), language);
      const { steps } = JSON.parse(await report()) as { steps: SnippetStep[] };
      return toTypeScriptOfSteps(given, steps);
    },
  };
}

function link(text: string, language: string | undefined): CopyAction {
  return {
    label: 'copyLink',
    otherwise: 'linkTooLong',
    text: async () => {
      const hash = await toHash({ text, ...(language === undefined ? {} : { language }) });
      if (hash === undefined) return undefined;
      // No new entry in the history, and no event: the text is the same.
      history.replaceState(undefined, '', hash);
      return location.href;
    },
  };
}

/** `notes.txt` becomes `notes.repaired.txt`. */
function downloadName(given: string | File): string {
  const name = typeof given === 'string' ? UNNAMED : given.name;
  return name.replace(/(\.[^.]*)?$/, '.repaired$1');
}
