import { takeTurn } from '../../excel/turn.ts';

export interface SweepTimers {
  set(act: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

/** Takes the marks of change off again, some time after the last change of any table. */
export interface MarkSweep {
  /** @param ms from now */
  soon(tables: readonly string[], ms?: number): void;
  close(): void;
}

const marksMs = 20_000;
const againMs = 2_000;

export function createMarkSweep(
  clearMarks: (tables: readonly string[]) => Promise<void>,
  timers: SweepTimers,
): MarkSweep {
  const marked = new Set<string>();
  let timer: unknown = null;
  let isClosed = false;

  function soon(tables: readonly string[], ms: number): void {
    for (const name of tables) marked.add(name);
    timers.clear(timer);
    if (marked.size > 0 && !isClosed) timer = timers.set(() => void sweep(), ms);
  }

  async function sweep(): Promise<void> {
    const names = [...marked];
    marked.clear();
    try {
      await takeTurn('marks', () => clearMarks(names));
    } catch {
      // Excel is busy with its reader; the marks can wait.
      soon(names, againMs);
    }
  }

  return {
    soon: (tables, ms = marksMs) => soon(tables, ms),
    close() {
      isClosed = true;
      timers.clear(timer);
    },
  };
}
