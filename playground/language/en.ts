import { formatConfidence } from './amounts.ts';
import type { Messages } from './messages.ts';

const list = (parts: readonly string[]): string => parts.filter(Boolean).join(' ');

export const en: Messages = {
  tag: 'en',
  fixed: {
    ownName: 'English',
    title: 'Garbled text, put right',
    tagline:
      'Paste text that looks like this: “FranÃ§ais”, “Ïðèâåò”, “鏂囧瓧”. You get back what it was, with an account of what happened to it.',
    privacy: 'Your text never leaves this page. Nothing is sent or stored; everything runs in your browser.',
    inputLabel: 'Garbled',
    inputPlaceholder: 'Paste or type here, or drop a file',
    inputHint: 'Changed places are marked on both sides.',
    openFile: 'Open a file',
    dropFile: 'Drop the file to read it',
    clear: 'Clear',
    languageHint: 'Language',
    anyLanguage: 'Not known',
    outputLabel: 'Put right',
    outputEmpty: 'The repaired text appears here.',
    verdictEmpty: 'Nothing to read yet',
    verdictHealthy: 'Nothing is wrong with this text',
    verdictHealthyDetail: 'It comes back exactly as it is.',
    verdictDecodedDetail: 'Read in its own encoding, it needs no repair.',
    verdictRepaired: 'Repaired',
    verdictLossy: 'Repaired as far as possible',
    verdictHopeless: 'Garbled beyond repair',
    verdictChosen: 'The reading you chose',
    verdictChosenDetail: 'This is your choice, not the program’s answer.',
    verdictStopped: 'Stopped',
    verdictFailed: 'Something went wrong',
    nothingLost: 'Nothing is lost.',
    working: 'Working …',
    stop: 'Stop',
    tryAgain: 'Try again',
    backToAnswer: 'Back to the answer',
    lossesTitle: 'What is lost',
    cutNote: 'Only a part is shown here. Download the file to have all of it.',
    copyText: 'Copy text',
    copyReport: 'Copy report',
    copyTypeScript: 'Copy TypeScript',
    copyCommand: 'Copy command',
    copyLink: 'Copy link',
    download: 'Download',
    copied: 'Copied',
    copyFailed: 'The browser does not allow copying here',
    linkTooLong: 'This text is too long for a link',
    readingsTitle: 'Readings',
    readingsHint:
      'Every way to read the text that makes some sense, the likeliest first. Open one to see its bytes.',
    readingAnswer: 'The answer',
    readingInput: 'As it came',
    useReading: 'Use this reading',
    pathLegend: 'Above, what was meant; in the middle, its bytes; below, what a wrong decoder made of them.',
    pathNone: 'No bytes were decoded the wrong way here.',
    pathCut: 'The first places are drawn, not all.',
    gridTitle: 'Every pair of encodings',
    gridHint:
      'The beginning of the text, read with every pair that loses no byte. The darker a cell, the more it looks like language. Choose one to read the whole text that way.',
    gridCorner: 'Written as ↓, read as →',
    gridNone: 'No pair of encodings changes this text without losing bytes.',
    examplesTitle: 'Examples',
    examplesHint: 'One for each script and each kind of damage.',
    limits: 'What was lost is marked with �, never invented.',
  },
  damages: {
    garbled: 'garbled',
    twice: 'garbled twice',
    lost: 'bytes lost',
    mixed: 'partly garbled',
    glosses: 'pinyin left in',
    shifted: 'shifted by a byte',
    hopeless: 'beyond repair',
    healthy: 'healthy',
  },
  sureness(confidence) {
    const percent = formatConfidence(confidence, 'en');
    if (confidence >= 0.99) return `Sure (${percent})`;
    if (confidence >= 0.95) return `Quite sure (${percent})`;
    if (confidence >= 0.8) return `Likely (${percent})`;
    return `Unsure (${percent})`;
  },
  readAs: (right, wrong) => `${right} read as ${wrong}`,
  inTurn: (layers) => layers.join(', then '),
  times: (layer, count) => `${layer}, ${count === 2 ? 'twice' : `${count} times`}`,
  itWas: (chain) => `It was ${chain}.`,
  itWasInPlaces: (chain, count) =>
    `In ${count === 1 ? 'one place' : `${count.toLocaleString('en')} places`} it was ${chain}.`,
  andMore: (count) => `And ${count.toLocaleString('en')} more.`,
  glosses: (count) =>
    count === 1
      ? 'One pinyin gloss was taken out.'
      : `${count.toLocaleString('en')} pinyin glosses were taken out.`,
  realigned: (count) =>
    count === 1
      ? 'One run of characters was paired one byte off and is back in step.'
      : `${count.toLocaleString('en')} runs of characters were paired one byte off and are back in step.`,
  lost: (marked, filled) =>
    list([
      marked === 0
        ? ''
        : marked === 1
          ? 'One place is lost and marked with �.'
          : `${marked.toLocaleString('en')} places are lost and marked with �.`,
      filled === 0
        ? ''
        : filled === 1
          ? 'One lost character was filled in from evidence.'
          : `${filled.toLocaleString('en')} lost characters were filled in from evidence.`,
    ]),
  lossFilled: (text, evidence) => `filled with ${text}: ${evidence}`,
  lossCandidates: (candidates) => `could have been ${candidates}`,
  fileRead: (name, size, encodings, sureness) =>
    `${name}, ${size}, read as ${encodings.join(' and ')}: ${sureness}`,
  longText: (size) => `A long text, ${size}`,
  progress: (done, total) => `${done} of ${total}`,
  candidateTitle: (number) => `Reading ${number}`,
  groupSpoken: (right, bytes, wrong) => `${right}, bytes ${bytes}, became ${wrong}`,
  cellSpoken: (right, wrong, text) => `Written as ${right}, read as ${wrong}: ${text}`,
  reported: (sentence) => sentence,
};
