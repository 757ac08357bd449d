import type { TreeResult } from '../../node/repair-tree.ts';
import { formatResult } from '../report-file.ts';
import type { CheckFormat } from './check-format.ts';

/** One JSON object a line for each file. */
export class JsonFormat implements CheckFormat {
  head(): string {
    return '';
  }

  result(result: TreeResult): string {
    return `${formatResult(result)}\n`;
  }

  tail(): string {
    return '';
  }
}
