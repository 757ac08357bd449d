/** A string literal or a structural character of a JSON text. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * Replaces the strings of some fields in a JSON text and leaves every other byte as it is. An array on the way to a
 * field stands for each of its items.
 *
 * @param json valid JSON.
 * @param fields names from the outermost object on.
 */
export function replaceStrings(
  json: string,
  fields: readonly (readonly string[])[],
  replace: (value: string) => string,
): string {
  const parts: string[] = [];
  let copied = 0;
  for (const { start, literal } of stringsOf(json, fields)) {
    const value = JSON.parse(literal) as string;
    const replaced = replace(value);
    if (replaced === value) continue;
    parts.push(json.slice(copied, start), toLiteral(replaced, literal));
    copied = start + literal.length;
  }
  return copied === 0 ? json : parts.join('') + json.slice(copied);
}

function* stringsOf(
  json: string,
  fields: readonly (readonly string[])[],
): Generator<{ start: number; literal: string }> {
  /** For each object or array that is open whether it is an array. */
  const open: boolean[] = [];
  /** For each object that is open the name of the member that is being read. */
  const path: string[] = [];
  let expectsName = false;
  for (const { 0: token, index: start } of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(token === '[');
      if (token === '{') path.push('');
      expectsName = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      if (token === '}') path.pop();
      expectsName = false;
    } else if (token === ',' || token === ':') {
      expectsName = token === ',' && open.at(-1) === false;
    } else if (expectsName) {
      path[path.length - 1] = JSON.parse(token) as string;
    } else if (fields.some((names) => isSamePath(names, path))) {
      yield { start, literal: token };
    }
  }
}

function isSamePath(names: readonly string[], path: readonly string[]): boolean {
  return names.length === path.length && names.every((name, depth) => name === path[depth]);
}

/** A writer that escaped everything beyond ASCII goes on doing so. */
function toLiteral(value: string, before: string): string {
  const literal = JSON.stringify(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what this looks for.
  if (!/^[\u0000-\u007f]*$/.test(before)) return literal;
  return literal.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
