import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Problem } from '../../schema/values/problem.ts';

/** A notice is a few hundred lines (ten thousand characters); a file past this is not one. */
const MAX_CHARACTERS = 300_000;

/** A file that is no YAML at all gives a fault on every character; the first ones say enough. */
const MAX_FAULTS = 50;

/** The format has some twenty keys to a map; a map past this is no notice, and each of its keys would be a problem. */
const MAX_KEYS = 200;

export type NoticeFile =
  | {
      readonly kind: 'ok';
      /** Plain JSON value: maps, lists, texts, numbers, true and false, null. Days stay texts. */
      readonly value: unknown;
      /** Path such as `subsidies[3].personPaysFen` → 1-based line. The whole file is the empty path. */
      readonly lines: ReadonlyMap<string, number>;
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * Reads the text of a notice file. Whether it is a good notice is for the checker: here only YAML can be wrong,
 * and every fault of it is listed with its line.
 *
 * @param file name to put into the problems' place
 */
export function readNoticeFile(content: string, file?: string): NoticeFile {
  const text = content.replace(/^\ufeff/, '');
  const named = file === undefined ? {} : { file };
  if (text.length > MAX_CHARACTERS) {
    return {
      kind: 'problems',
      problems: [
        {
          code: 'NOTICE_FILE_TOO_LARGE',
          severity: 'ERROR',
          place: named,
          found: String(text.length),
          expected: String(MAX_CHARACTERS),
        },
      ],
    };
  }
  const unread = wrongEncoding(text);
  if (unread) return { kind: 'problems', problems: [{ ...unread, place: { ...named, ...unread.place } }] };
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    stringKeys: true,
    // Compares every key with every other, which takes a minute for a file of nothing but keys; done below.
    uniqueKeys: false,
  });
  const problems = [...document.errors, ...document.warnings]
    .map((fault) => yamlProblem(fault, lineCounter, named))
    .concat(repeatedKeys(document, lineCounter, named))
    .sort((left, right) => (left.place.line ?? 0) - (right.place.line ?? 0));
  if (problems.length > 0) {
    return { kind: 'problems', problems: firstOfEachLine(problems).slice(0, MAX_FAULTS) };
  }
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    const empty: Problem = { code: 'NOTICE_FILE_EMPTY', severity: 'ERROR', place: named };
    return { kind: 'problems', problems: [empty] };
  }
  const aliasLine = firstAlias(document, lineCounter);
  if (aliasLine !== null) {
    // An alias writes one number in two places under one clause, and nested ones grow without bound.
    return {
      kind: 'problems',
      problems: [{ code: 'NOTICE_YAML_ALIAS', severity: 'ERROR', place: { ...named, line: aliasLine } }],
    };
  }
  const crowded = crowdedMap(document);
  if (crowded) {
    const line = lineCounter.linePos(crowded.range?.[0] ?? 0).line;
    return {
      kind: 'problems',
      problems: [
        {
          code: 'NOTICE_TOO_MANY_KEYS',
          severity: 'ERROR',
          place: { ...named, line },
          found: String(crowded.items.length),
          expected: String(MAX_KEYS),
        },
      ],
    };
  }
  return { kind: 'ok', value: document.toJS() as unknown, lines: linesOf(document, lineCounter) };
}

/**
 * What a reader puts in place of bytes it cannot read (U+FFFD), and what that becomes when saved once more as GBK. The
 * words are lost: a notice with them would be stored as it stands.
 */
function wrongEncoding(text: string): Problem | null {
  const lost = [...text.matchAll(/\ufffd|锟斤拷/g)];
  if (lost.length === 0) return null;
  const line = text.slice(0, lost[0]!.index).split('\n').length;
  return { code: 'NOTICE_CHARACTERS_LOST', severity: 'ERROR', place: { line }, found: String(lost.length) };
}

/** Puts file and line beside each problem's path; a path the file does not have takes its nearest parent's line. */
export function placeInFile(
  problems: readonly Problem[],
  lines: ReadonlyMap<string, number>,
  file?: string,
): Problem[] {
  return problems.map((problem) => {
    const line = lineOf(problem.place.path ?? '', lines);
    return {
      ...problem,
      place: {
        ...problem.place,
        ...(file === undefined ? {} : { file }),
        ...(line === null ? {} : { line }),
      },
    };
  });
}

function lineOf(path: string, lines: ReadonlyMap<string, number>): number | null {
  for (let at = path; ; at = at.replace(/(^|\.)[^.[\]]+$|\[\d+\]$/, '')) {
    const line = lines.get(at);
    if (line !== undefined) return line;
    if (at === '') return null;
  }
}

function linesOf(document: Document, lineCounter: LineCounter): Map<string, number> {
  const lines = new Map<string, number>();
  const note = (path: string, node: unknown): void => {
    const range = (node as { range?: readonly number[] } | null)?.range;
    if (range) lines.set(path, lineCounter.linePos(range[0]!).line);
  };
  const walk = (path: string, node: unknown): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : String(key);
        const inner = path === '' ? name : `${path}.${name}`;
        // The key's line, not the value's: a block value begins on the next line.
        note(inner, key);
        walk(inner, value);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        note(`${path}[${index}]`, item);
        walk(`${path}[${index}]`, item);
      }
    }
  };
  note('', document.contents);
  walk('', document.contents);
  return lines;
}

function firstAlias(document: Document, lineCounter: LineCounter): number | null {
  const find = (node: unknown): number | null => {
    if (isAlias(node)) return node.range ? lineCounter.linePos(node.range[0]).line : 1;
    const inner: unknown[] = isMap(node)
      ? node.items.flatMap(({ key, value }) => [key, value])
      : isSeq(node)
        ? node.items
        : [];
    for (const item of inner) {
      const line = find(item);
      if (line !== null) return line;
    }
    return null;
  };
  return find(document.contents);
}

function crowdedMap(document: Document): YAMLMap | null {
  let crowded: YAMLMap | null = null;
  visit(document, {
    Map(_, map) {
      if (map.items.length <= MAX_KEYS) return undefined;
      crowded = map;
      return visit.BREAK;
    },
  });
  return crowded;
}

/** Codes of the reader that have a sentence of their own; the others share one. */
const yamlCodes: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'NOTICE_YAML_TAB',
  BAD_INDENT: 'NOTICE_YAML_INDENT',
  MULTIPLE_DOCS: 'NOTICE_YAML_TWO_DOCUMENTS',
};

function yamlProblem(fault: YAMLError, lineCounter: LineCounter, named: { readonly file?: string }): Problem {
  return {
    code: yamlCodes[fault.code] ?? 'NOTICE_YAML',
    severity: 'ERROR',
    place: { ...named, line: lineCounter.linePos(fault.pos[0]).line },
    found: fault.code,
  };
}

/** Of a key written twice in one place the reader keeps the later value, unseen. */
function repeatedKeys(
  document: Document,
  lineCounter: LineCounter,
  named: { readonly file?: string },
): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) {
          const place = { ...named, line: lineCounter.linePos(key.range?.[0] ?? 0).line };
          problems.push({
            code: 'NOTICE_YAML_DUPLICATE_KEY',
            severity: 'ERROR',
            place,
            found: name.slice(0, 40),
          });
        }
        seen.add(name);
      }
    },
  });
  return problems;
}

/** After one slip the reader stumbles on over the rest of the line; the first fault is the one to mend. */
function firstOfEachLine(problems: readonly Problem[]): Problem[] {
  const lines = new Set<number | undefined>();
  return problems.filter(({ place }) => !lines.has(place.line) && lines.add(place.line));
}
