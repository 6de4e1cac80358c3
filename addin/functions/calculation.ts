import type { LiveTimers } from '../client/live-stream.ts';
import type { OnShow } from './on-show.ts';

/** Has Excel calculate every formula anew, and knows when the answers to its calls have come. */
export interface Calculation {
  /** Around each call of a plain function. */
  call<T>(act: () => Promise<T>): Promise<T>;
  /**
   * Resolves when Excel has taken the order; `settled` resolves with the calls that came of it once all are answered.
   *
   * @param order what has Excel calculate, in the place of `recalculate` of the parts
   * @throws what it throws, while a cell is being edited
   */
  run(order?: () => Promise<void>): Promise<{ readonly settled: Promise<number> }>;
}

const stepMs = 50;
/** So long nothing may be under way before all counts as answered. */
const quietSteps = 3;
/** Calls come later than the order; a workbook whose formulas are gone makes none. */
const firstCallSteps = 20;
/** Longer than a request takes before it is given up. */
const mostSteps = 1400;

export function createCalculation(parts: {
  readonly onShow: OnShow;
  readonly timers: LiveTimers;
  readonly recalculate: () => Promise<void>;
}): Calculation {
  let calls = 0;
  let underWay = 0;

  function settled(from: number): Promise<number> {
    return new Promise((resolve) => {
      let steps = 0;
      let quiet = 0;
      const step = () => {
        steps += 1;
        quiet = underWay === 0 ? quiet + 1 : 0;
        const isDone = quiet >= quietSteps && (calls > from || steps >= firstCallSteps);
        if (isDone || steps >= mostSteps) resolve(calls - from);
        else parts.timers.set(step, stepMs);
      };
      parts.timers.set(step, stepMs);
    });
  }

  return {
    async call(act) {
      calls += 1;
      underWay += 1;
      try {
        return await act();
      } finally {
        underWay -= 1;
      }
    },
    async run(order = parts.recalculate) {
      const from = calls;
      const end = parts.onShow.begin();
      try {
        await order();
      } catch (error) {
        end(false);
        throw error;
      }
      const done = settled(from).then((made) => {
        end(true);
        return made;
      });
      return { settled: done };
    },
  };
}
