import type { Engine } from '../engine/engine.ts';
import { StoppedError } from '../engine/engine.ts';
import type { Choice, Outcome, Reading } from '../engine/protocol.ts';
import type { Messages } from '../language/messages.ts';
import { byId } from './dom.ts';
import { renderGrid } from './encoding-grid.ts';
import { renderLosses } from './losses.ts';
import { renderReadings } from './readings.ts';

/** What is below the two texts: losses, readings, the grid of pairs. */
export class Findings {
  readonly #engine: Engine;
  readonly #choose: (choice: Choice) => void;
  readonly #losses: HTMLElement = byId('losses', HTMLElement);
  readonly #readings: HTMLElement = byId('readings', HTMLElement);
  readonly #readingList: HTMLElement = byId('reading-list', HTMLElement);
  readonly #pairs: HTMLElement = byId('pairs', HTMLElement);
  readonly #pairsDetails: HTMLDetailsElement = byId('pairs-details', HTMLDetailsElement);
  #known: readonly Reading[] = [];
  #messages: Messages;

  constructor(engine: Engine, messages: Messages, choose: (choice: Choice) => void) {
    this.#engine = engine;
    this.#messages = messages;
    this.#choose = choose;
    this.#pairsDetails.addEventListener('toggle', () => void this.#fillGrid());
  }

  hide(): void {
    for (const section of [this.#losses, this.#readings, this.#pairs]) section.hidden = true;
    this.#pairsDetails.open = false;
    this.#known = [];
  }

  showLosses({ shownLosses }: Outcome): void {
    this.#losses.hidden = shownLosses.length === 0;
    renderLosses(byId('loss-list', HTMLElement), shownLosses, this.#messages);
  }

  /** @param text has something beyond ASCII, so that there is something to choose */
  offerGrid(text: boolean): void {
    this.#pairs.hidden = !text;
  }

  async fillReadings(): Promise<void> {
    await this.#unlessStopped(async () => {
      this.#known = await this.#engine.ask('readings', {});
      this.#renderReadings();
    });
  }

  translate(messages: Messages): void {
    this.#messages = messages;
    this.#renderReadings();
    void this.#fillGrid();
  }

  #renderReadings(): void {
    this.#readings.hidden = this.#known.length < 2;
    renderReadings(this.#readingList, this.#known, this.#messages, {
      path: (candidate) => this.#engine.ask('path', { candidate }),
      choose: (candidate) => this.#choose({ candidate }),
    });
  }

  async #fillGrid(): Promise<void> {
    if (!this.#pairsDetails.open) return;
    await this.#unlessStopped(async () => {
      const grid = await this.#engine.ask('grid', {});
      const table = renderGrid(grid, this.#messages, (right, wrong) => this.#choose({ right, wrong }));
      byId('grid', HTMLElement).replaceChildren(table);
    });
  }

  /** A newer text may have taken the place of this one. */
  async #unlessStopped(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof StoppedError)) throw error;
    }
  }
}
