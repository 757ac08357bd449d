/** All of the library's work, away from the page: the page stays free, and whatever runs can be stopped. */
import { damagedText } from './engine/damage.ts';
import { RepairedDocument } from './engine/document.ts';
import type { Call, Calls, Choice, FileReading, Message, Question, Source } from './engine/protocol.ts';

let current: RepairedDocument | undefined;
let choice: Choice | undefined;

async function repair(id: number, source: Source, language: string | undefined): Promise<RepairedDocument> {
  const { text, file } = await read(source, language);
  return RepairedDocument.repair(
    text,
    language === undefined ? {} : { languages: [language] },
    (done) => send({ kind: 'progress', id, done, total: text.length }),
    file,
  );
}

async function read(
  source: Source,
  language: string | undefined,
): Promise<{ text: string; file?: FileReading }> {
  if ('text' in source) return source;
  // Most visitors bring text: what reads files is loaded for the others.
  const { decodeFile } = await import('./engine/decode-file.ts');
  const { text, ...found } = decodeFile(new Uint8Array(source.bytes), language);
  return { text, file: { ...found, name: source.name, size: source.bytes.byteLength } };
}

function repaired(): RepairedDocument {
  if (!current) throw new Error('nothing was repaired yet');
  return current;
}

type Answer<Name extends Call> = Calls[Name]['answer'] | Promise<Calls[Name]['answer']>;

const answers: { [Name in Call]: (question: Calls[Name]['question'], id: number) => Answer<Name> } = {
  async repair({ source, language }, id) {
    choice = undefined;
    current = await repair(id, source, language);
    return current.outcome();
  },
  readings: () => repaired().readings(),
  path: ({ candidate }) => repaired().path(candidate),
  grid: () => repaired().grid(),
  choose(question) {
    choice = question.choice;
    return repaired().choose(choice);
  },
  damage: ({ parts }) => damagedText(parts),
  result({ part }) {
    const report = repaired().report(choice);
    return part === 'text'
      ? new Blob([report.text], { type: 'text/plain;charset=utf-8' })
      : new Blob([JSON.stringify(report, undefined, 2)], { type: 'application/json' });
  },
};

async function answer<Name extends Call>({ id, name, question }: Question<Name>): Promise<Message> {
  try {
    return { kind: 'answer', id, answer: await answers[name](question, id) };
  } catch (error) {
    return { kind: 'failure', id, reason: error instanceof Error ? error.message : String(error) };
  }
}

function send(message: Message): void {
  postMessage(message);
}

addEventListener('message', ({ data }: MessageEvent<Question>) => answer(data).then(send));
