import type { TreeResult } from '../../node/repair-tree.ts';

/** How the results of `--check` are printed: what stands before, for each, and behind them. */
export interface CheckFormat {
  head(): string;
  /** Empty for a file in which nothing is garbled, except in `json`. */
  result(result: TreeResult): string;
  tail(): string;
}
