import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import type { BreakdownJournal } from '../../../schema/sheets/breakdown-journal.ts';
import { pendingEdits } from '../../../schema/sheets/breakdown-journal-steps.ts';
import type { BreakdownListed } from '../acts/breakdown-cycle.ts';
import type { PendingForm } from '../acts/breakdown-forms.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { BreakdownConflicts } from './breakdown-conflicts.tsx';
import {
  BreakdownChecked,
  BreakdownOutcome,
  isCheckOfNow,
  isOutcomeOfNow,
  isRefreshOfNow,
} from './breakdown-outcome.tsx';
import { BreakdownOutdated } from './breakdown-outdated.tsx';
import { BreakdownPending } from './breakdown-pending.tsx';
import { Remainders } from './breakdown-remainders.tsx';
import { ReturnedCells } from './breakdown-returned.tsx';
import { BreakdownSpread } from './breakdown-spread.tsx';
import { CopyActions, GoneActions } from './breakdown-stray-forms.tsx';
import { FormBehind } from './form-behind.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly form: PendingForm;
  /** What the service says of its township; null when not known. */
  readonly listed: BreakdownListed | null;
  /** The form of its township's edition of now in this workbook; null when there is none. */
  readonly current: PendingForm | null;
  /** An act has ended: what was said of earlier ones is old. */
  readonly onActed: () => void;
  /** The journal or the service has changed. */
  readonly onChanged: () => Promise<void>;
}

/** One form of the workbook: what is left to fill, and what can be done with it. It says itself whose it is. */
export function BreakdownFormActions(props: Props) {
  const { form, onChanged } = props;
  const styles = usePaneStyles();
  const { journal } = form;
  const name = journal?.divisionName ?? form.copyOf?.divisionName ?? '';
  return (
    <li className={styles.card} aria-label={`填报表 ${form.found?.sheetName ?? name}`}>
      <Text weight="semibold" className={styles.grow}>
        {form.found?.sheetName ?? `${name}（表已删除）`}
        {form.found?.isActive ? '（当前）' : ''}
      </Text>
      {form.kind === 'foreign' && <p className={styles.muted}>{sentence('BREAKDOWN_FOREIGN_SHEET')}</p>}
      {form.kind === 'copy' && <CopyActions form={form} onChanged={onChanged} />}
      {form.kind === 'gone' && journal && <GoneActions form={form} journal={journal} onChanged={onChanged} />}
      {form.kind === 'original' && journal && <OriginalActions {...props} journal={journal} />}
    </li>
  );
}

