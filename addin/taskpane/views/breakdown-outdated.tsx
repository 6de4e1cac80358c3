import { Button } from '@fluentui/react-components';
import { sentence } from '../../../schema/messages.ts';
import type { BreakdownJournal } from '../../../schema/sheets/breakdown-journal.ts';
import type { BreakdownListed } from '../acts/breakdown-cycle.ts';
import { isPending, type PendingForm } from '../acts/breakdown-forms.ts';
import { quotaChanges } from '../acts/quota-changes.ts';
import { usePane } from '../pane-context.ts';
import { useAct, useLoad } from '../use-act.ts';
import { BreakdownInserted } from './breakdown-outcome.tsx';
import { FaultBar, Loading, Result } from './states.tsx';

interface Props {
  readonly form: PendingForm;
  readonly journal: BreakdownJournal;
  readonly listed: BreakdownListed;
  /** The form of now in this workbook; null when there is none yet. */
  readonly current: PendingForm | null;
  readonly onChanged: () => Promise<void>;
}

/** A sheet of an older edition: what has changed since, and the way to the sheet of now. */
export function BreakdownOutdated({ form, journal, listed, current, onChanged }: Props) {
  const { breakdowns } = usePane();
  const [state, go] = useAct(async (what: 'carry' | 'jump') => {
    const inserted =
      what === 'carry'
        ? await breakdowns.carry(form)
        : await breakdowns.insert(journal.campaignId, journal.divisionCode);
    await onChanged();
    return what === 'carry' ? inserted : null;
  });
  const now = useLoad(
    () => breakdowns.review(journal.campaignId, journal.divisionCode),
    `${listed.id} ${listed.edition}`,
  ).state;
  const changes = now.kind === 'done' ? quotaChanges(journal.form.columns, now.result.columns) : '';
  const hasPending = isPending(journal);
  const isDone = current !== null && !hasPending;
  const code = isDone
    ? 'BREAKDOWN_OUTDATED_DONE'
    : hasPending
      ? 'BREAKDOWN_OUTDATED'
      : 'BREAKDOWN_OUTDATED_EMPTY';
  return (
    <>
      <Result
        intent={hasPending ? 'warning' : 'info'}
        action={
          <Button
            size="small"
            disabledFocusable={state.kind === 'busy'}
            onClick={() => void go(isDone ? 'jump' : 'carry')}
          >
            {isDone ? '转到新表' : '换成新表'}
          </Button>
        }
      >
        {sentence(code, { found: journal.edition, expected: listed.edition, changes })}
      </Result>
      {state.kind === 'busy' && <Loading label={isDone ? '正在转到…' : '正在换表…'} />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {/* While that sheet is there and still the one of now. */}
      {state.kind === 'done' && state.result?.sheetName === current?.found?.sheetName && state.result && (
        <BreakdownInserted inserted={state.result} />
      )}
    </>
  );
}
