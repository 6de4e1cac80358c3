import type { CampaignPartsFragment } from '../../client/generated/graphql.ts';
import { needsPersonDetails } from '../acts/person-details.ts';
import { usePane } from '../pane-context.ts';
import { ChaseReport } from './chase-report.tsx';
import { InsertSheet } from './insert-sheet.tsx';
import { RefreshOnOpen } from './refresh-on-open.tsx';
import { RefreshTables } from './refresh-tables.tsx';
import { RosterSheet } from './roster-sheet.tsx';
import { usePaneStyles } from './styles.ts';

/** Insert a sheet or take it as a file, refresh what is in the workbook, send back what was filled in. */
export function SheetActions({
  campaign,
  onFiguresChanged,
}: {
  readonly campaign: CampaignPartsFragment;
  readonly onFiguresChanged: () => void;
}) {
  const styles = usePaneStyles();
  const { host } = usePane();
  const hasSheets = host.excel === 'ready';
  return (
    <div className={styles.sections}>
      {hasSheets && <RefreshOnOpen />}
      <InsertSheet campaign={campaign} />
      {hasSheets && <RosterSheet campaign={campaign} />}
      {hasSheets && <RefreshTables />}
      {hasSheets && !needsPersonDetails(campaign) && (
        <ChaseReport campaign={campaign} onReported={onFiguresChanged} />
      )}
    </div>
  );
}
