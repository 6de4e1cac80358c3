import { normalizeText } from '../../../schema/files/index.ts';
import type { HeldRow } from '../header.ts';

/** What stands above one column: the headers from the widest group down to the column's own, blanks left out. */
export type HeaderPath = readonly string[];

/**
 * The header paths of a block of one to three rows. A merged cell keeps its text in its top left corner only: a blank
 * cell beside a group heading takes the group's text where a heading of its own stands below.
 */
export function headerPaths(head: readonly HeldRow[], top: number, bottom: number): HeaderPath[] {
  const rows = head.slice(top, bottom + 1).map((row) => row.cells.map((cell) => cell.trim()));
  const width = Math.max(...rows.map((cells) => cells.length));
  const hasBelow = (row: number, column: number) =>
    rows.slice(row + 1).some((cells) => (cells[column] ?? '') !== '');
  const paths: string[][] = Array.from({ length: width }, () => []);
  for (let row = 0; row < rows.length; row++) {
    let group = '';
    let above = '';
    for (let column = 0; column < width; column++) {
      const own = rows[row]?.[column] ?? '';
      const path = paths[column] as string[];
      // A group does not reach into the next group of the row above.
      const parents = path.join('\n');
      if (own !== '') {
        group = hasBelow(row, column) ? own : '';
        above = parents;
        path.push(own);
      } else if (group !== '' && above === parents && hasBelow(row, column)) path.push(group);
    }
  }
  return paths;
}

/** A path as one text, as problems and remembered columns write it: `家庭成员1·姓名`. */
export function pathText(path: HeaderPath): string {
  return path.map((text) => text.replace(/\s+/g, '')).join('·');
}

/** One text a column; where the same text stands twice, the second is `…#2`. */
export function uniqueTexts(paths: readonly HeaderPath[]): string[] {
  const seen = new Map<string, number>();
  return paths.map((path) => {
    const text = pathText(path);
    if (text === '') return '';
    const plain = normalizeText(text);
    const times = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, times);
    return times === 1 ? text : `${text}#${times}`;
  });
}
