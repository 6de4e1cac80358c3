import type { GivenBack } from '../../../schema/sheets/diff.ts';
import type { LiveLink } from '../../client/live.ts';
import type { FoundTable } from '../../excel/find.ts';
import type { PaneSession } from '../pane-session.ts';
import type { LiveExcel } from './live-excel.ts';
import type { LiveTablesState } from './live-table.ts';
import type { SweepTimers } from './mark-sweep.ts';
import type { SheetActs, TableOutcome } from './sheets.ts';

/** Brings tables up to date as changes come in, where and when that is safe. */
export interface LiveTables {
  state(): LiveTablesState;
  subscribe(listener: () => void): () => void;
  /** Once Excel is there; before, changes are only counted. */
  start(): void;
  /** For this session of the pane alone. */
  pause(isPaused: boolean): void;
  /** Looks for the tables there are now. @param isCalculating as in `TableSearch` @throws ExcelFault */
  look(isCalculating?: boolean): Promise<readonly FoundTable[]>;
  /** One table, or all that wait: a person asks for it. */
  applyNow(tableName?: string): Promise<void>;
  /** Cells of a table that are to hold our figures again; null when nobody is signed in or the table is not known. */
  giveBack(tableName: string, cells: readonly GivenBack[]): Promise<TableOutcome | null>;
  close(): void;
}

export interface LiveTablesParts {
  readonly live: LiveLink;
  readonly sheets: Pick<SheetActs, 'find' | 'refresh' | 'versionOf' | 'freshness' | 'watch'>;
  readonly session: PaneSession;
  readonly excel?: LiveExcel;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly timers?: SweepTimers;
}
