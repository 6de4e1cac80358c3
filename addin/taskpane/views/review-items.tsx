import { Button, Checkbox, Field, Input, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { localDateAt } from '../../../schema/values/local-date.ts';
import type { ReviewItem, ReviewSum } from '../acts/reviews.ts';
import { usePaneStyles } from './styles.ts';

/** What is to be done with items. */
export type ReviewForm =
  | {
      readonly kind: 'close';
      readonly items: readonly ReviewItem[];
      readonly reason: string;
      readonly note: string;
    }
  | { readonly kind: 'reopen'; readonly item: ReviewItem; readonly note: string };

interface Props {
  readonly items: readonly ReviewItem[];
  readonly totalCount: number;
  readonly sums: readonly ReviewSum[];
  readonly isBusy: boolean;
  readonly onSettle: (form: ReviewForm) => void;
  readonly onShowPerson: (key: string) => void;
}

/** A page of items. Several of one kind can be closed together: their reasons are the same. */
export function ReviewItems({ items, totalCount, sums, isBusy, onSettle, onShowPerson }: Props) {
  const styles = usePaneStyles();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const picked = items.filter(({ id }) => chosen.has(id));
  const last = [...chosen].at(-1);
  const kind = picked[0]?.kind ?? null;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
    // Another kind has other reasons.
    if (next.size === 0) setReason('');
  };
  const reasons = sums.find((sum) => sum.kind === kind)?.reasons ?? [];
  return (
    <>
      <p className={styles.muted}>
        共 {groupDigits(totalCount)} 件，列出 {groupDigits(items.length)} 件。
        {items.some(({ status }) => status === 'OPEN') && '勾选后写明原因办结。'}
      </p>
      <ul className={styles.list} aria-label="待核对的事">
        {items.map((item) => (
          <li key={item.id} className={styles.change}>
            {item.status === 'OPEN' ? (
              <Checkbox
                disabled={kind !== null && item.kind !== kind}
                checked={chosen.has(item.id)}
                onChange={() => toggle(item.id)}
                label={<Head item={item} />}
              />
            ) : (
              <Head item={item} />
            )}
            <span>{item.sentence}</span>
            {item.closedReasonName && (
              <span className={styles.muted}>
                {[item.closedReasonName, item.closedNote].filter(Boolean).join('：')}（
                {item.closedBy ?? '系统'}
                {item.closedAt ? `，${localDateAt(new Date(item.closedAt))}` : ''}）
              </span>
            )}
            <div className={styles.row}>
              {item.personKey && (
                <Button size="small" onClick={() => onShowPerson(item.personKey ?? '')}>
                  看这个人
                </Button>
              )}
              {item.status === 'CLOSED' && (
                <Reopen
                  item={item}
                  isBusy={isBusy}
                  onReopen={(note) => onSettle({ kind: 'reopen', item, note })}
                />
              )}
            </div>
            {item.id === last && (
              // Beside what was ticked, not below the edge of the pane.
              <Close
                count={picked.length}
                name={item.kindName}
                reasons={reasons}
                reason={reason}
                note={note}
                isBusy={isBusy}
                onReason={setReason}
                onNote={setNote}
                onClose={() => onSettle({ kind: 'close', items: picked, reason, note })}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Head({ item }: { readonly item: ReviewItem }) {
  const place = [item.townshipName, item.villageName].filter(Boolean).join(' ');
  return (
    <Text weight="semibold" size={200}>
      {[item.kindName, place, item.onDay].filter(Boolean).join(' · ')}
    </Text>
  );
}

function Close({
  count,
  name,
  reasons,
  reason,
  note,
  isBusy,
  onReason,
  onNote,
  onClose,
}: {
  readonly count: number;
  readonly name: string;
  readonly reasons: readonly { readonly code: string; readonly name: string }[];
  readonly reason: string;
  readonly note: string;
  readonly isBusy: boolean;
  readonly onReason: (reason: string) => void;
  readonly onNote: (note: string) => void;
  readonly onClose: () => void;
}) {
  const styles = usePaneStyles();
  return (
    <form
      className={styles.question}
      aria-label="办结"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== '' && !isBusy) onClose();
      }}
    >
      <Text weight="semibold">
        办结选中的 {count} 件“{name}”
      </Text>
      <Field label="原因">
        <Select value={reason} onChange={(_, { value }) => onReason(value)}>
          <option value="">请选择…</option>
          {reasons.map((each) => (
            <option key={each.code} value={each.code}>
              {each.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="说明" hint={sentence('REVIEW_NOTE_HINT')}>
        <Input value={note} maxLength={200} onChange={(_, { value }) => onNote(value)} />
      </Field>
      <Button
        type="submit"
        appearance="primary"
        className={styles.start}
        disabledFocusable={reason === '' || isBusy}
      >
        办结
      </Button>
    </form>
  );
}

function Reopen({
  item,
  isBusy,
  onReopen,
}: {
  readonly item: ReviewItem;
  readonly isBusy: boolean;
  readonly onReopen: (note: string) => void;
}) {
  const styles = usePaneStyles();
  const [note, setNote] = useState<string | null>(null);
  if (note === null) {
    return (
      <Button size="small" onClick={() => setNote('')}>
        重新打开…
      </Button>
    );
  }
  return (
    <form
      className={styles.fields}
      aria-label={`重新打开 ${item.kindName}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== '' && !isBusy) onReopen(note);
      }}
    >
      <Field label="为什么重新打开">
        <Input value={note} maxLength={200} onChange={(_, { value }) => setNote(value)} />
      </Field>
      <Button
        type="submit"
        size="small"
        className={styles.start}
        disabledFocusable={isBusy || note.trim() === ''}
      >
        重新打开
      </Button>
    </form>
  );
}
