import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import type { BreakdownJournal } from '../../../schema/sheets/breakdown-journal.ts';
import { pendingEdits } from '../../../schema/sheets/breakdown-journal-steps.ts';
import type { PendingForm } from '../acts/breakdown-forms.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { BreakdownPending } from './breakdown-pending.tsx';
import { FaultBar, Loading } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** What was typed on a sheet that is gone: to be put on a new one, or given up. */
export function GoneActions({
  form,
  journal,
  onChanged,
}: {
  readonly form: PendingForm;
  readonly journal: BreakdownJournal;
  readonly onChanged: () => Promise<void>;
}) {
  const styles = usePaneStyles();
  const { breakdowns } = usePane();
  const [isAsking, setAsking] = useState(false);
  const [state, act] = useAct(async (what: 'carry' | 'forget' | 'retry') => {
    if (what === 'forget') await breakdowns.forget(form);
    else await breakdowns[what](form);
    await onChanged();
  });
  const pending = pendingEdits(journal).length + journal.conflicts.length;
  const isBusy = state.kind === 'busy';
  return (
    <>
      <p className={styles.muted}>{sentence('BREAKDOWN_GONE_EDITS', { found: pending })}</p>
      <div className={styles.row}>
        {journal.outbox ? (
          <Button size="small" disabledFocusable={isBusy} onClick={() => void act('retry')}>
            再试一次
          </Button>
        ) : (
          <>
            <Button size="small" disabledFocusable={isBusy} onClick={() => void act('carry')}>
              恢复到新表
            </Button>
            <Button size="small" onClick={() => setAsking(!isAsking)}>
              全部放弃…
            </Button>
          </>
        )}
      </div>
      {isAsking && (
        <div className={styles.question}>
          <Text>放弃后找不回来。确定放弃这 {pending} 处？</Text>
          <Button
            size="small"
            className={styles.start}
            disabledFocusable={isBusy}
            onClick={() => void act('forget')}
          >
            确定放弃
          </Button>
        </div>
      )}
      {isBusy && <Loading label="正在办理…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      <BreakdownPending form={form} journal={journal} onChanged={onChanged} />
    </>
  );
}

/** A copied sheet: it can take the place of the one it was copied from. */
export function CopyActions({
  form,
  onChanged,
}: {
  readonly form: PendingForm;
  readonly onChanged: () => Promise<void>;
}) {
  const styles = usePaneStyles();
  const { breakdowns } = usePane();
  const [state, adopt] = useAct(async () => {
    await breakdowns.adopt(form);
    await onChanged();
  });
  const pending = form.copyOf ? pendingEdits(form.copyOf).length : 0;
  return (
    <>
      <p className={styles.muted}>
        {sentence('BREAKDOWN_COPY_ASK')}
        {pending > 0 ? `原表有 ${pending} 处没交，改以这张为准后，以这张里的数为准。` : ''}
      </p>
      <Button
        size="small"
        className={styles.start}
        disabledFocusable={state.kind === 'busy'}
        onClick={() => void adopt()}
      >
        以这张为准
      </Button>
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
    </>
  );
}
