/** Encodings whose usual spelling is not their name in capitals. */
const TITLES: Readonly<Record<string, string>> = {
  big5: 'Big5',
  macintosh: 'Mac Roman',
  shift_jis: 'Shift_JIS',
  tcvn: 'TCVN',
};

/** An encoding's name as people write it: `UTF-8`, `Windows-1252`, `Mac Greek`. */
export function encodingTitle(name: string): string {
  const known = TITLES[name];
  if (known !== undefined) return known;
  if (name.startsWith('windows-')) return `W${name.slice(1)}`;
  if (name.startsWith('x-mac-'))
    return name.length <= 'x-mac-ce'.length ? 'Mac CE' : `Mac ${name[6]!.toUpperCase()}${name.slice(7)}`;
  return name.toUpperCase();
}
