import type { Database } from '../../db/database.ts';
import type { AmountsDue } from '../amounts/amounts-due.ts';
import type { Campaigns } from '../campaigns/campaigns.ts';
import type { Divisions } from '../divisions.ts';
import type { ProgressService } from '../progress/progress.ts';
import type { Rewards } from '../rewards/rewards.ts';

/** What single figures are answered from. */
export interface FigureParts {
  readonly database: Database;
  readonly campaigns: Campaigns;
  readonly divisions: Divisions;
  readonly progress: ProgressService;
  readonly amountsDue: AmountsDue;
  readonly rewards: Rewards;
  readonly clock: () => Date;
}

/** Single figures, many at once: for the formulas of a workbook. */
export type Figures = Readonly<Record<string, never>>;

export function createFigures(_parts: FigureParts): Figures {
  return {};
}
