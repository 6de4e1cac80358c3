import type { FoundTable } from '../../excel/find.ts';

/** Looks for our tables; whoever asks while it looks gets what a later look finds. */
export interface TableSearch {
  /** @throws ExcelFault */
  look(): Promise<readonly FoundTable[]>;
  /** On a hint: when Excel is busy with its reader, again a little later. */
  lookSometime(): void;
}

const againMs = 2_000;

export function createTableSearch(
  find: () => Promise<readonly FoundTable[]>,
  onFound: (found: readonly FoundTable[]) => void,
  timers: { set(act: () => void, ms: number): unknown },
): TableSearch {
  let looking: Promise<readonly FoundTable[]> | null = null;
  let after: Promise<readonly FoundTable[]> | null = null;

  async function search(): Promise<readonly FoundTable[]> {
    try {
      const found = await find();
      onFound(found);
      return found;
    } finally {
      looking = null;
    }
  }

  function look(): Promise<readonly FoundTable[]> {
    if (!looking) {
      looking = search();
      return looking;
    }
    // The search under way may have passed what is looked for.
    after ??= looking
      .catch(() => [])
      .then(() => {
        after = null;
        return look();
      });
    return after;
  }

  function lookSometime(): void {
    look().catch(() => timers.set(lookSometime, againMs));
  }

  return { look, lookSometime };
}
