import { mergeClasses, Tab, TabList } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiError } from '../../client/api-error.ts';
import { CampaignDocument, type CampaignPartsFragment } from '../../client/generated/graphql.ts';
import { usePane, usePaneState } from '../pane-context.ts';
import { useLoad } from '../use-act.ts';
import { useChanges } from '../use-changes.ts';
import { BreakdownPage } from './breakdown-page.tsx';
import { CampaignHead } from './campaign-head.tsx';
import { ImportPage } from './import-page.tsx';
import { PeoplePage, type WantedPerson } from './people-page.tsx';
import { PolicySection } from './policy-section.tsx';
import { ReviewPage } from './review-page.tsx';
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
  // When figures last came in, what may be done: every pane of the county asks, so not for every change.
  // The tables in the workbook go first: the head says little that is new.
  useChanges(campaignId, ['FIGURES', 'DAY'], reload, 5_000, 1_500);
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
  const { breakdowns, host } = usePane();
  const { viewer } = usePaneState();
  const hasSheets = host.excel === 'ready';
  const { allowed: hasImport, reason } = campaign.mayImportPayments;
  // Sums alone for analysts: nothing of single persons to work through or to look up.
  const hasPeople = viewer !== null && viewer.role !== 'ANALYST';
  const tabs = [
    'sheets' as const,
    'tasks' as const,
    ...(hasImport ? (['import'] as const) : []),
    ...(hasPeople ? (['review', 'people'] as const) : []),
    'policy' as const,
  ];
  const [chosen, setChosen] = useState<PageTab>('sheets');
  const tab = tabs.includes(chosen) ? chosen : (tabs[0] ?? 'policy');
  const [wanted, setWanted] = useState<WantedPerson | null>(null);
  // Nothing is asked for a tab before it is opened.
  const [opened, setOpened] = useState<ReadonlySet<PageTab>>(() => new Set());
  if (!opened.has(tab)) setOpened(new Set([...opened, tab]));
  useEffect(() => {
    if (!hasSheets) return;
    // What was typed into a form and not sent is looked after from the start, whichever tab is in front.
    breakdowns.hasJournals().then(
      (isSo) => isSo && setOpened((before) => new Set([...before, 'tasks'])),
      () => {
        // Excel is busy: it is looked at when the tab is opened.
      },
    );
  }, [breakdowns, hasSheets]);
  const panels: Readonly<Record<PageTab, () => ReactNode>> = {
    sheets: () => <SheetActions campaign={campaign} onFiguresChanged={onFiguresChanged} />,
    tasks: () => (
      <BreakdownPage campaign={campaign} isShown={tab === 'tasks'} onFiguresChanged={onFiguresChanged} />
    ),
    import: () => (
      <ImportPage
        campaign={campaign}
        onFiguresChanged={onFiguresChanged}
        onRefreshSheets={hasSheets ? () => setChosen('sheets') : null}
      />
    ),
    review: () => (
      <ReviewPage
        campaign={campaign}
        isShown={tab === 'review'}
        onShowPerson={(key) => {
          setWanted((before) => ({ key, round: (before?.round ?? 0) + 1 }));
          setChosen('people');
        }}
      />
    ),
    people: () => (
      <PeoplePage
        campaign={campaign}
        isShown={tab === 'people'}
        onFiguresChanged={onFiguresChanged}
        wanted={wanted}
      />
    ),
    policy: () => (
      <PolicySection campaign={campaign} isShown={tab === 'policy'} onPublished={onFiguresChanged} />
    ),
  };
  return (
    <>
      <CampaignHead campaign={campaign} />
      {tabs.length > 1 && (
        <TabList
          className={styles.tabs}
          selectedValue={tab}
          onTabSelect={(_, { value }) => setChosen(value as PageTab)}
        >
          {tabs.map((name) => (
            <Tab key={name} value={name} id={`tab-${name}`} aria-controls={`panel-${name}`}>
              {tabNames[name]}
            </Tab>
          ))}
        </TabList>
      )}
      {tabs.map((name) => (
        // All that were opened stay in place: an import goes on while its clerk looks at the sheets.
        <div
          key={name}
          id={`panel-${name}`}
          className={mergeClasses(tab !== name && styles.hidden)}
          // Only with several tabs is a section a tab's panel.
          {...(tabs.length > 1 ? { role: 'tabpanel', 'aria-labelledby': `tab-${name}` } : {})}
        >
          {opened.has(name) && panels[name]()}
        </div>
      ))}
      {!hasImport && reason && <p className={styles.muted}>{reason}</p>}
    </>
  );
}

type PageTab = 'sheets' | 'tasks' | 'import' | 'review' | 'people' | 'policy';

/** Two characters each: six of them fit into 320 pixels. */
const tabNames: Readonly<Record<PageTab, string>> = {
  sheets: '表格',
  tasks: '任务',
  import: '导入',
  review: '核对',
  people: '人员',
  policy: '政策',
};
