import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from '../../node/finding.ts';
import type { TreeResult } from '../../node/repair-tree.ts';
import type { CheckFormat } from './check-format.ts';
import { describeFinding } from './message.ts';

const GARBLED = 'garbled-text';
const LOST = 'lost-text';

const TOOL = {
  driver: {
    name: 'unmojibake',
    rules: [
      {
        id: GARBLED,
        shortDescription: {
          text: 'Text whose bytes were decoded with the wrong encoding; it can be repaired.',
        },
      },
      {
        id: LOST,
        shortDescription: { text: 'Text whose bytes are gone; nothing can be restored from it.' },
      },
    ],
  },
};

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), one log with one run, written as it goes. */
export class SarifFormat implements CheckFormat {
  #hasResults = false;
  readonly #notifications: object[] = [];

  head(): string {
    return (
      '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[' +
      `{"tool":${JSON.stringify(TOOL)},"columnKind":"unicodeCodePoints","results":[`
    );
  }

  result(result: TreeResult): string {
    if (result.status !== 'done') {
      this.#notifications.push({
        level: result.status === 'failed' ? 'error' : 'note',
        message: { text: result.status === 'failed' ? result.error.reason : result.reason },
        locations: [{ physicalLocation: { artifactLocation: artifactOf(result.path) } }],
      });
      return '';
    }
    return result.findings
      .map((finding) => {
        const comma = this.#hasResults ? ',' : '';
        this.#hasResults = true;
        return `${comma}\n${JSON.stringify(toResult(result.path, finding))}`;
      })
      .join('');
  }

  tail(): string {
    const executionSuccessful = !this.#notifications.some(
      (item) => 'level' in item && item.level === 'error',
    );
    const invocation = { executionSuccessful, toolExecutionNotifications: this.#notifications };
    return `\n],"invocations":[${JSON.stringify(invocation)}]}]}\n`;
  }
}

function artifactOf(path: string): { readonly uri: string } {
  return {
    uri: isAbsolute(path) ? pathToFileURL(path).href : path.split(sep).map(encodeURIComponent).join('/'),
  };
}

function toResult(path: string, finding: Finding): object {
  const { line, column, endLine, endColumn, step } = finding;
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  const artifactLocation = artifactOf(path);
  const replacement = step && { deletedRegion: region, insertedContent: { text: step.replacement } };
  return {
    ruleId: step ? GARBLED : LOST,
    level: 'warning',
    message: { text: describeFinding(finding) },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(replacement && {
      fixes: [{ artifactChanges: [{ artifactLocation, replacements: [replacement] }] }],
    }),
  };
}
