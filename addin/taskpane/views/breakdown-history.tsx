import { Button, Text } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { beijingMinute } from '../../../schema/sheets/words.ts';
import type { BreakdownChangeView, BreakdownEventView, BreakdownListed } from '../acts/breakdown-cycle.ts';
import type { PendingForm } from '../acts/breakdown-forms.ts';
import { findingCells } from '../acts/breakdown-returned.ts';
import { usePane } from '../pane-context.ts';
import { useLoad } from '../use-act.ts';
import { CellReasons } from './breakdown-returned.tsx';
import { contentWords } from './conflict-list.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

const shownChanges = 20;

/** Everything that happened to a township's breakdown, newest first, with each number before and after. */
export function BreakdownHistory({
  campaignId,
  breakdown,
  form,
}: {
  readonly campaignId: string;
  readonly breakdown: BreakdownListed;
  /** Its form in this workbook; null when there is none. */
  readonly form: PendingForm | null;
}) {
  const styles = usePaneStyles();
  const { breakdowns } = usePane();
  const { state, reload } = useLoad(
    () => breakdowns.events(campaignId, breakdown.division.code),
    // A new edition without a changed number is news too.
    `${campaignId} ${breakdown.division.code} ${breakdown.edition} ${breakdown.version} ${breakdown.state}`,
  );
  if (state.kind === 'failed') return <FaultBar fault={state.fault} onRetry={reload} />;
  if (state.kind !== 'done') return <Loading label="正在读取经过…" />;
  if (state.result.length === 0) return <Result intent="info">{sentence('BREAKDOWN_NO_HISTORY')}</Result>;
  return (
    <ul className={styles.list} aria-label="经过">
      {state.result.map((event) => (
        <Event key={event.number} event={event}>
          <CellReasons label="退回的格" cells={findingCells(event)} form={form} />
        </Event>
      ))}
    </ul>
  );
}

/** One cell's numbers, newest first: before, after, by whom and why. */
export function CellHistory({
  campaignId,
  divisionCode,
  villageCode,
  columnCode,
  name,
}: {
  readonly campaignId: string;
  readonly divisionCode: string;
  readonly villageCode: string;
  readonly columnCode: string;
  /** Village and column. */
  readonly name: string;
}) {
  const styles = usePaneStyles();
  const { breakdowns } = usePane();
  const where = [campaignId, divisionCode, villageCode, columnCode] as const;
  const { state, reload } = useLoad(async () => {
    const changes = await breakdowns.history(...where);
    return { asked: where.join(), changes };
  }, where.join());
  if (state.kind === 'failed') return <FaultBar fault={state.fault} onRetry={reload} />;
  if (state.kind !== 'done' || state.result.asked !== where.join()) return <Loading label="正在读取改动…" />;
  return (
    <>
      <Text weight="semibold">{name}的改动</Text>
      {state.result.changes.length === 0 && (
        <p className={styles.muted}>{sentence('BREAKDOWN_NO_HISTORY')}</p>
      )}
      <ul className={styles.list} aria-label={`${name}的改动`}>
        {state.result.changes.map((change) => (
          <li key={change.version} className={styles.change}>
            <span>
              {contentWords(change.before ?? null)} → {contentWords(change.after ?? null)}
              {change.reason ? `（${change.reason}）` : ''}
            </span>
            <span className={styles.muted}>
              {change.by}，{beijingMinute(change.at)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Event({
  event,
  children,
}: {
  readonly event: BreakdownEventView;
  /** What else is known of it. */
  readonly children: ReactNode;
}) {
  const styles = usePaneStyles();
  const [shown, setShown] = useState(0);
  const { changes } = event;
  return (
    <li className={styles.change}>
      <Text weight="semibold">
        {event.actName}
        {event.changedCells > 0 ? `，改 ${event.changedCells} 格` : ''}
      </Text>
      <span className={styles.muted}>
        {event.by}，{beijingMinute(event.at)}
        {event.fileName ? `，${event.fileName}` : ''}
      </span>
      {event.reason !== '' && <span>理由：{event.reason}</span>}
      {children}
      {changes.length > 0 && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.quiet}
          aria-expanded={shown > 0}
          onClick={() => setShown(shown > 0 ? 0 : shownChanges)}
        >
          {shown > 0 ? '收起' : '逐格看'}
        </Button>
      )}
      {shown > 0 && (
        <ul className={styles.sentences} aria-label="逐格的改动">
          {changes.slice(0, shown).map((change) => (
            <li key={`${change.villageCode}/${change.columnCode}`}>{changeWords(change, event.reason)}</li>
          ))}
        </ul>
      )}
      {shown > 0 && changes.length > shown && (
        <Button size="small" className={styles.start} onClick={() => setShown(shown + shownChanges)}>
          再列出 {Math.min(shownChanges, changes.length - shown)} 格
        </Button>
      )}
    </li>
  );
}

/** The reason of a cell where it is another than the whole act's. */
function changeWords(change: BreakdownChangeView, whole: string): string {
  const [before, after] =
    change.columnCode === ''
      ? [change.beforeText ?? null, change.afterText ?? null]
      : [change.before ?? null, change.after ?? null];
  const reason = change.reason && change.reason !== whole ? `（${change.reason}）` : '';
  return `${change.villageName} ${change.columnName}：${contentWords(before)} → ${contentWords(after)}${reason}`;
}
