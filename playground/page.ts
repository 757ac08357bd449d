import type { Engine } from './engine/engine.ts';
import { StoppedError } from './engine/engine.ts';
import { type Choice, isLong, type Outcome, type Source } from './engine/protocol.ts';
import type { Example } from './examples.ts';
import { formatPercent, formatSize } from './language/amounts.ts';
import { encodingTitle } from './language/encoding-title.ts';
import { messagesFor, otherMessages, translateDocument } from './language/language.ts';
import type { Messages } from './language/messages.ts';
import { fromHash } from './permalink.ts';
import { resultActions } from './result-actions.ts';
import { listenToSources } from './sources.ts';
import { byId } from './view/dom.ts';
import { renderExamples } from './view/examples.ts';
import { Findings } from './view/findings.ts';
import { InputSide } from './view/input-side.ts';
import { fillLanguages } from './view/languages.ts';
import { OutputSide } from './view/output-side.ts';
import { linkMarks } from './view/pieces.ts';

/** What is to be repaired: what was typed or pasted, or a file. */
type Given = string | File;

/** A pause in typing after which the text is repaired, and one after which its readings are ranked; milliseconds. */
const TYPING_PAUSE = 120;
const READING_PAUSE = 250;

/** The whole page: what was given, what came of it, and in which language it is told. */
export class Page {
  readonly #engine: Engine;
  readonly #inputSide: InputSide = new InputSide();
  readonly #outputSide: OutputSide = new OutputSide();
  readonly #findings: Findings;
  readonly #languageField: HTMLSelectElement = byId('language', HTMLSelectElement);
  #messages: Messages = messagesFor(navigator.languages);
  #given: Given = '';
  #outcome: Outcome | undefined;
  #choice: Choice | undefined;
  /** Grows with every repair, so that a late answer is known as one. */
  #run = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#findings = new Findings(engine, this.#messages, (choice) => void this.#choose(choice));
  }

  start(): void {
    this.#inputSide.onInput((text) => this.#typed(text));
    listenToSources({
      file: (file) => this.#give(file),
      longText: (text) => this.#give(text),
    });
    this.#languageField.addEventListener('change', () => void this.#repair());
    byId('clear', HTMLElement).addEventListener('click', () => {
      this.#give('');
      this.#inputSide.focus();
    });
    byId('stop', HTMLElement).addEventListener('click', () => this.#engine.stop());
    byId('switch-language', HTMLElement).addEventListener('click', () =>
      this.#translate(otherMessages(this.#messages)),
    );
    addEventListener('hashchange', () => void this.#followHash());
    linkMarks([...this.#inputSide.sides, this.#outputSide.side]);
    this.#translate(this.#messages);
    void this.#followHash();
  }

  async #followHash(): Promise<void> {
    const link = await fromHash(location.hash);
    if (!link) return;
    this.#languageField.value = link.language ?? '';
    this.#give(link.text);
  }

  #typed(text: string): void {
    if (isLong(text)) {
      this.#give(text);
      return;
    }
    this.#given = text;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#repair(), TYPING_PAUSE);
  }

  /** Takes a text or a file that did not come by typing. */
  #give(given: Given): void {
    this.#given = given;
    this.#inputSide.show(typeof given === 'string' && !isLong(given) ? given : undefined);
    void this.#repair();
  }

  async #giveExample({ parts }: Example): Promise<void> {
    const text = await this.#engine.ask('damage', { parts });
    this.#languageField.value = '';
    this.#give(text);
    const { matches: isCalm } = matchMedia('(prefers-reduced-motion: reduce)');
    byId('drop', HTMLElement).scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  }

  get #language(): string | undefined {
    return this.#languageField.value || undefined;
  }

  async #repair(): Promise<void> {
    const run = ++this.#run;
    clearTimeout(this.#pause);
    if (this.#engine.isBusy) this.#engine.stop();
    this.#outcome = undefined;
    this.#choice = undefined;
    this.#findings.hide();
    if (this.#given === '') {
      this.#outputSide.endWork();
      this.#render();
      return;
    }
    await this.#unlessOutrun(run, async () => {
      this.#outputSide.beginWork();
      const source = await sourceOf(this.#given);
      const outcome = await this.#engine.ask(
        'repair',
        { source, ...(this.#language === undefined ? {} : { language: this.#language }) },
        (done, total) => run === this.#run && this.#showProgress(done, total),
        'bytes' in source ? [source.bytes] : [],
      );
      if (run !== this.#run) return;
      if (outcome.input !== undefined) this.#inputSide.show(outcome.input);
      this.#show(outcome);
      if (outcome.text !== undefined) {
        this.#pause = setTimeout(() => void this.#findings.fillReadings(), READING_PAUSE);
      }
    });
  }

  async #choose(choice: Choice | undefined): Promise<void> {
    if (!choice) {
      await this.#repair();
      return;
    }
    const run = this.#run;
    await this.#unlessOutrun(run, async () => {
      this.#outputSide.beginWork();
      const outcome = await this.#engine.ask('choose', { choice });
      if (run !== this.#run) return;
      this.#choice = choice;
      this.#show(outcome);
      byId('verdict-title', HTMLElement).scrollIntoView({ block: 'nearest' });
    });
  }

  /** Does the work; tells the user if it was stopped or failed, unless newer work has begun. */
  async #unlessOutrun(run: number, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (run !== this.#run) return;
      const { fixed } = this.#messages;
      const isStopped = error instanceof StoppedError;
      this.#outputSide.showFailure(
        isStopped ? fixed.verdictStopped : fixed.verdictFailed,
        isStopped || !(error instanceof Error) ? '' : error.message,
        { label: fixed.tryAgain, press: () => void this.#repair() },
      );
    } finally {
      if (run === this.#run) this.#outputSide.endWork();
    }
  }

  #showProgress(done: number, total: number): void {
    const { tag, progress } = this.#messages;
    const note = progress(formatPercent(done / total, tag), formatSize(total, tag));
    this.#outputSide.showProgress(done / total, note);
  }

  #show(outcome: Outcome): void {
    this.#outcome = outcome;
    this.#render();
  }

  #render(): void {
    const outcome = this.#outcome;
    byId('clear', HTMLElement).hidden = this.#given === '';
    byId('input-note', HTMLElement).textContent = this.#inputNote(outcome);
    const actions = byId('actions', HTMLElement);
    if (!outcome) {
      this.#outputSide.showNothing(this.#messages);
      actions.replaceChildren();
      return;
    }
    this.#inputSide.mark(outcome.passages.before);
    this.#outputSide.showOutcome(outcome, this.#messages);
    this.#findings.showLosses(outcome);
    this.#findings.offerGrid(outcome.verdict !== 'healthy' || outcome.hasForeign);
    actions.replaceChildren(
      ...resultActions({
        engine: this.#engine,
        messages: this.#messages,
        outcome,
        given: this.#given,
        language: this.#language,
        choice: this.#choice,
        backToAnswer: () => void this.#choose(undefined),
      }),
    );
  }

  #inputNote(outcome: Outcome | undefined): string {
    const { fileRead, longText, sureness, fixed, tag } = this.#messages;
    const file = outcome?.file;
    if (file) {
      const encodings = file.encodings.map(encodingTitle);
      return fileRead(file.name, formatSize(file.size, tag), encodings, sureness(file.confidence));
    }
    if (typeof this.#given === 'string' && isLong(this.#given))
      return longText(formatSize(new Blob([this.#given]).size, tag));
    return fixed.inputHint;
  }

  #translate(messages: Messages): void {
    this.#messages = messages;
    translateDocument(messages);
    const other = otherMessages(messages);
    const languageSwitch = byId('switch-language', HTMLElement);
    languageSwitch.textContent = other.fixed.ownName;
    languageSwitch.lang = other.tag;
    this.#inputSide.translate(messages.fixed.inputPlaceholder);
    fillLanguages(this.#languageField, messages);
    renderExamples(byId('example-list', HTMLElement), messages, (example) => void this.#giveExample(example));
    this.#findings.translate(messages);
    this.#render();
  }
}

async function sourceOf(given: Given): Promise<Source> {
  return typeof given === 'string' ? { text: given } : { bytes: await given.arrayBuffer(), name: given.name };
}
