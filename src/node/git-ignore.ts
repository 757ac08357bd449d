import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/**
 * The rules for a search of this folder (absolute): its own, and those of the folders above it as far as the working
 * tree goes. A folder that is ignored itself, but asked for, is searched by its own rules only.
 */
export function gitIgnoreOf(folder: string): GitIgnore {
  const top = workingTree(folder);
  if (top === undefined || top === folder) return new GitIgnore(folder);
  const rules = new GitIgnore(top);
  return rules.ignores(folder, true) ? new GitIgnore(folder) : rules;
}

/** What the `.gitignore` files of a working tree leave out, each with power over its own folder and those below. */
export class GitIgnore {
  readonly #top: string;
  readonly #rules: Map<string, Ignore | undefined> = new Map();

  /** @param top the uppermost folder whose rules count, absolute */
  constructor(top: string) {
    this.#top = top;
  }

  /** @param path absolute, below the top */
  ignores(path: string, isFolder: boolean): boolean {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const inside = relative(folder, path).split(sep).join('/');
      const verdict = this.#rulesOf(folder)?.test(isFolder ? `${inside}/` : inside);
      if (verdict?.ignored) return true;
      if (verdict?.unignored || folder === this.#top || folder === dirname(folder)) return false;
    }
  }

  #rulesOf(folder: string): Ignore | undefined {
    if (!this.#rules.has(folder)) this.#rules.set(folder, readRules(join(folder, '.gitignore')));
    return this.#rules.get(folder);
  }
}

function readRules(file: string): Ignore | undefined {
  try {
    return ignore().add(readFileSync(file, 'utf8'));
  } catch {
    // No such file, or none that can be read: git goes on without it too.
    return undefined;
  }
}

/** The nearest folder, upwards from this one, that holds a repository. */
function workingTree(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return undefined;
  }
}
