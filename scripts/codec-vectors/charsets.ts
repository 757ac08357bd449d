/** Which charsets of which decoder are compared with an encoding, by canonical name. */
export type DecoderName = 'python' | 'glibc' | 'java';
export type Charsets = Readonly<Partial<Record<DecoderName, readonly string[]>>>;

function isoParts(): [string, Charsets][] {
  const inJava = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 15, 16]);
  return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16].map((part) => [
    `iso-8859-${part}`,
    {
      python: [`iso8859_${part}`],
      glibc: [`ISO-8859-${part}`],
      java: part === 11 ? ['x-iso-8859-11'] : inJava.has(part) ? [`ISO-8859-${part}`] : [],
    },
  ]);
}

function windowsPages(): [string, Charsets][] {
  return [874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => [
    `windows-${page}`,
    {
      python: [`cp${page}`],
      glibc: [`CP${page}`],
      java: [page === 874 ? 'x-windows-874' : `windows-${page}`],
    },
  ]);
}

function ibmPages(): [string, Charsets][] {
  const java: Readonly<Record<number, string>> = { 737: 'x-IBM737', 858: 'IBM00858' };
  return [437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869].map((page) => [
    `cp${page}`,
    {
      python: [`cp${page}`],
      // glibc has no CP858.
      glibc: page === 858 ? [] : [`CP${page}`],
      java: [java[page] ?? `IBM${page}`],
    },
  ]);
}

/**
 * Left out: glibc's MAC-IS (another, older page), IBM's own variants of the double-byte sets (IBM943, IBM949,
 * IBM950: other sets), Java's x-MS950-HKSCS (cp950 and HKSCS at once).
 */
export const CHARSETS: Readonly<Record<string, Charsets>> = {
  gbk: { python: ['gbk'], glibc: ['GBK'], java: ['GBK', 'x-mswin-936'] },
  gb18030: { python: ['gb18030'], glibc: ['GB18030'], java: ['GB18030'] },
  big5: { python: ['big5hkscs', 'big5'], glibc: ['BIG5-HKSCS', 'BIG5'], java: ['Big5-HKSCS', 'Big5'] },
  cp950: { python: ['cp950'], java: ['x-windows-950'] },
  shift_jis: { python: ['cp932', 'shift_jis'], glibc: ['CP932', 'SJIS'], java: ['windows-31j', 'Shift_JIS'] },
  'euc-jp': { python: ['euc_jp'], glibc: ['EUC-JP', 'EUC-JP-MS'], java: ['EUC-JP', 'x-eucJP-Open'] },
  'euc-kr': { python: ['cp949', 'euc_kr'], glibc: ['UHC', 'EUC-KR'], java: ['x-windows-949', 'EUC-KR'] },
  ...Object.fromEntries([...isoParts(), ...windowsPages(), ...ibmPages()]),
  'tis-620': { python: ['tis_620'], glibc: ['TIS-620'], java: ['TIS-620'] },
  'koi8-r': { python: ['koi8_r'], glibc: ['KOI8-R'], java: ['KOI8-R'] },
  'koi8-u': { python: ['koi8_u'], glibc: ['KOI8-U'], java: ['KOI8-U'] },
  'koi8-t': { python: ['koi8_t'], glibc: ['KOI8-T'] },
  macintosh: { python: ['mac_roman'], glibc: ['MACINTOSH'], java: ['x-MacRoman'] },
  'x-mac-ce': { python: ['mac_latin2'], glibc: ['MAC-CENTRALEUROPE'], java: ['x-MacCentralEurope'] },
  'x-mac-cyrillic': { python: ['mac_cyrillic'], glibc: ['MAC-UK'], java: ['x-MacUkraine', 'x-MacCyrillic'] },
  'x-mac-greek': { python: ['mac_greek'], java: ['x-MacGreek'] },
  'x-mac-turkish': { python: ['mac_turkish'], java: ['x-MacTurkish'] },
  'x-mac-icelandic': { python: ['mac_iceland'], java: ['x-MacIceland'] },
  'x-mac-croatian': { python: ['mac_croatian'], java: ['x-MacCroatian'] },
  'x-mac-romanian': { python: ['mac_romanian'], java: ['x-MacRomania'] },
  viscii: { glibc: ['VISCII'] },
  tcvn: { glibc: ['TCVN5712-1'] },
};
