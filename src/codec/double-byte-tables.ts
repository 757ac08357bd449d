/**
 * The packed tables of the two-byte encodings, as `scripts/generate-codecs.ts` packed them. Each is unpacked when it
 * is asked for first.
 */
import { CP950, GBK, HKSCS, JIS_X_0208, JIS_X_0212, KS_X_1001 } from '../packed/data.ts';
import { type Table, UNIFIED, UNIFIED_AND_EXTENSIONS, unpackTable } from './unpack.ts';

function once(unpack: () => Table): () => Table {
  let table: Table | undefined;
  return () => {
    table ??= unpack();
    return table;
  };
}

/**
 * WHATWG's: leads and trails A1–FE, then leads 81–A0 with trails 40–FE and A1–FE with 40–A0, but no trail 7F. Levels
 * 1 and 2 are those of GB 2312, 3 is the rest.
 */
export const gbkTable: () => Table = once(() => unpackTable(GBK, UNIFIED));

/** Leads A1–F9, trails 40–7E and A1–FE, without user-defined areas. Level 3 is ETEN's extension. */
export const cp950Table: () => Table = once(() => unpackTable(CP950, UNIFIED, [gbkTable()]));

/** Rows 1–120, 94 cells each. Level 3 is NEC's and IBM's extension. */
export const jis0208Table: () => Table = once(() =>
  unpackTable(JIS_X_0208, UNIFIED, [gbkTable(), cp950Table()]),
);

/** Leads and trails A1–FE. */
export const ksx1001Table: () => Table = once(() =>
  unpackTable(KS_X_1001, UNIFIED, [gbkTable(), cp950Table(), jis0208Table()]),
);

/** Rows 1–94, 94 cells each. */
export const jis0212Table: () => Table = once(() =>
  unpackTable(JIS_X_0212, UNIFIED, [gbkTable(), cp950Table(), jis0208Table(), ksx1001Table()]),
);

/** Where WHATWG's Big5 differs from cp950: leads 87–FE, trails 40–7E and A1–FE. */
export const hkscsTable: () => Table = once(() =>
  unpackTable(HKSCS, UNIFIED_AND_EXTENSIONS, [gbkTable(), cp950Table(), jis0208Table()]),
);

/** The code points of a table; without ideographs, which takes a small part of the time, there are 0 in their places. */
export function codePointsOf(table: Table, ideographs: boolean): readonly number[] {
  return ideographs ? table.codePoints : table.withoutIdeographs;
}
