/**
 * Characters that other decoders give for a cell of JIS X 0208, where Microsoft's table, which WHATWG follows,
 * has a look-alike: row, cell, code point. Every one is given by Python's shift_jis and euc_jp, Java's Shift_JIS,
 * EUC-JP or IBM943, or glibc's SJIS and EUC-JP (see test/vectors/codec).
 */
export const JIS_PAIR_VARIANTS: readonly (readonly [row: number, cell: number, codePoint: number])[] = [
  [1, 29, 0x2014], // ― HORIZONTAL BAR, — EM DASH
  [1, 33, 0x301c], // ～ FULLWIDTH TILDE, 〜 WAVE DASH
  [1, 34, 0x2016], // ∥ PARALLEL TO, ‖ DOUBLE VERTICAL LINE
  [1, 61, 0x2212], // － FULLWIDTH HYPHEN-MINUS, − MINUS SIGN
  [1, 81, 0xa2], // ￠, ¢
  [1, 82, 0xa3], // ￡, £
  [2, 44, 0xac], // ￢, ¬
  [92, 92, 0xa6], // ￤, ¦ (NEC's selection)
  [115, 22, 0xa6], // ￤, ¦ (IBM's row)
];
