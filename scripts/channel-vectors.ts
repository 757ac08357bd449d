/**
 * Writes `test/vectors/channel/*.json`: what the decoders of this machine (CPython, the JDK, glibc's `iconv -c`)
 * make of the byte streams of `test/channel/byte-streams.ts` (digests, they are long), of sequences that the end
 * cuts, and of the garbled sentences of `test/channel/sentences.ts` (whole texts). Nothing of it comes from our
 * own decoders; the sentences' bytes come from Python's encoders where Python has the encoding.
 *
 *     npx tsx scripts/channel-vectors.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encodings, getEncoding } from '../src/codec/registry.ts';
import { byteStreams, CUT_SEQUENCES, digest } from '../test/channel/byte-streams.ts';
import { SENTENCES, WRONGS } from '../test/channel/sentences.ts';
import { charsetNames, decodeWith, type Job, type RealDecoder, versions } from './real-decoders.ts';

const FOLDER = 'test/vectors/channel';
const DECODERS: readonly RealDecoder[] = ['python', 'java', 'iconv'];

interface Labelled extends Job {
  readonly key: readonly [encoding: string, name: string];
}

type Texts = Record<string, Record<string, Record<string, string>>>;

/** decoder → encoding → name → text */
function ask(labelled: (charset: string, encoding: string, maxBytes: number) => Labelled[]): Texts {
  const texts: Texts = {};
  for (const decoder of DECODERS) {
    const jobs = encodings.flatMap(({ name, maxBytes }) => {
      const charset = charsetNames(name)[decoder];
      return charset === undefined ? [] : labelled(charset, name, maxBytes);
    });
    const answers = decodeWith(decoder, 'replace', jobs);
    texts[decoder] = {};
    for (const [i, { key }] of jobs.entries()) {
      texts[decoder][key[0]] ??= {};
      texts[decoder][key[0]]![key[1]] = answers[i]!;
    }
  }
  return texts;
}

function streamTexts(): Texts {
  return ask((charset, encoding, maxBytes) =>
    Object.entries(byteStreams(encoding, maxBytes)).map(([name, bytes]) => ({
      key: [encoding, name],
      charset,
      bytes,
    })),
  );
}

function cutTexts(): Texts {
  return ask((charset, encoding, maxBytes) =>
    maxBytes === 1
      ? []
      : CUT_SEQUENCES.map((hex) => ({
          key: [encoding, hex],
          charset,
          bytes: new Uint8Array(Buffer.from(hex, 'hex')),
        })),
  );
}

/** Python's bytes of each sentence in each of its right encodings, `?` for what the encoding lacks. */
function encodedSentences(): Map<string, Uint8Array> {
  const wanted = SENTENCES.flatMap(({ text, rights }) =>
    rights.flatMap((right) => {
      const name = charsetNames(getEncoding(right)!.name).python;
      return name === undefined ? [] : [{ key: `${right} ${text}`, name, text }];
    }),
  );
  const program =
    'import json, sys\nfor name, text in json.load(sys.stdin): print(text.encode(name, "replace").hex())\n';
  const input = JSON.stringify(wanted.map(({ name, text }) => [name, text]));
  const { stdout } = spawnSync('python3', ['-c', program], { input });
  const lines = stdout.toString().trimEnd().split('\n');
  return new Map(wanted.map(({ key }, i) => [key, new Uint8Array(Buffer.from(lines[i]!, 'hex'))]));
}

/** decoder → right → wrong → digest of the sentences that have `right`, joined by line feeds. */
function sentenceDigests(): Texts {
  const bytesOf = encodedSentences();
  const digests: Texts = {};
  for (const decoder of DECODERS) {
    const jobs: (Job & { right: string; wrong: string })[] = [];
    for (const { text, rights } of SENTENCES) {
      for (const right of rights) {
        const bytes = bytesOf.get(`${right} ${text}`);
        if (!bytes) continue;
        for (const wrong of WRONGS) {
          const charset = charsetNames(getEncoding(wrong)!.name)[decoder];
          if (charset !== undefined && right !== wrong) jobs.push({ right, wrong, charset, bytes });
        }
      }
    }
    const texts: Record<string, Record<string, string[]>> = {};
    for (const [i, text] of decodeWith(decoder, 'replace', jobs).entries()) {
      const { right, wrong } = jobs[i]!;
      texts[right] ??= {};
      texts[right][wrong] ??= [];
      texts[right][wrong].push(text!);
    }
    digests[decoder] = mapValues(texts, (byWrong) => mapValues(byWrong, (lines) => digest(lines.join('\n'))));
  }
  return digests;
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

const digestAll = (texts: Texts): Texts =>
  mapValues(texts, (byEncoding) => mapValues(byEncoding, (streams) => mapValues(streams, digest)));

/** One line for each encoding, pair or decoder, so that differences stay readable. */
function json(contents: Readonly<Record<string, unknown>>): string {
  const written = { written_by: 'scripts/channel-vectors.ts', decoders: versions(), ...contents };
  return `${JSON.stringify(written, null, 1).replace(/\n {3,}/g, '')}\n`;
}

/** Path from the repository's root → contents. */
export function generateChannelVectors(): Map<string, string> {
  return new Map([
    [`${FOLDER}/streams.json`, json({ digests: digestAll(streamTexts()), cut: cutTexts() })],
    [`${FOLDER}/sentences.json`, json({ digests: sentenceDigests() })],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, contents] of generateChannelVectors()) {
    const file = new URL(`../${path}`, import.meta.url);
    mkdirSync(new URL('./', file), { recursive: true });
    writeFileSync(file, contents);
    console.log(path, contents.length);
  }
}
