import { useEffect, useRef } from 'react';
import type { ChangeParts } from '../client/live-marks.ts';
import { usePane } from './pane-context.ts';

/**
 * Runs `act` when the server says that something of these kinds has changed: after `restMs`, then at most once in
 * `gapMs`, the last time after the last change.
 */
export function useChanges(
  campaignId: string,
  kinds: readonly ChangeParts['kinds'][number][],
  act: () => void,
  gapMs: number,
  restMs = 0,
): void {
  const { live } = usePane();
  const latest = useRef(act);
  latest.current = act;
  const wanted = kinds.join();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ranAt = Number.NEGATIVE_INFINITY;
    const run = () => {
      timer = undefined;
      ranAt = Date.now();
      latest.current();
    };
    const stop = live.onChange((changes) => {
      const concerns = changes.some(
        (change) =>
          change.campaignId === campaignId &&
          (change.isEverything || change.kinds.some((kind) => wanted.split(',').includes(kind))),
      );
      if (concerns) timer ??= setTimeout(run, Math.max(restMs, ranAt + gapMs - Date.now()));
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [live, campaignId, wanted, gapMs, restMs]);
}
