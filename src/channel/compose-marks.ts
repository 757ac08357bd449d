/** Encodings whose glibc decoder joins a letter and the mark behind it into one character. */
const COMPOSING: ReadonlySet<string> = new Set(['windows-1255', 'windows-1258', 'tcvn']);

/** Hebrew letters with marks, which Unicode's own composition leaves apart. */
const HEBREW_FORMS = { first: 0xfb1d, last: 0xfb4e };

/** What glibc 2.36 joins beside canonical pairs: shin with dagesh and a dot in either order; O and U with tilde second. */
const GLIBC_PAIRS: readonly (readonly [pair: string, composed: string])[] = [
  ['\ufb49\u05c1', '\ufb2c'],
  ['\ufb49\u05c2', '\ufb2d'],
  ['\ufb2a\u05bc', '\ufb2c'],
  ['\ufb2b\u05bc', '\ufb2d'],
  ['\u00d3\u0303', '\u1e4c'],
  ['\u00f3\u0303', '\u1e4d'],
  ['\u00d6\u0303', '\u1e4e'],
  ['\u00f6\u0303', '\u1e4f'],
  ['\u00da\u0303', '\u1e78'],
  ['\u00fa\u0303', '\u1e79'],
];

let excludedPairs: ReadonlyMap<string, string> | undefined;

/** Pairs of letter and mark that `normalize('NFC')` doesn't compose. */
function buildExcludedPairs(): ReadonlyMap<string, string> {
  const pairs = new Map(GLIBC_PAIRS);
  for (let unit = HEBREW_FORMS.first; unit <= HEBREW_FORMS.last; unit++) {
    const form = String.fromCharCode(unit);
    const pair = form.normalize('NFD');
    if (pair.length === 2) pairs.set(pair, form);
  }
  return pairs;
}

function compose(pair: string): string | undefined {
  excludedPairs ??= buildExcludedPairs();
  const composed = pair.normalize('NFC');
  return composed.length === 1 ? composed : excludedPairs.get(pair);
}

/** True for a combining mark of Vietnamese or Hebrew. */
const isMark = (unit: number): boolean =>
  (unit >= 0x300 && unit <= 0x36f) || (unit >= 0x591 && unit <= 0x5c7);

/** The text as glibc's decoder of the encoding gives it: letters and marks joined where there is one character. */
export function composeMarks(text: string, encoding: string): string {
  if (!COMPOSING.has(encoding)) return text;
  // Hebrew letters take two marks; the Vietnamese pages' decoders stop after one.
  const most = encoding === 'windows-1255' ? 2 : 1;
  const parts: string[] = [];
  let from = 0;
  for (let i = 1; i < text.length; i++) {
    if (!isMark(text.charCodeAt(i))) continue;
    let composed: string | undefined;
    let end = i;
    while (end < i + most && end < text.length) {
      const next = compose((composed ?? text[i - 1]!) + text[end]!);
      if (next === undefined) break;
      composed = next;
      end++;
    }
    if (composed === undefined) continue;
    parts.push(text.slice(from, i - 1), composed);
    from = end;
    i = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
