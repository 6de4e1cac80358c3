import type { FoundTable } from '../../excel/find.ts';

/** Looks for our tables; whoever asks while it looks gets what a later look finds. */
export interface TableSearch {
  /** @param isCalculating has Excel calculate all formulas on the way @throws ExcelFault */
  look(isCalculating?: boolean): Promise<readonly FoundTable[]>;
  /** On a hint: when Excel is busy with its reader, again a little later. */
  lookSometime(): void;
}

const againMs = 2_000;

export function createTableSearch(
  find: (isCalculating: boolean) => Promise<readonly FoundTable[]>,
  onFound: (found: readonly FoundTable[]) => void,
  timers: { set(act: () => void, ms: number): unknown },
): TableSearch {
  let looking: Promise<readonly FoundTable[]> | null = null;
  let after: Promise<readonly FoundTable[]> | null = null;
  let isCalculatingAfter = false;

  async function search(isCalculating: boolean): Promise<readonly FoundTable[]> {
    try {
      const found = await find(isCalculating);
      onFound(found);
      return found;
    } finally {
      looking = null;
    }
  }

  function look(isCalculating = false): Promise<readonly FoundTable[]> {
    if (!looking) {
      looking = search(isCalculating);
      return looking;
    }
    // The search under way may have passed what is looked for.
    isCalculatingAfter ||= isCalculating;
    after ??= looking
      .catch(() => [])
      .then(() => {
        after = null;
        const isWanted = isCalculatingAfter;
        isCalculatingAfter = false;
        return look(isWanted);
      });
    return after;
  }

  function lookSometime(): void {
    look().catch(() => timers.set(lookSometime, againMs));
  }

  return { look, lookSometime };
}
