import { clearMarks } from '../../excel/change-marks.ts';
import { onTablesChanged } from '../../excel/events.ts';
import { activeSheetName, onReaderMoved } from '../../excel/reader-moves.ts';
import type { SweepTimers } from './mark-sweep.ts';

/** As much of Excel as following changes needs. */
export interface LiveExcel {
  onTablesChanged(listener: () => void): Promise<() => Promise<void>>;
  onReaderMoved(listener: (isEdit?: boolean) => void): Promise<() => Promise<void>>;
  activeSheetName(): Promise<string>;
  clearMarks(tables: readonly string[]): Promise<void>;
}

export const officeExcel: LiveExcel = { onTablesChanged, onReaderMoved, activeSheetName, clearMarks };

export const windowTimers: SweepTimers = {
  set: (act, ms) => setTimeout(act, ms),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
