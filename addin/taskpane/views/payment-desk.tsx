import { Button, Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import {
  type DeskAct,
  type DeskChoice,
  type LedgerPayment,
  ledgerPayment,
  offeredActs,
  recordEntry,
  undoEntry,
} from '../acts/payment-desk.ts';
import { entryKindWords } from '../acts/person-words.ts';
import { usePane } from '../pane-context.ts';
import { useAct, useLoad } from '../use-act.ts';
import { DeskForm } from './desk-form.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

const actWords: Readonly<Record<DeskAct, string>> = {
  refund: '退费',
  correct: '更正',
  reverse: '冲正（这一笔从未成立）',
  accept: '认可（计入奖励）',
};

/** What can be done with one payment, and what was done before. */
export function PaymentDesk({
  campaignId,
  receiptNumber,
  onChanged,
}: {
  readonly campaignId: string;
  readonly receiptNumber: string;
  readonly onChanged: () => void;
}) {
  const { client } = usePane();
  const { state, reload } = useLoad(
    () => ledgerPayment(client, campaignId, receiptNumber),
    `${campaignId} ${receiptNumber}`,
  );
  // What an entry answers is newer than what was loaded.
  const [answered, setAnswered] = useState<LedgerPayment | null>(null);
  if (state.kind === 'failed') return <FaultBar fault={state.fault} onRetry={reload} />;
  if (state.kind !== 'done') return <Loading label="正在读取…" />;
  return (
    <Desk
      campaignId={campaignId}
      payment={answered ?? state.result}
      onAnswer={(payment, isDone) => {
        if (payment) setAnswered(payment);
        if (isDone) onChanged();
      }}
    />
  );
}

function Desk({
  campaignId,
  payment,
  onAnswer,
}: {
  readonly campaignId: string;
  readonly payment: LedgerPayment;
  readonly onAnswer: (payment: LedgerPayment | null, isDone: boolean) => void;
}) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [act, setAct] = useState<DeskAct | null>(null);
  const [state, record] = useAct(async (choice: DeskChoice | number) => {
    const answer =
      typeof choice === 'number'
        ? await undoEntry(client, campaignId, payment, choice)
        : await recordEntry(client, campaignId, payment, choice);
    if (answer.entry) setAct(null);
    onAnswer(answer.payment ?? null, answer.entry != null);
    return answer;
  });
  const offered = offeredActs(payment);
  const last = payment.entries.filter(({ kind, undoneBy }) => kind !== 'UNDO' && undoneBy == null).at(-1);
  return (
    <section className={styles.section} aria-label={`办理 ${payment.receiptNumber}`}>
      {payment.status === 'CORRECTED' && (
        <Text size={200}>已更正，由 {payment.replacementReceiptNumber ?? '另一笔'} 代替。</Text>
      )}
      {payment.status === 'REVERSED' && <Text size={200}>已冲正，不再计入。</Text>}
      {payment.refund && <p className={styles.muted}>{payment.refund.explanation}</p>}
      {offered.length > 0 && (
        <Field label="办什么">
          <RadioGroup value={act ?? ''} onChange={(_, { value }) => setAct(value as DeskAct)}>
            {offered.map((each) => (
              <Radio key={each} value={each} label={actWords[each]} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {act && (
        <DeskForm
          key={act}
          campaignId={campaignId}
          payment={payment}
          act={act}
          isBusy={state.kind === 'busy'}
          onRecord={(choice) => void record(choice)}
        />
      )}
      {state.kind === 'busy' && <Loading label="正在登记…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && state.result.problems.length > 0 && (
        <Result intent="error">{state.result.problems.map(({ message }) => message).join('\n')}</Result>
      )}
      {state.kind === 'done' && state.result.entry && (
        <Result intent="success">{state.result.entry.description}</Result>
      )}
      {payment.entries.length > 0 && (
        <ul className={styles.list} aria-label="已办的处理">
          {payment.entries.map((entry) => (
            <li key={entry.number} className={styles.change}>
              <span>
                第 {entry.number} 号 {entryKindWords[entry.kind]} {formatYuan(entry.amountFen)} 元
                {entry.undoneBy == null ? '' : '（已撤销）'}
              </span>
              <span className={styles.muted}>
                {entry.description} {entry.recordedBy}
              </span>
              {entry.number === last?.number && (
                <Button
                  size="small"
                  className={styles.start}
                  disabledFocusable={state.kind === 'busy'}
                  onClick={() => void record(entry.number)}
                >
                  {sentence('UNDO_ENTRY', { found: entry.number })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
