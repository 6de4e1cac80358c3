import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Actor } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { DivisionRecord } from '../divisions.ts';
import type { ProgressService } from './progress.ts';

export type ProgressBy = 'TOWNSHIP' | 'VILLAGE' | 'CATEGORY' | 'DAY';
export type Cell = string | number | null;

export interface ProgressTableQuery {
  readonly by: ProgressBy;
  readonly under: string | null;
  /** Null: today; for a campaign that has ended, its last day. */
  readonly asOf: LocalDate | null;
  /** The state of the table the asker has. */
  readonly since: string | null;
}

/** A table of figures by columns; the fields are those of `FigureTable`. */
export interface FigureTableRecord {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total: readonly (readonly Cell[])[];
  readonly state: string;
  readonly figuresVersion: number;
  readonly asOfOn: LocalDate;
  readonly calculatedAt: string;
  readonly hasQuotas: boolean;
  readonly rowSumQuota: number | null;
  readonly quotaDifference: number | null;
  readonly totalCount: number;
  readonly isDifference: boolean;
  readonly isTruncated: boolean;
  readonly parent: DivisionRecord;
}

export interface ProgressTables {
  of(actor: Actor, campaign: CampaignRecord, query: ProgressTableQuery): Promise<FigureTableRecord>;
}

/** The 进度表 in blocks: by township, village, category of people or day. */
export function createProgressTables(_progress: ProgressService): ProgressTables {
  return {
    async of() {
      throw new Error('progress tables are not there yet');
    },
  };
}
