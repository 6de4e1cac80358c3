/**
 * The known word somebody most likely meant, or null when none is close: at most one edit for every three
 * characters (rounded up), something left in common, letters compared without case. 样版乡 → 样板乡, titel → title.
 */
export function suggestion(written: string, known: readonly string[]): string | null {
  const letters = [...written.toLowerCase()];
  let best: string | null = null;
  let bestEdits = Math.ceil(letters.length / 3) + 1;
  for (const word of known) {
    const other = [...word.toLowerCase()];
    const edits = editsBetween(letters, other);
    if (edits < bestEdits && edits < Math.max(letters.length, other.length))
      [best, bestEdits] = [word, edits];
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editsBetween(left: readonly string[], right: readonly string[]): number {
  const rows = [Array.from({ length: right.length + 1 }, (_, index) => index)];
  for (const [i, letter] of left.entries()) {
    const above = rows[i]!;
    const row = [i + 1];
    for (const [j, other] of right.entries()) {
      const isSwap = i > 0 && j > 0 && letter === right[j - 1] && other === left[i - 1];
      const swapped = isSwap ? rows[i - 1]![j - 1]! + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(above[j + 1]! + 1, row[j]! + 1, above[j]! + (letter === other ? 0 : 1), swapped));
    }
    rows.push(row);
  }
  return rows[left.length]![right.length]!;
}
