import { useCallback, useEffect, useRef, useState } from 'react';
import { onFormsTouched } from '../excel/form-events.ts';
import type { PendingForm } from './acts/breakdown-forms.ts';
import type { FormOutcome } from './acts/breakdown-send.ts';
import { type Fault, faultOf } from './fault.ts';
import { usePane } from './pane-context.ts';

export interface BreakdownForms {
  /** Null until the first scan. */
  readonly forms: readonly PendingForm[] | null;
  /** Why the last scan failed; what was seen before stays. */
  readonly fault: Fault | null;
  /** What became of acts that had got no answer when the pane was closed. */
  readonly retried: readonly FormOutcome[];
  readonly scan: () => Promise<void>;
}

/** After an event, until the reader has most likely typed on. */
const quietMs = 1_000;
/** Events can be lost: while somebody looks, it is looked anyway. */
const everyMs = 20_000;

/** The forms of the workbook and what is pending on them, kept up to date by hints and by the clock. */
export function useBreakdownForms(isShown: boolean): BreakdownForms {
  const { breakdowns, host } = usePane();
  const hasSheets = host.excel === 'ready';
  const [forms, setForms] = useState<readonly PendingForm[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [retried, setRetried] = useState<readonly FormOutcome[]>([]);
  const isAlive = useRef(true);
  // Sheets that were touched and are no forms: a table of 6,000 rows is no reason to look.
  const plain = useRef(new Set<string>());
  const touchedIds = useRef(new Set<string>());

  const scan = useCallback(async () => {
    if (!hasSheets) return;
    const ids = [...touchedIds.current];
    touchedIds.current.clear();
    try {
      const found = await breakdowns.scan();
      const forms = new Set(found.map(({ sheet }) => sheet?.sheetId));
      for (const id of ids) if (!forms.has(id)) plain.current.add(id);
      if (!isAlive.current) return;
      setForms(found);
      setFault(null);
    } catch (error) {
      if (isAlive.current) setFault(faultOf(error));
    }
  }, [breakdowns, hasSheets]);

  useEffect(() => {
    isAlive.current = true;
    if (!hasSheets) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop: (() => Promise<void>) | null = null;
    const touched = (worksheetId: string) => {
      if (plain.current.has(worksheetId)) return;
      touchedIds.current.add(worksheetId);
      clearTimeout(timer);
      timer = setTimeout(() => void scan(), quietMs);
    };
    const start = async () => {
      try {
        stop = await onFormsTouched(touched);
      } catch {
        // Without events the clock and every act look for themselves.
      }
      if (!isAlive.current) await stop?.();
      const open = (await breakdowns.scan().catch(() => [])).filter(({ journal }) => journal?.outbox);
      for (const form of open) {
        const outcome = await breakdowns.retry(form).catch(() => null);
        if (outcome && isAlive.current) setRetried((before) => [...before, outcome]);
      }
      await scan();
    };
    void start();
    return () => {
      isAlive.current = false;
      clearTimeout(timer);
      void stop?.();
    };
  }, [breakdowns, hasSheets, scan]);

  useEffect(() => {
    if (!isShown || !hasSheets) return;
    void scan();
    const clock = setInterval(() => void scan(), everyMs);
    return () => clearInterval(clock);
  }, [isShown, hasSheets, scan]);

  return { forms, fault, retried, scan };
}
