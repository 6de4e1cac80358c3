import { mergeClasses, Tab, TabList } from '@fluentui/react-components';
import { useState } from 'react';
import { ApiError } from '../../client/api-error.ts';
import { CampaignDocument, type CampaignPartsFragment } from '../../client/generated/graphql.ts';
import { usePane } from '../pane-context.ts';
import { useLoad } from '../use-act.ts';
import { CampaignHead } from './campaign-head.tsx';
import { ImportPayments } from './import-payments.tsx';
import { PolicySection } from './policy-section.tsx';
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
  const tabs = [
    ...(hasSheets ? (['sheets'] as const) : []),
    ...(hasImport ? (['import'] as const) : []),
    'policy' as const,
  ];
  const [chosen, setChosen] = useState<PageTab>('sheets');
  const tab = tabs.includes(chosen) ? chosen : tabs[0];
  // All stay in place: an import goes on while its clerk looks at the sheets.
  const panelOf = (name: PageTab) => ({
    id: `panel-${name}`,
    className: mergeClasses(tab !== name && styles.hidden),
    // Only with several tabs is a section a tab's panel.
    ...(tabs.length > 1 ? { role: 'tabpanel', 'aria-labelledby': `tab-${name}` } : {}),
  });
  return (
    <>
      <CampaignHead campaign={campaign} />
      {tabs.length > 1 && (
        <TabList selectedValue={tab} onTabSelect={(_, { value }) => setChosen(value as PageTab)}>
          {tabs.map((name) => (
            <Tab key={name} value={name} id={`tab-${name}`} aria-controls={`panel-${name}`}>
              {tabNames[name]}
            </Tab>
          ))}
        </TabList>
      )}
      {hasSheets && (
        <div {...panelOf('sheets')}>
          <SheetActions campaign={campaign} />
        </div>
      )}
      {hasImport && (
        <div {...panelOf('import')}>
          <ImportPayments
            campaignId={campaign.id}
            onFiguresChanged={onFiguresChanged}
            onRefreshSheets={hasSheets ? () => setChosen('sheets') : null}
          />
        </div>
      )}
      <div {...panelOf('policy')}>
        <PolicySection campaign={campaign} isShown={tab === 'policy'} onPublished={onFiguresChanged} />
      </div>
      {!hasImport && reason && <p className={styles.muted}>{reason}</p>}
    </>
  );
}

type PageTab = 'sheets' | 'import' | 'policy';

const tabNames: Readonly<Record<PageTab, string>> = {
  sheets: '表格',
  import: '导入缴费',
  policy: '政策',
};
