import type { LiveTimers } from '../client/live-stream.ts';
import type { Invocation } from './runtime.ts';

/** What a cell is to show. */
export interface StreamAnswer {
  readonly shown: number | string | Error;
  /** Told once it stands in the cell; an answer that was overtaken never does. */
  readonly onShown?: () => void;
}

export interface Streams {
  /** Shows what `read` answers, now and after each `wake`, until the formula is gone. */
  open(invocation: Invocation, read: () => Promise<StreamAnswer>, onGone?: () => void): void;
  /** Something may have changed; read again within a second. */
  wake(): void;
}

/** Excel takes results twice a second at most; more would only wait there. */
const gapMs = 500;

/** The cells that are kept up to date while their formulas live. */
export function createStreams(timers: LiveTimers): Streams {
  const cells = new Set<Cell>();
  let isWaking = false;

  interface Cell {
    readonly invocation: Invocation;
    readonly read: () => Promise<StreamAnswer>;
    shown: string | null;
    /** Reads so far; an answer that was overtaken by a later one is dropped. */
    reads: number;
  }

  async function refresh(cell: Cell): Promise<void> {
    cell.reads += 1;
    const own = cell.reads;
    const { shown: next, onShown } = await cell.read();
    if (own !== cell.reads || !cells.has(cell)) return;
    onShown?.();
    const text = next instanceof Error ? `! ${next.message}` : `${typeof next} ${next}`;
    if (text === cell.shown) return;
    cell.shown = text;
    cell.invocation.setResult(next);
  }

  return {
    open(invocation, read, onGone) {
      const cell: Cell = { invocation, read, shown: null, reads: 0 };
      cells.add(cell);
      invocation.onCanceled = () => {
        cells.delete(cell);
        onGone?.();
      };
      void refresh(cell);
    },
    wake() {
      if (isWaking || cells.size === 0) return;
      isWaking = true;
      timers.set(() => {
        isWaking = false;
        for (const cell of cells) void refresh(cell);
      }, gapMs);
    },
  };
}
