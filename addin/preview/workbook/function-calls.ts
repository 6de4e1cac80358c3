/**
 * Rewrites the calls of certain functions in a formula, innermost first.
 *
 * @param isOurs by the name as written, with its prefix
 * @param make what stands for a call, from its arguments as written; inner calls are replaced in them already
 */
export function replaceCalls(
  formula: string,
  isOurs: (name: string) => boolean,
  make: (name: string, args: readonly string[]) => string,
): string {
  const name = /[\p{L}_][\p{L}\p{N}_.]*/uy;
  let out = '';
  let at = 0;
  while (at < formula.length) {
    const closed = endOfQuoted(formula, at);
    if (closed > at) {
      out += formula.slice(at, closed);
      at = closed;
      continue;
    }
    name.lastIndex = at;
    const word = name.exec(formula)?.[0];
    if (word === undefined) {
      out += formula[at];
      at += 1;
      continue;
    }
    at += word.length;
    const args = formula[at] === '(' && isOurs(word) ? argumentsAt(formula, at) : null;
    if (!args) {
      out += word;
      continue;
    }
    at = args.end;
    const inner = args.texts.map((text) => replaceCalls(text, isOurs, make));
    // Excel writes `@` before a call that may give a single value alone; ours always do.
    out = `${out.replace(/@$/, '')}${make(word, inner)}`;
  }
  return out;
}

/** A constant argument; undefined for anything that has to be calculated, null for one that was left out. */
export function constantOf(text: string): string | number | boolean | null | undefined {
  const plain = text.trim();
  if (plain === '') return null;
  if (/^"(?:[^"]|"")*"$/.test(plain)) return plain.slice(1, -1).replaceAll('""', '"');
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)) return Number(plain);
  return /^(?:true|false)$/i.test(plain) ? plain.toLowerCase() === 'true' : undefined;
}

/** @param open where the bracket is; null when it is never closed */
function argumentsAt(formula: string, open: number): { texts: string[]; end: number } | null {
  const texts: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < formula.length; ) {
    const closed = endOfQuoted(formula, at);
    if (closed > at) {
      at = closed;
      continue;
    }
    const sign = formula[at];
    if (sign === '(' || sign === '{') depth += 1;
    else if (sign === ')' || sign === '}') depth -= 1;
    if (depth === 0 || (sign === ',' && depth === 1)) {
      texts.push(formula.slice(from, at));
      from = at + 1;
    }
    at += 1;
    if (depth === 0) {
      const hasNone = texts.length === 1 && texts[0]?.trim() === '';
      return { texts: hasNone ? [] : texts, end: at };
    }
  }
  return null;
}

/** Past a text, a quoted sheet or a structured reference that begins here; else `at` itself. */
function endOfQuoted(formula: string, at: number): number {
  const quoted = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^\]]*\])*\]/y;
  quoted.lastIndex = at;
  return at + (quoted.exec(formula)?.[0].length ?? 0);
}
