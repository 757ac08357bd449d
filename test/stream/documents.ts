/** Long documents with some garbled lines, light enough for a property to repair them many times. */
import { garble } from '../../src/index.ts';
import { MOST_BLOCK_LINES, MOST_BLOCK_UNITS } from '../../src/search/blocks.ts';

const SENTENCES = [
  garble('Übermorgen öffnet das Café wieder, sagt die Köchin.', { right: 'utf-8', wrong: 'windows-1252' }),
  garble('雨停了以后，孩子们又跑到院子里踢球。', { right: 'utf-8', wrong: 'gbk' }),
  garble('Старый фонарь у крыльца больше не горит.', { right: 'windows-1251', wrong: 'windows-1252' }),
  garble('雨がやんだら、庭でまた遊びましょう。', { right: 'utf-8', wrong: 'shift_jis' }),
  '😀 雨停了以后 😀',
];

/** `lines` numbered ASCII lines, every `every`th of them garbled, lossy or with emoji, with CR LF between them. */
export function mixedDocument(lines: number, every: number): string {
  const made: string[] = [];
  for (let i = 0; i < lines; i++) {
    made.push(i % every === 0 ? SENTENCES[(i / every) % SENTENCES.length]! : `line ${i}`);
  }
  return made.join('\r\n');
}

/** More lines than two blocks hold. */
export const manyLines: string = mixedDocument(2.5 * MOST_BLOCK_LINES, 150);

/** One line, longer than a block. */
export const endlessLine: string =
  `${SENTENCES[0]} and so on, `.padEnd(MOST_BLOCK_UNITS - 20, '1 ') + SENTENCES.join(' ');
