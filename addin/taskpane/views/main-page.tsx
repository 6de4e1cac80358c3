import { mergeClasses, Tab, TabList } from '@fluentui/react-components';
import { useState } from 'react';
import { ApiError } from '../../client/api-error.ts';
import { CampaignDocument, type CampaignPartsFragment } from '../../client/generated/graphql.ts';
import { usePane } from '../pane-context.ts';
import { useLoad } from '../use-act.ts';
import { CampaignHead } from './campaign-head.tsx';
import { ImportPayments } from './import-payments.tsx';
import { SheetActions } from './sheet-actions.tsx';
import { FaultBar, Loading } from './states.tsx';
import { usePaneStyles } from './styles.ts';

export function MainPage({ campaignId }: { readonly campaignId: string }) {
  const { client, session } = usePane();
  const { state, reload } = useLoad(async () => {
    const { campaign } = await client.send(CampaignDocument, { id: campaignId });
    if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
    return campaign;
  }, campaignId);
  if (state.kind === 'failed') {
    const isGone = state.fault.code === 'CAMPAIGN_NOT_FOUND';
    return <FaultBar fault={state.fault} onRetry={isGone ? () => session.chooseCampaign(null) : reload} />;
  }
  if (state.kind !== 'done') return <Loading label="正在读取征缴工作…" />;
  return <Sections campaign={state.result} onFiguresChanged={reload} />;
}

function Sections({
  campaign,
  onFiguresChanged,
}: {
  readonly campaign: CampaignPartsFragment;
  readonly onFiguresChanged: () => void;
}) {
  const styles = usePaneStyles();
  const { host } = usePane();
  const hasSheets = host.excel === 'ready';
  const { allowed: hasImport, reason } = campaign.mayImportPayments;
  const [chosen, setChosen] = useState<'sheets' | 'import'>('sheets');
  const tab = hasSheets && (chosen === 'sheets' || !hasImport) ? 'sheets' : 'import';
  // Both stay in place: an import goes on while its clerk looks at the sheets.
  return (
    <>
      <CampaignHead campaign={campaign} />
      {hasSheets && hasImport && (
        <TabList
          selectedValue={tab}
          onTabSelect={(_, { value }) => setChosen(value === 'import' ? 'import' : 'sheets')}
        >
          <Tab value="sheets" id="tab-sheets" aria-controls="panel-sheets">
            表格
          </Tab>
          <Tab value="import" id="tab-import" aria-controls="panel-import">
            导入缴费
          </Tab>
        </TabList>
      )}
      {hasSheets && (
        <div
          id="panel-sheets"
          {...(hasImport ? panelOf('tab-sheets') : {})}
          className={mergeClasses(tab !== 'sheets' && styles.hidden)}
        >
          <SheetActions campaign={campaign} />
        </div>
      )}
      {hasImport && (
        <div
          id="panel-import"
          {...(hasSheets ? panelOf('tab-import') : {})}
          className={mergeClasses(tab !== 'import' && styles.hidden)}
        >
          <ImportPayments
            campaignId={campaign.id}
            onFiguresChanged={onFiguresChanged}
            onRefreshSheets={hasSheets ? () => setChosen('sheets') : null}
          />
        </div>
      )}
      {!hasImport && reason && <p className={styles.muted}>{reason}</p>}
    </>
  );
}

/** Only with two tabs is a section a tab's panel. */
function panelOf(tabId: string) {
  return { role: 'tabpanel', 'aria-labelledby': tabId } as const;
}
