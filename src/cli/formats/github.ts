import type { TreeResult } from '../../node/repair-tree.ts';
import type { CheckFormat } from './check-format.ts';
import { describeFinding } from './message.ts';

/**
 * Annotations of GitHub Actions
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export class GithubFormat implements CheckFormat {
  head(): string {
    return '';
  }

  result(result: TreeResult): string {
    if (result.status === 'failed') {
      return `::error file=${escapeProperty(result.path)}::${escapeData(result.error.reason)}\n`;
    }
    if (result.status === 'skipped') return '';
    const file = escapeProperty(result.path);
    return result.findings
      .map((finding) => {
        const { line, column, endLine, endColumn } = finding;
        // The end of an annotation is the last character, not the place behind it; columns count on one line only.
        const columns = line === endLine ? `,col=${column},endColumn=${Math.max(column, endColumn - 1)}` : '';
        const place = `file=${file},line=${line},endLine=${endLine}${columns}`;
        return `::warning ${place},title=Garbled text::${escapeData(describeFinding(finding))}\n`;
      })
      .join('');
  }

  tail(): string {
    return '';
  }
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
