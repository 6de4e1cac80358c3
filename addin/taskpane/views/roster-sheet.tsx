import { Button, Field, ProgressBar, Select } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { localDateAt } from '../../../schema/values/local-date.ts';
import { type CampaignPartsFragment, TownshipsDocument } from '../../client/generated/graphql.ts';
import type { FoundTable } from '../../excel/find.ts';
import { removeStaging, type StagingProgress } from '../../excel/staged.ts';
import { deleteSheetOf } from '../../excel/staged-sheets.ts';
import { townshipOf } from '../acts/models.ts';
import { type InsertedRoster, insertRoster } from '../acts/roster-sheet.ts';
import { rosterSources } from '../acts/rosters.ts';
import { usePane, usePaneState } from '../pane-context.ts';
import { useAct, useLoad } from '../use-act.ts';
import { SheetInserted } from './sheet-result.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** Inserts the whole roster, however long: in blocks, with a way back. */
export function RosterSheet({ campaign }: { readonly campaign: CampaignPartsFragment }) {
  const { viewer } = usePaneState();
  // Analysts see sums alone.
  if (!viewer || viewer.role === 'ANALYST') return null;
  return <RosterInsert campaign={campaign} own={townshipOf(viewer)} />;
}

function RosterInsert({
  campaign,
  own,
}: {
  readonly campaign: CampaignPartsFragment;
  readonly own: { readonly code: string; readonly name: string } | null;
}) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const { state: choices, reload } = useLoad(async () => {
    if (own) return { townships: [], sources: [] };
    const [{ divisions }, { sources }] = await Promise.all([
      client.send(TownshipsDocument, { campaignId: campaign.id }),
      rosterSources(client, campaign.id, localDateAt(new Date())),
    ]);
    return { townships: divisions, sources };
  }, campaign.id);
  const { townships, sources } = choices.kind === 'done' ? choices.result : { townships: [], sources: [] };
  const [code, setCode] = useState('');
  const [sourceCode, setSourceCode] = useState('');
  const run = useRosterRun();
  useEffect(() => {
    // What a pane left that was closed halfway. Excel may be busy; the next one finds it too.
    removeStaging().catch(() => undefined);
  }, []);
  const press = () => {
    const source = sources.find((each) => each.code === sourceCode) ?? null;
    const township = own ?? townships.find((each) => each.code === code) ?? null;
    run.start({ campaignId: campaign.id, source, township });
  };
  return (
    <section className={styles.section} aria-labelledby="roster-sheet-heading">
      <h2 className={styles.heading} id="roster-sheet-heading">
        插入名册
      </h2>
      <p className={styles.muted}>
        在册人员逐人一行，姓名和证件号码部分隐藏。行数多时要等一会儿，可以继续做别的，也可以取消。
      </p>
      {!own && (
        <>
          <Field label="哪个名册">
            <Select value={sourceCode} onChange={(_, { value }) => setSourceCode(value)}>
              <option value="">全部困难群众名册</option>
              {sources.map((each) => (
                <option key={each.code} value={each.code}>
                  {each.name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="哪些乡镇">
            <Select value={code} onChange={(_, { value }) => setCode(value)}>
              <option value="">全县</option>
              {townships.map((each) => (
                <option key={each.code} value={each.code}>
                  {each.name}
                </option>
              ))}
            </Select>
          </Field>
        </>
      )}
      {choices.kind === 'failed' && <FaultBar fault={choices.fault} onRetry={reload} />}
      <Button disabledFocusable={run.isBusy} onClick={press}>
        插入名册
      </Button>
      {run.isBusy && (
        <>
          <Progress progress={run.progress} />
          <div className={styles.row}>
            <Button disabledFocusable={run.isCancelled} onClick={run.cancel}>
              {run.isCancelled ? '正在取消…' : '取消'}
            </Button>
          </div>
        </>
      )}
      {run.state.kind === 'failed' &&
        (run.state.fault.code === 'TABLE_STAGING_CANCELLED' ? (
          <Result intent="info">{run.state.fault.text}</Result>
        ) : (
          <FaultBar fault={run.state.fault} />
        ))}
      {run.state.kind === 'done' && (
        <Inserted key={run.state.result.sheet.name} inserted={run.state.result} />
      )}
    </section>
  );
}

function useRosterRun() {
  const { client } = usePane();
  const [progress, setProgress] = useState<StagingProgress | null>(null);
  const [isCancelled, setCancelled] = useState(false);
  const controller = useRef<AbortController | null>(null);
  const [state, start] = useAct(async (choice: Parameters<typeof insertRoster>[1]) => {
    const own = new AbortController();
    controller.current = own;
    setCancelled(false);
    setProgress(null);
    return insertRoster(client, choice, { signal: own.signal, onProgress: setProgress });
  });
  // Who leaves the page or signs out does not want it any more.
  useEffect(() => () => controller.current?.abort(), []);
  return {
    state,
    isBusy: state.kind === 'busy',
    isCancelled,
    progress,
    start: (choice: Parameters<typeof insertRoster>[1]) => void start(choice),
    cancel: () => {
      setCancelled(true);
      controller.current?.abort();
    },
  };
}

function Progress({ progress }: { readonly progress: StagingProgress | null }) {
  if (!progress) return <Loading label="正在取数…" />;
  const { rows, of, isWaiting } = progress;
  const words = isWaiting
    ? '有单元格正在编辑。按回车键或 Esc 键结束编辑后接着插入。'
    : rows >= of
      ? '正在整理格式…'
      : `${groupDigits(rows)} / ${groupDigits(of)} 行`;
  return (
    <Field validationState="none" validationMessage={<span role="status">{words}</span>}>
      <ProgressBar value={of === 0 ? 0 : rows / of} aria-label="插入进度" />
    </Field>
  );
}

function Inserted({ inserted: { sheet, older } }: { readonly inserted: InsertedRoster }) {
  return (
    <>
      <SheetInserted sheet={sheet} />
      {older.map((table) => (
        <OlderSheet key={table.name} table={table} />
      ))}
    </>
  );
}

/** A sheet may hold what somebody wrote beside the table: it is deleted at the second press alone. */
function OlderSheet({ table }: { readonly table: FoundTable }) {
  const [isAsked, setAsked] = useState(false);
  const [state, remove] = useAct(() => deleteSheetOf(table));
  if (state.kind === 'done') {
    return state.result ? (
      <Result intent="success">{sentence('ROSTER_OLD_DELETED', { found: table.sheetName })}</Result>
    ) : (
      <Result intent="warning">{sentence('ROSTER_OLD_MOVED', { found: table.sheetName })}</Result>
    );
  }
  return (
    <>
      <Result
        intent={isAsked ? 'warning' : 'info'}
        action={
          <Button
            size="small"
            disabledFocusable={state.kind === 'busy'}
            onClick={() => (isAsked ? void remove() : setAsked(true))}
          >
            {isAsked ? '确定删除' : '删除旧表'}
          </Button>
        }
      >
        {sentence(isAsked ? 'ROSTER_OLD_DELETE' : 'ROSTER_OLD_KEPT', { found: table.sheetName })}
      </Result>
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
    </>
  );
}