function OriginalActions({
  form,
  journal,
  listed,
  current,
  onActed,
  onChanged,
}: Props & { readonly journal: BreakdownJournal }) {
  const styles = usePaneStyles();
  const { breakdowns } = usePane();
  const [isSpreading, setSpreading] = useState(false);
  const [reason, setReason] = useState('');
  // A number that was seen and is changed: the history asks why.
  const asksReason = listed?.state === 'RETURNED' || listed?.state === 'REOPENED';
  const [sending, send] = useAct(async (act: 'save' | 'submit' | 'retry') => {
    const outcome =
      act === 'retry' ? await breakdowns.retry(form) : await breakdowns[act](form, asksReason ? reason : '');
    if (outcome.kind === 'done') setReason('');
    onActed();
    await onChanged();
    return outcome;
  });
  const [checking, check] = useAct(async () => {
    const checked = await breakdowns.check(form);
    onActed();
    return checked;
  });
  const [refreshing, refresh] = useAct(async () => {
    const refreshed = await breakdowns.refresh(form);
    onActed();
    await onChanged();
    return refreshed;
  });
  // The bureau's reasons stand in the rows as soon as the pane knows of them; nothing that was typed is touched.
  const told = listed && `${listed.state} ${listed.version}`;
  const mayTell = listed?.state === 'RETURNED' && listed.edition === journal.edition && !journal.outbox;
  const latest = useRef({ form, onChanged });
  latest.current = { form, onChanged };
  useEffect(() => {
    if (!told || !mayTell) return;
    breakdowns.refresh(latest.current.form).catch(() => {
      // 更新 does the same when it is pressed.
    });
  }, [breakdowns, told, mayTell]);
  // The last thing that was pressed is what is shown.
  const [last, setLast] = useState<keyof typeof busyWords>('send');
  const isBusy = [sending, checking, refreshing].some(({ kind }) => kind === 'busy');
  const isOutdated = listed !== null && listed.edition !== journal.edition;
  const pending = pendingEdits(journal).length;
  const maySubmit = listed?.may.submit ?? { allowed: true, reason: null };
  return (
    <>
      {!isOutdated && <Remainders form={form} journal={journal} />}
      {listed?.state === 'RETURNED' && !isOutdated && (
        <>
          <Result intent="warning">
            {listed.returnedReason ? `退回：${listed.returnedReason}` : sentence('BREAKDOWN_RETURNED_CELLS')}
          </Result>
          <ReturnedCells campaignId={journal.campaignId} breakdown={listed} form={form} />
        </>
      )}
      {isOutdated && (
        <BreakdownOutdated
          form={form}
          journal={journal}
          listed={listed}
          current={current}
          onChanged={onChanged}
        />
      )}
      {journal.outbox && (
        <Result
          intent="warning"
          action={
            <Button
              size="small"
              disabledFocusable={isBusy}
              onClick={() => {
                setLast('send');
                void send('retry');
              }}
            >
              再试一次
            </Button>
          }
        >
          {journal.outbox.act === 'SUBMIT' && listed?.state === 'SUBMITTED'
            ? sentence('BREAKDOWN_SENT_PERHAPS')
            : `上一次${journal.outbox.act === 'SUBMIT' ? '提交' : '保存'}没有收到回答。再试一次仍是同一次，不会重复。`}
        </Result>
      )}
      {!isOutdated && (
        <>
          {asksReason && maySubmit.allowed && (
            <Field label="改动说明" hint="可不填；写了会记入经过">
              <Input value={reason} maxLength={200} onChange={(_, { value }) => setReason(value)} />
            </Field>
          )}
          <div className={styles.row}>
            <Button
              appearance="primary"
              size="small"
              disabledFocusable={isBusy || !maySubmit.allowed}
              onClick={() => {
                setLast('send');
                void send('submit');
              }}
            >
              提交
            </Button>
            <Button
              size="small"
              disabledFocusable={isBusy || pending === 0 || listed?.may.save.allowed === false}
              onClick={() => {
                setLast('send');
                void send('save');
              }}
            >
              保存草稿
            </Button>
            <Button
              size="small"
              disabledFocusable={isBusy}
              onClick={() => {
                setLast('check');
                void check();
              }}
            >
              检查
            </Button>
            <Button
              size="small"
              disabledFocusable={isBusy}
              onClick={() => {
                setLast('refresh');
                void refresh();
              }}
            >
              更新
            </Button>
            {maySubmit.allowed && (
              <Button size="small" aria-expanded={isSpreading} onClick={() => setSpreading(!isSpreading)}>
                分到各村
              </Button>
            )}
          </div>
          {!maySubmit.allowed && maySubmit.reason && <p className={styles.muted}>{maySubmit.reason}</p>}
          {isSpreading && maySubmit.allowed && (
            <BreakdownSpread
              form={form}
              journal={journal}
              isLatest={last === 'spread'}
              onStart={() => setLast('spread')}
              onSpread={async () => {
                onActed();
                await onChanged();
              }}
            />
          )}
        </>
      )}
      <FormBehind
        journal={journal}
        listed={listed}
        refreshed={refreshing.kind === 'done' ? refreshing.result.version : null}
      />
      {isBusy && <Loading label={busyWords[last]} />}
      {last === 'send' && sending.kind === 'failed' && <FaultBar fault={sending.fault} />}
      {last === 'send' &&
        sending.kind === 'done' &&
        !isOutdated &&
        isOutcomeOfNow(sending.result, journal, listed) && (
          <BreakdownOutcome outcome={sending.result} journal={journal} />
        )}
      {last === 'check' && checking.kind === 'failed' && <FaultBar fault={checking.fault} />}
      {last === 'check' && checking.kind === 'done' && isCheckOfNow(checking.result, journal) && (
        <BreakdownChecked checked={checking.result} journal={journal} />
      )}
      {last === 'refresh' && refreshing.kind === 'failed' && <FaultBar fault={refreshing.fault} />}
      {last === 'refresh' && refreshing.kind === 'done' && isRefreshOfNow(refreshing.result, listed) && (
        <Result intent={refreshing.result.held > 0 ? 'warning' : 'success'}>
          {refreshing.result.held > 0
            ? sentence('BREAKDOWN_HELD', { found: refreshing.result.held })
            : sentence('BREAKDOWN_REFRESHED')}
        </Result>
      )}
      <BreakdownConflicts form={form} journal={journal} onChosen={onChanged} />
      <BreakdownPending form={form} journal={journal} onChanged={onChanged} />
    </>
  );
}

const busyWords = {
  send: '正在提交…',
  check: '正在检查…',
  refresh: '正在更新…',
  spread: '正在分配…',
} as const;
