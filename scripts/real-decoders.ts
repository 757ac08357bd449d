/** Runs the decoders of this machine: CPython's codecs, the JDK's charsets, glibc's iconv. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type RealDecoder = 'python' | 'java' | 'iconv';

/** `strict`: an error has no answer. `replace`: U+FFFD. `ignore`: errors are dropped. */
export type Mode = 'strict' | 'replace' | 'ignore';

/** The decoders' own names of an encoding, by its canonical name; a decoder without the encoding is left out. */
export type CharsetNames = Readonly<Partial<Record<RealDecoder, string>>>;

const MULTI_BYTE: Readonly<Record<string, CharsetNames>> = {
  'utf-8': { python: 'utf-8', java: 'UTF-8', iconv: 'UTF-8' },
  gbk: { python: 'gbk', java: 'GBK', iconv: 'GBK' },
  gb18030: { python: 'gb18030', java: 'GB18030', iconv: 'GB18030' },
  big5: { python: 'big5hkscs', java: 'Big5-HKSCS', iconv: 'BIG5-HKSCS' },
  cp950: { python: 'cp950', java: 'x-windows-950', iconv: 'CP950' },
  shift_jis: { python: 'cp932', java: 'windows-31j', iconv: 'CP932' },
  'euc-jp': { python: 'euc_jp', java: 'EUC-JP', iconv: 'EUC-JP' },
  'euc-kr': { python: 'cp949', java: 'x-windows-949', iconv: 'UHC' },
};

const SINGLE_BYTE: Readonly<Record<string, CharsetNames>> = {
  'windows-874': { python: 'cp874', java: 'x-windows-874', iconv: 'CP874' },
  'iso-8859-11': { python: 'iso8859_11', java: 'x-iso-8859-11', iconv: 'ISO-8859-11' },
  'tis-620': { python: 'tis_620', java: 'TIS-620', iconv: 'TIS-620' },
  'koi8-r': { python: 'koi8_r', java: 'KOI8-R', iconv: 'KOI8-R' },
  'koi8-u': { python: 'koi8_u', java: 'KOI8-U', iconv: 'KOI8-U' },
  'koi8-t': { python: 'koi8_t', iconv: 'KOI8-T' },
  macintosh: { python: 'mac_roman', java: 'x-MacRoman', iconv: 'MACINTOSH' },
  'x-mac-cyrillic': { python: 'mac_cyrillic', java: 'x-MacUkraine', iconv: 'MAC-UK' },
  'x-mac-ce': { python: 'mac_latin2', java: 'x-MacCentralEurope', iconv: 'MAC-CENTRALEUROPE' },
  'x-mac-greek': { python: 'mac_greek', java: 'x-MacGreek' },
  'x-mac-turkish': { python: 'mac_turkish', java: 'x-MacTurkish' },
  'x-mac-icelandic': { python: 'mac_iceland', java: 'x-MacIceland' },
  'x-mac-croatian': { python: 'mac_croatian', java: 'x-MacCroatian' },
  'x-mac-romanian': { python: 'mac_romanian', java: 'x-MacRomania' },
  viscii: { iconv: 'VISCII' },
  tcvn: { iconv: 'TCVN' },
  cp737: { python: 'cp737', java: 'x-IBM737', iconv: 'CP737' },
  cp858: { python: 'cp858', java: 'IBM00858', iconv: 'CP858' },
};

const NOT_IN_JAVA: ReadonlySet<string> = new Set(['iso-8859-10', 'iso-8859-14', 'iso-8859-16']);

export function charsetNames(encoding: string): CharsetNames {
  const known = MULTI_BYTE[encoding] ?? SINGLE_BYTE[encoding];
  if (known) return known;
  const [, family, number] = /^(windows-|iso-8859-|cp|ibm)(\d+)$/.exec(encoding) ?? [];
  if (family === undefined) throw new Error(`no names known for ${encoding}`);
  if (family === 'windows-')
    return { python: `cp${number}`, java: `windows-${number}`, iconv: `CP${number}` };
  if (family !== 'iso-8859-') return { python: `cp${number}`, java: `IBM${number}`, iconv: `CP${number}` };
  const java = NOT_IN_JAVA.has(encoding) ? {} : { java: `ISO-8859-${number}` };
  return { python: `iso8859_${number}`, iconv: `ISO-8859-${number}`, ...java };
}

export interface Job {
  readonly charset: string;
  readonly bytes: Uint8Array;
}

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

function run(command: string, parameters: readonly string[], input: string | Uint8Array): Buffer {
  const { stdout, stderr, error } = spawnSync(command, parameters, { input, maxBuffer: 1 << 30 });
  if (error) throw new Error(`${command} is needed to ask the real decoders: ${error.message}`);
  if (stdout.length === 0 && stderr.length > 0) throw new Error(`${command}: ${stderr.toString()}`);
  return stdout;
}

const askPython = (input: string): string => run('python3', [pathOf('real-decoders.py')], input).toString();
const askJava = (input: string): string => run('java', [pathOf('real-decoders.java')], input).toString();

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const fromUtf16be = (digits: string): string | undefined =>
  digits === '-' ? undefined : Buffer.from(digits, 'hex').swap16().toString('utf16le');

/** The decoder's texts, one for each job; `undefined` for a strict error. */
export function decodeWith(decoder: RealDecoder, mode: Mode, jobs: readonly Job[]): (string | undefined)[] {
  if (decoder === 'iconv' && mode !== 'strict') return jobs.map(decodeWithIconvCommand);
  const lines = jobs.map(({ charset, bytes }) => `${charset} ${mode} ${hex(bytes)}\n`);
  const prefix = decoder === 'iconv' ? 'glibc ' : 'python ';
  const answer =
    decoder === 'java' ? askJava(lines.join('')) : askPython(lines.map((line) => prefix + line).join(''));
  return answer.split('\n').slice(0, jobs.length).map(fromUtf16be);
}

/** `iconv -c` complains about a cut sequence at the end, but gives what stands before it. */
function decodeWithIconvCommand({ charset, bytes }: Job): string {
  const { stdout } = spawnSync('iconv', ['-c', '-f', charset, '-t', 'UTF-16BE'], { input: bytes });
  return stdout.swap16().toString('utf16le');
}

export function versions(): Readonly<Record<RealDecoder, string>> {
  const [python, glibc] = askPython('versions\n').trim().split(' ');
  return {
    python: `CPython ${python}`,
    java: `OpenJDK ${askJava('versions\n').trim()}`,
    iconv: `glibc ${glibc}`,
  };
}
