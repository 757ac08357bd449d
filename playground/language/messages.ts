/** Everything the page says. One object a language; numbers come as numbers, encodings by their usual names. */
import type { Damage } from '../examples.ts';

export interface Messages {
  /** BCP 47 tag. */
  readonly tag: string;
  readonly fixed: Readonly<Record<FixedText, string>>;
  readonly damages: Readonly<Record<Damage, string>>;
  readonly sureness: (confidence: number) => string;
  /** One layer, as a label. */
  readonly readAs: (right: string, wrong: string) => string;
  /** Layers one after the other. */
  readonly inTurn: (layers: readonly string[]) => string;
  /** The same layer several times over. */
  readonly times: (layer: string, count: number) => string;
  /** A sentence about a chain of layers. */
  readonly itWas: (chain: string) => string;
  readonly itWasInPlaces: (chain: string, count: number) => string;
  readonly andMore: (count: number) => string;
  readonly glosses: (count: number) => string;
  readonly realigned: (count: number) => string;
  readonly lost: (marked: number, filled: number) => string;
  readonly lossFilled: (text: string, evidence: string) => string;
  readonly lossCandidates: (candidates: string) => string;
  readonly fileRead: (name: string, size: string, encodings: readonly string[], sureness: string) => string;
  readonly longText: (size: string) => string;
  readonly progress: (done: string, total: string) => string;
  readonly candidateTitle: (number: number) => string;
  readonly groupSpoken: (right: string, bytes: string, wrong: string) => string;
  readonly cellSpoken: (right: string, wrong: string, text: string) => string;
  /** A sentence of the library's report in this language; unknown ones stay as they are. */
  readonly reported: (sentence: string) => string;
}

/** Texts without a part that changes; `data-message` in the HTML names them too. */
export type FixedText =
  | 'ownName'
  | 'title'
  | 'tagline'
  | 'privacy'
  | 'inputLabel'
  | 'inputPlaceholder'
  | 'inputHint'
  | 'openFile'
  | 'dropFile'
  | 'clear'
  | 'languageHint'
  | 'anyLanguage'
  | 'outputLabel'
  | 'outputEmpty'
  | 'verdictEmpty'
  | 'verdictHealthy'
  | 'verdictHealthyDetail'
  | 'verdictDecodedDetail'
  | 'verdictRepaired'
  | 'verdictLossy'
  | 'verdictHopeless'
  | 'verdictChosen'
  | 'verdictChosenDetail'
  | 'verdictStopped'
  | 'verdictFailed'
  | 'nothingLost'
  | 'working'
  | 'stop'
  | 'tryAgain'
  | 'backToAnswer'
  | 'lossesTitle'
  | 'cutNote'
  | 'copyText'
  | 'copyReport'
  | 'copyTypeScript'
  | 'copyCommand'
  | 'copyLink'
  | 'download'
  | 'copied'
  | 'copyFailed'
  | 'linkTooLong'
  | 'readingsTitle'
  | 'readingsHint'
  | 'readingAnswer'
  | 'readingInput'
  | 'useReading'
  | 'pathLegend'
  | 'pathNone'
  | 'pathCut'
  | 'gridTitle'
  | 'gridHint'
  | 'gridCorner'
  | 'gridNone'
  | 'examplesTitle'
  | 'examplesHint'
  | 'limits';
