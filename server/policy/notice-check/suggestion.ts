/**
 * The known word somebody most likely meant, or null when none is close: at most one edit for every three
 * characters (rounded up), something left in common, letters compared without case. 样版乡 → 样板乡, titel → title.
 */
export function suggestion(written: string, known: readonly string[]): string | null {
  if (written.length > longest) return null;
  const letters = [...written.toLowerCase()];
  let best: string | null = null;
  let bestEdits = Math.ceil(letters.length / 3) + 1;
  for (const word of known) {
    if (word.length > longest || isFarOff(word.length, letters.length, bestEdits)) continue;
    const other = [...word.toLowerCase()];
    const edits = editsBetween(letters, other, bestEdits);
    if (edits < bestEdits && edits < Math.max(letters.length, other.length))
      [best, bestEdits] = [word, edits];
  }
  return best;
}

/** A list of words is compared with so many others in about a twentieth of a second. */
const mostComparisons = 50_000;

/**
 * `suggestion` for many words against the same known ones. A file of endless unknown names is answered without meaning
 * to guess at each: past some ten thousand comparisons nothing is suggested any more.
 */
export function suggester(known: readonly string[]): (written: string) => string | null {
  let comparisons = 0;
  return (written) => {
    const isFirst = comparisons === 0;
    comparisons += known.length;
    return isFirst || comparisons <= mostComparisons ? suggestion(written, known) : null;
  };
}

/** The known words as a list to choose from, as far as anybody would read. */
export function listed(known: readonly string[]): string {
  let text = known[0]?.slice(0, mostListed) ?? '';
  for (const word of known.slice(1)) {
    if (text.length + word.length > mostListed) return `${text}…`;
    text = `${text}、${word}`;
  }
  return text;
}

const mostListed = 300;

/** Names, codes and paths are shorter; a text past this is no slip of the hand. */
const longest = 200;

/** The lengths alone tell it. @param units UTF-16 units of a word: one or two for each of its characters */
function isFarOff(units: number, letters: number, edits: number): boolean {
  return letters - units >= edits || Math.ceil(units / 2) - letters >= edits;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
 *
 * @param most where counting stops: the answer is then some number not below it
 */
function editsBetween(left: readonly string[], right: readonly string[], most: number): number {
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
    // What follows adds to the least of two neighbouring rows.
    if (Math.min(...row) >= most && Math.min(...above) >= most) return most;
  }
  return rows[left.length]![right.length]!;
}
