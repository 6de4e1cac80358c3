/**
 * The known word somebody most likely meant, or null when none is close: at most one edit for every three
 * characters, letters compared without case.
 */
export function suggestion(written: string, known: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(written.length / 3));
  let best: string | null = null;
  let bestEdits = limit + 1;
  for (const word of known) {
    const edits = editsBetween(written.toLowerCase(), word.toLowerCase());
    if (edits < bestEdits) [best, bestEdits] = [word, edits];
  }
  return best;
}

/** Insertions, deletions and replacements that turn one word into the other. */
function editsBetween(left: string, right: string): number {
  let row = Array.from({ length: [...right].length + 1 }, (_, index) => index);
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...right].entries()) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[row.length - 1]!;
}
