import type { TreeResult } from '../../node/repair-tree.ts';
import { visible } from '../visible.ts';
import type { CheckFormat } from './check-format.ts';
import { describeFinding } from './message.ts';

/** `file:line:column: message`, as compilers print it and editors understand it. */
export class TextFormat implements CheckFormat {
  head(): string {
    return '';
  }

  result(result: TreeResult): string {
    if (result.status !== 'done') return '';
    const path = visible(result.path);
    return result.findings
      .map((finding) => `${path}:${finding.line}:${finding.column}: ${describeFinding(finding)}\n`)
      .join('');
  }

  tail(): string {
    return '';
  }
}
