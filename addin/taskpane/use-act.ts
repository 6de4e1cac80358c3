import { useCallback, useEffect, useRef, useState } from 'react';
import { type Fault, faultOf, isAbort } from './fault.ts';

export type ActState<Result> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly fault: Fault };

/**
 * A button's act and how it went. A second press while it runs does nothing; an aborted act is idle again.
 *
 * @returns how it went, the press, and what takes the result away again
 */
export function useAct<Args extends readonly unknown[], Result>(
  act: (...args: Args) => Promise<Result>,
): readonly [ActState<Result>, (...args: Args) => Promise<void>, () => void] {
  const [state, setState] = useState<ActState<Result>>({ kind: 'idle' });
  const running = useRef(false);
  const latest = useRef(act);
  latest.current = act;
  const run = useCallback(async (...args: Args) => {
    if (running.current) return;
    running.current = true;
    setState({ kind: 'busy' });
    try {
      setState({ kind: 'done', result: await latest.current(...args) });
    } catch (error) {
      setState(isAbort(error) ? { kind: 'idle' } : { kind: 'failed', fault: faultOf(error) });
    } finally {
      running.current = false;
    }
  }, []);
  const forget = useCallback(() => {
    if (!running.current) setState({ kind: 'idle' });
  }, []);
  return [state, run, forget];
}

/** Something to be loaded when the view opens, and again on demand; the last answer stays while it reloads. */
export function useLoad<Result>(
  load: () => Promise<Result>,
  key: string,
): { readonly state: ActState<Result>; readonly reload: () => void } {
  const [state, setState] = useState<ActState<Result>>({ kind: 'busy' });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key or round means loading again
  useEffect(() => {
    let isCurrent = true;
    setState((before) => (before.kind === 'done' ? before : { kind: 'busy' }));
    latest.current().then(
      (result) => isCurrent && setState({ kind: 'done', result }),
      (error) => {
        if (!isCurrent) return;
        const fault = faultOf(error);
        // What is on the screen stays: an import and its result must not vanish because the head did not reload.
        setState((before) => (before.kind === 'done' ? before : { kind: 'failed', fault }));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [key, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { state, reload };
}
