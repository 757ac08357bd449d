import type { Format } from '../arguments.ts';
import type { CheckFormat } from './check-format.ts';
import { GithubFormat } from './github.ts';
import { JsonFormat } from './json.ts';
import { SarifFormat } from './sarif.ts';
import { TextFormat } from './text.ts';

export function newFormat(format: Format): CheckFormat {
  switch (format) {
    case 'text':
      return new TextFormat();
    case 'json':
      return new JsonFormat();
    case 'sarif':
      return new SarifFormat();
    case 'github':
      return new GithubFormat();
  }
}
