import { useEffect, useState } from 'react';
import { useLive } from './pane-context.ts';
import type { ActState } from './use-act.ts';

/** Long enough to be read by whoever looked away. */
const successMs = 60_000;

/**
 * Takes the result of an act away once it is no news: a success after a minute, and a line that was down when the
 * server is heard again.
 *
 * @param isKept a result with something in it to be done
 */
export function useFading<Result>(
  state: ActState<Result>,
  forget: () => void,
  isKept: (result: Result) => boolean = () => false,
): void {
  const { asOf } = useLive();
  const fades = state.kind === 'done' && !isKept(state.result);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another result has its own minute
  useEffect(() => {
    if (!fades) return;
    const timer = setTimeout(forget, successMs);
    return () => clearTimeout(timer);
  }, [fades, state, forget]);
  const isOffline = state.kind === 'failed' && state.fault.isOffline;
  const [failed, setFailed] = useState<{ readonly state: object; readonly asOf: string | null } | null>(null);
  useEffect(() => {
    if (!isOffline) return;
    if (failed?.state !== state) setFailed({ state, asOf });
    else if (asOf !== failed.asOf) forget();
  }, [isOffline, state, failed, asOf, forget]);
}
