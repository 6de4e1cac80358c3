import { useRef, useState } from 'react';
import { ApiError } from '../client/api-error.ts';
import type { ImportPlan } from './acts/import-plan.ts';
import { type ImportEnd, type ImportProgress, type ImportSource, runImport } from './acts/imports.ts';
import { usePane } from './pane-context.ts';
import { type ActState, useAct } from './use-act.ts';

/** One import under way, whatever it brings. */
export interface ImportRun {
  readonly state: ActState<ImportEnd>;
  readonly isBusy: boolean;
  readonly progress: ImportProgress | null;
  readonly isCancelled: boolean;
  readonly start: (plan: ImportPlan, source: ImportSource) => void;
  readonly cancel: () => void;
}

/** @param onEnd what came of it, before it is shown */
export function useImport(onEnd: (end: ImportEnd) => void): ImportRun {
  const { client, session } = usePane();
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [isCancelled, setCancelled] = useState(false);
  const cancelling = useRef<AbortController | null>(null);
  const [state, start] = useAct(async (plan: ImportPlan, source: ImportSource): Promise<ImportEnd> => {
    const controller = new AbortController();
    cancelling.current = controller;
    session.setImporting(true);
    setCancelled(false);
    try {
      const end = await runImport(client, plan, source, controller.signal, setProgress);
      onEnd(end);
      return end;
    } catch (error) {
      // The upload does not go through the client, which would have noticed.
      if (error instanceof ApiError && error.isSignedOut) session.lose();
      throw error;
    } finally {
      session.setImporting(false);
      setProgress(null);
    }
  });
  return {
    state,
    isBusy: state.kind === 'busy',
    progress,
    isCancelled,
    start: (plan, source) => void start(plan, source),
    cancel: () => {
      setCancelled(true);
      cancelling.current?.abort();
    },
  };
}
