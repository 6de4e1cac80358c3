import { Button, Checkbox, ToggleButton } from '@fluentui/react-components';
import { useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import type { BreakdownListed, BreakdownOverviewView, BreakdownsAnswer } from '../acts/breakdown-cycle.ts';
import type { PendingForm } from '../acts/breakdown-forms.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { BreakdownCard, StateBadges } from './breakdown-card.tsx';
import { BreakdownDeadline } from './breakdown-deadline.tsx';
import { BreakdownRefusals } from './breakdown-refusals.tsx';
import { SheetInserted } from './sheet-result.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

type Filter = keyof BreakdownOverviewView['counts'];

const filterNames: Readonly<Record<Filter, string>> = {
  notDispatched: '未下发',
  notOpened: '未打开',
  notFilled: '未填完',
  draft: '填报中',
  submitted: '已提交',
  returned: '已退回',
  accepted: '已通过',
  locked: '已锁定',
  reopened: '重新开放',
  recalled: '已收回',
  late: '逾期',
};

const batchActs = ['accept', 'lock', 'deadline'] as const;
type BatchAct = (typeof batchActs)[number];

const batchNames: Readonly<Record<BatchAct, string>> = {
  accept: '通过',
  lock: '锁定',
  deadline: '改填报截止',
};

/** Who has not opened, filled or submitted, who is late; each township with what can be done about it. */
export function BreakdownOverview({
  campaignId,
  overview,
  hasDetails,
  formOf,
  acted,
  onChanged,
}: {
  readonly campaignId: string;
  readonly overview: BreakdownOverviewView;
  readonly hasDetails: boolean;
  /** A township's form in this workbook; null when there is none. */
  readonly formOf: (breakdown: BreakdownListed) => PendingForm | null;
  /** Rises with every act on a form. */
  readonly acted: number;
  readonly onChanged: () => Promise<void>;
}) {
  const styles = usePaneStyles();
  const { host } = usePane();
  const [filter, setFilter] = useState<Filter | null>(null);
  const [openCode, setOpen] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const shown = overview.breakdowns.filter((each) => filter === null || isOf(each, filter));
  const choosable = shown.filter(({ may }) => batchActs.some((act) => may[act].allowed));
  const toggle = (code: string) => {
    const next = new Set(picked);
    if (!next.delete(code)) next.add(code);
    setPicked(next);
  };
  return (
    <>
      <section className={styles.row} aria-label="按状态">
        {(Object.keys(filterNames) as Filter[])
          .filter((each) => overview.counts[each] > 0)
          .map((each) => (
            <ToggleButton
              key={each}
              size="small"
              checked={filter === each}
              onClick={() => setFilter(filter === each ? null : each)}
            >
              {filterNames[each]} {groupDigits(overview.counts[each])}
            </ToggleButton>
          ))}
      </section>
      {filter === 'notDispatched' && (
        <ul className={styles.list} aria-label="未下发的乡镇">
          {overview.notDispatched.map(({ code, name }) => (
            <li key={code}>{name}</li>
          ))}
        </ul>
      )}
      {hasDetails && host.excel === 'ready' && <Summary campaignId={campaignId} />}
      {choosable.length > 1 && (
        <Batch
          campaignId={campaignId}
          items={choosable}
          picked={picked}
          onPick={setPicked}
          onChanged={onChanged}
        />
      )}
      <ul className={styles.list} aria-label="各乡镇">
        {shown.map((each) => (
          <li key={each.id}>
            {openCode === each.division.code ? (
              <>
                <BreakdownCard
                  campaignId={campaignId}
                  breakdown={each}
                  hasDetails={hasDetails}
                  form={formOf(each)}
                  acted={acted}
                  onChanged={onChanged}
                />
                <Button
                  size="small"
                  appearance="subtle"
                  className={styles.quiet}
                  onClick={() => setOpen(null)}
                >
                  收起
                </Button>
              </>
            ) : (
              <div className={styles.spread}>
                <span className={styles.row}>
                  {choosable.length > 1 && choosable.includes(each) && (
                    <Checkbox
                      aria-label={`选中 ${each.division.name}`}
                      checked={picked.has(each.division.code)}
                      onChange={() => toggle(each.division.code)}
                    />
                  )}
                  <Button
                    size="small"
                    appearance="subtle"
                    className={styles.quiet}
                    aria-expanded={false}
                    onClick={() => setOpen(each.division.code)}
                  >
                    {each.division.name}
                  </Button>
                </span>
                <StateBadges breakdown={each} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** 分村目标汇总: a table of all villages, which 刷新 brings up to date. */
function Summary({ campaignId }: { readonly campaignId: string }) {
  const styles = usePaneStyles();
  const { sheets } = usePane();
  const [state, insert] = useAct(() =>
    sheets.insertFigures({ kind: 'breakdown', campaignId, level: 'VILLAGE', township: null, asOf: null }),
  );
  return (
    <>
      <Button
        size="small"
        className={styles.start}
        disabledFocusable={state.kind === 'busy'}
        onClick={() => void insert()}
      >
        插入分村汇总表
      </Button>
      {state.kind === 'busy' && <Loading label="正在插入…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && <SheetInserted key={state.result.name} sheet={state.result} />}
    </>
  );
}

/** Several townships at once, in one transaction. */
function Batch({
  campaignId,
  items,
  picked,
  onPick,
  onChanged,
}: {
  readonly campaignId: string;
  readonly items: readonly BreakdownListed[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
  readonly onChanged: () => Promise<void>;
}) {
  const styles = usePaneStyles();
  const { breakdowns } = usePane();
  const chosen = items.filter(({ division }) => picked.has(division.code));
  const [isMoving, setMoving] = useState(false);
  const allowed = (act: BatchAct) => chosen.filter(({ may }) => may[act].allowed);
  const [state, run] = useAct(async (act: BatchAct, send: () => Promise<BreakdownsAnswer>) => {
    const answer = await send();
    setMoving(false);
    onPick(new Set());
    await onChanged();
    return { act, ...answer };
  });
  const movable = allowed('deadline');
  const press = (act: BatchAct) => {
    if (act === 'deadline') setMoving(!isMoving);
    else void run(act, () => breakdowns[act](campaignId, allowed(act)));
  };
  return (
    <>
      <div className={styles.row}>
        <Button
          size="small"
          appearance="subtle"
          className={styles.quiet}
          onClick={() =>
            onPick(
              chosen.length === items.length
                ? new Set()
                : new Set(items.map(({ division }) => division.code)),
            )
          }
        >
          {chosen.length === items.length ? '全部不选' : `全选（${items.length}）`}
        </Button>
        {batchActs.map(
          (act) =>
            allowed(act).length > 0 && (
              <Button
                key={act}
                size="small"
                appearance={act === 'deadline' ? 'secondary' : 'primary'}
                disabledFocusable={state.kind === 'busy'}
                {...(act === 'deadline' ? { 'aria-expanded': isMoving } : {})}
                onClick={() => press(act)}
              >
                {act === 'deadline'
                  ? `改选中 ${allowed(act).length} 个的填报截止…`
                  : `${batchNames[act]}选中的 ${allowed(act).length} 个`}
              </Button>
            ),
        )}
      </div>
      {isMoving && movable.length > 0 && (
        <BreakdownDeadline
          items={movable}
          isBusy={state.kind === 'busy'}
          onMove={(day, reason) =>
            void run('deadline', () => breakdowns.moveDeadlines(campaignId, movable, day, reason))
          }
        />
      )}
      {state.kind === 'busy' && <Loading label="正在办理…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && state.result.breakdowns.length > 0 && (
        <Result intent="success">
          {sentence('BREAKDOWN_ACT_DONE', {
            act: `已${batchNames[state.result.act]}`,
            found: state.result.breakdowns.length,
          })}
        </Result>
      )}
      {state.kind === 'done' && <BreakdownRefusals refusals={state.result.refusals} />}
    </>
  );
}

function isOf(breakdown: BreakdownListed, filter: Filter): boolean {
  switch (filter) {
    case 'notDispatched':
      return false;
    case 'notOpened':
      return breakdown.openedAt === null || breakdown.openedAt === undefined;
    case 'notFilled':
      return breakdown.filledCells < breakdown.cells;
    case 'late':
      return breakdown.isLate;
    default:
      return breakdown.state === filter.toUpperCase();
  }
}
