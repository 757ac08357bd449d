/**
 * Characters that other decoders give for a cell of JIS X 0208, where Microsoft's table, which WHATWG follows,
 * has a look-alike: row, cell, code point. Seen in Python's shift_jis and euc_jp, Java's Shift_JIS and EUC-JP
 * and glibc's SJIS and EUC-JP.
 */
export const JIS_PAIR_VARIANTS: readonly (readonly [row: number, cell: number, codePoint: number])[] = [
  [1, 29, 0x2014], // ― HORIZONTAL BAR, — EM DASH
  [1, 32, 0x5c], // ＼, \
  [1, 33, 0x301c], // ～ FULLWIDTH TILDE, 〜 WAVE DASH
  [1, 34, 0x2016], // ∥ PARALLEL TO, ‖ DOUBLE VERTICAL LINE
  [1, 61, 0x2212], // － FULLWIDTH HYPHEN-MINUS, − MINUS SIGN
  [1, 79, 0xa5], // ￥, ¥
  [1, 81, 0xa2], // ￠, ¢
  [1, 82, 0xa3], // ￡, £
  [2, 44, 0xac], // ￢, ¬
  [1, 17, 0x203e], // ￣ FULLWIDTH MACRON, ‾ OVERLINE
  [92, 93, 0xa6], // ￤ FULLWIDTH BROKEN BAR, ¦ BROKEN BAR
  [115, 12, 0xa6],
];
