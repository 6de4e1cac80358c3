import { Button, Field, Input, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { addDays, localDateAt } from '../../../schema/values/local-date.ts';
import type { BreakdownListed } from '../acts/breakdown-cycle.ts';
import { usePaneStyles } from './styles.ts';

/** 改填报截止: to which day and why, of one township or of several. */
export function BreakdownDeadline({
  items,
  isBusy,
  onMove,
}: {
  /** At least one; only those whose deadline may be moved. */
  readonly items: readonly BreakdownListed[];
  readonly isBusy: boolean;
  readonly onMove: (deadlineOn: string, reason: string) => void;
}) {
  const styles = usePaneStyles();
  const today = localDateAt(new Date());
  const [deadline, setDeadline] = useState(addDays(today, 7));
  const [reason, setReason] = useState('');
  const isReady = deadline >= today && reason.trim() !== '';
  const whose = items.length === 1 ? `${items[0]?.division.name}` : `选中的 ${items.length} 个`;
  return (
    <form
      className={styles.question}
      aria-label={`改填报截止 ${whose}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) onMove(deadline, reason.trim());
      }}
    >
      <Text weight="semibold">改填报截止：{whose}</Text>
      <p className={styles.muted}>
        {sentence('BREAKDOWN_DEADLINE_KEEPS')}
        {items.some(isReopened) && sentence('BREAKDOWN_DEADLINE_REOPENED')}
      </p>
      <Field label="改到" hint="含当日">
        <Input type="date" min={today} value={deadline} onChange={(_, { value }) => setDeadline(value)} />
      </Field>
      <Field label="理由">
        <Textarea
          value={reason}
          maxLength={500}
          resize="vertical"
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
      <Button
        type="submit"
        appearance="primary"
        size="small"
        className={styles.start}
        disabledFocusable={!isReady || isBusy}
      >
        确定改填报截止
      </Button>
    </form>
  );
}

/** Its last day is that of the reopening. */
function isReopened({ reopenedUntil }: BreakdownListed): boolean {
  return reopenedUntil !== null && reopenedUntil !== undefined;
}
