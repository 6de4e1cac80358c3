import { Badge, Button, Text } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { beijingMinute, groupDigits } from '../../../schema/sheets/words.ts';
import type { BreakdownListed } from '../acts/breakdown-cycle.ts';
import type { PendingForm } from '../acts/breakdown-forms.ts';
import { usePane } from '../pane-context.ts';
import { useAct, useLoad } from '../use-act.ts';
import { BreakdownDecide } from './breakdown-decide.tsx';
import { BreakdownHistory } from './breakdown-history.tsx';
import { BreakdownInserted } from './breakdown-outcome.tsx';
import { ReturnedCells } from './breakdown-returned.tsx';
import { Facts } from './facts.tsx';
import { FaultBar, Loading } from './states.tsx';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly campaignId: string;
  readonly breakdown: BreakdownListed;
  /** Analysts see counts alone. */
  readonly hasDetails: boolean;
  /** Whether its form is in the workbook already; undefined where it is not the first thing to do. */
  readonly hasForm?: boolean | undefined;
  /** Its form in this workbook; null when there is none. */
  readonly form: PendingForm | null;
  /** Rises with every act on a form: what was said here before is old then. */
  readonly acted: number;
  readonly onChanged: () => Promise<void>;
}

/** One township: where it stands and what this account may do about it. */
export function BreakdownCard({ campaignId, breakdown, hasDetails, hasForm, form, acted, onChanged }: Props) {
  const styles = usePaneStyles();
  const { breakdowns, host } = usePane();
  const [isTelling, setTelling] = useState(false);
  const moment = `${acted} ${breakdown.state} ${breakdown.edition}`;
  const latest = useRef(moment);
  latest.current = moment;
  const [state, act] = useAct(async (what: 'insert' | 'withdraw') => {
    const inserted = what === 'insert' ? await breakdowns.insert(campaignId, breakdown.division.code) : null;
    if (what === 'withdraw') await breakdowns.withdraw(campaignId, breakdown);
    await onChanged();
    return { inserted, moment: latest.current };
  });
  const revised = useRevisedQuota(campaignId, breakdown, hasDetails);
  const { division, may } = breakdown;
  const isBusy = state.kind === 'busy';
  return (
    <section className={styles.card} aria-label={division.name}>
      <div className={styles.spread}>
        <Text weight="semibold">{division.name}</Text>
        <StateBadges breakdown={breakdown} />
      </div>
      <Facts label={`${division.name}的情况`} lines={factLines(breakdown, revised)} />
      {hasDetails && <ReturnedCells campaignId={campaignId} breakdown={breakdown} form={form} />}
      {hasDetails && (
        <div className={styles.row}>
          {host.excel === 'ready' && (
            <Button
              size="small"
              appearance={may.submit.allowed && hasForm === false ? 'primary' : 'secondary'}
              disabledFocusable={isBusy}
              onClick={() => void act('insert')}
            >
              {hasForm ? '转到填报表' : '插入填报表'}
            </Button>
          )}
          {may.withdraw.allowed && (
            <Button size="small" disabledFocusable={isBusy} onClick={() => void act('withdraw')}>
              撤回提交
            </Button>
          )}
          <Button size="small" aria-expanded={isTelling} onClick={() => setTelling(!isTelling)}>
            经过
          </Button>
        </div>
      )}
      {isBusy && <Loading label="正在办理…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' &&
        state.result.moment === moment &&
        state.result.inserted?.sheetName === form?.found?.sheetName &&
        state.result.inserted && <BreakdownInserted inserted={state.result.inserted} />}
      {hasDetails && <BreakdownDecide campaignId={campaignId} breakdown={breakdown} onDecided={onChanged} />}
      {isTelling && <BreakdownHistory campaignId={campaignId} breakdown={breakdown} form={form} />}
    </section>
  );
}

/** When and why this edition got other quotas than the one before it; null when it did not. */
function useRevisedQuota(campaignId: string, breakdown: BreakdownListed, hasDetails: boolean): string | null {
  const { breakdowns } = usePane();
  const { id, division, edition, reopenedReason } = breakdown;
  const isAsked = hasDetails && edition > 1;
  const { state } = useLoad(
    async () => (isAsked ? breakdowns.events(campaignId, division.code) : []),
    `${id} ${edition} ${isAsked}`,
  );
  const events = state.kind === 'done' ? state.result : [];
  const revised = events.find((event) => event.act === 'REVISE_QUOTA' && event.edition === edition);
  // Reopened for that very reason: it stands above already.
  if (!revised || revised.reason === reopenedReason) return null;
  return `${beijingMinute(revised.at)}${revised.reason ? `，${revised.reason}` : ''}`;
}

const colors = {
  DRAFT: 'informative',
  SUBMITTED: 'brand',
  RETURNED: 'warning',
  ACCEPTED: 'success',
  LOCKED: 'success',
  REOPENED: 'warning',
  RECALLED: 'subtle',
} as const;

export function StateBadges({ breakdown }: { readonly breakdown: BreakdownListed }) {
  const styles = usePaneStyles();
  return (
    <span className={styles.row}>
      {breakdown.isLate && (
        <Badge appearance="tint" color="danger">
          逾期
        </Badge>
      )}
      <Badge appearance="tint" color={colors[breakdown.state]}>
        {breakdown.stateName}
      </Badge>
    </span>
  );
}

function factLines(breakdown: BreakdownListed, revised: string | null): [string, string][] {
  const { openedAt, submittedAt, submittedBy, acceptedAt, reopenedUntil, reopenedReason } = breakdown;
  const lines: [string, string | null][] = [
    [reopenedUntil ? '原填报截止' : '填报截止', breakdown.deadlineOn],
    ['重新开放到', reopenedUntil ? `${reopenedUntil}${reopenedReason ? `（${reopenedReason}）` : ''}` : null],
    ['任务数调整', revised],
    ['已保存', `${groupDigits(breakdown.filledCells)} / ${groupDigits(breakdown.cells)} 格`],
    ['打开', openedAt ? beijingMinute(openedAt) : '还没有打开'],
    ['提交', submittedAt ? `${beijingMinute(submittedAt)}${submittedBy ? `，${submittedBy}` : ''}` : null],
    ['通过', acceptedAt ? beijingMinute(acceptedAt) : null],
    // Without a word for the whole, the cells below say why.
    ['退回理由', breakdown.returnedReason || null],
  ];
  return lines.flatMap(([label, words]): [string, string][] => (words === null ? [] : [[label, words]]));
}
