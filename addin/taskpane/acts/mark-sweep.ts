import { takeTurn } from '../../excel/turn.ts';

export interface SweepTimers {
  set(act: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

/** Takes the marks of change off each table again, some time after its last change. */
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
  /** Table → the round that takes its marks away: of several the last. */
  const marked = new Map<string, object>();
  const waiting = new Set<unknown>();
  let isClosed = false;

  function soon(tables: readonly string[], ms: number): void {
    if (tables.length === 0 || isClosed) return;
    const round = {};
    for (const name of tables) marked.set(name, round);
    const timer = timers.set(() => {
      waiting.delete(timer);
      void sweep(round);
    }, ms);
    waiting.add(timer);
  }

  async function sweep(round: object): Promise<void> {
    const names = [...marked].flatMap(([name, of]) => (of === round ? [name] : []));
    if (names.length === 0) return;
    for (const name of names) marked.delete(name);
    try {
      await takeTurn('marks', () => clearMarks(names));
    } catch {
      // Excel is busy with its reader; the marks can wait, unless newer ones wait anyway.
      soon(
        names.filter((name) => !marked.has(name)),
        againMs,
      );
    }
  }

  return {
    soon: (tables, ms = marksMs) => soon(tables, ms),
    close() {
      isClosed = true;
      for (const timer of waiting) timers.clear(timer);
    },
  };
}
