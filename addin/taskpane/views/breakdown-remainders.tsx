import { mergeClasses } from '@fluentui/react-components';
import { sentence } from '../../../schema/messages.ts';
import type { BreakdownJournal } from '../../../schema/sheets/breakdown-journal.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import type { PendingForm } from '../acts/breakdown-forms.ts';
import { usePaneStyles } from './styles.ts';

/** What is left of each column's quota, as the sheet stands. */
export function Remainders({
  form,
  journal,
}: {
  readonly form: PendingForm;
  readonly journal: BreakdownJournal;
}) {
  const styles = usePaneStyles();
  const { read } = form;
  if (!read) return <p className={styles.fault}>{sentence('BREAKDOWN_COLUMNS_MISSING', { expected: '' })}</p>;
  const lines = journal.form.columns.flatMap(({ name, isFilled, quotaPersons }, index) => {
    if (!isFilled || quotaPersons === null) return [];
    const sum = [...read.numbers.values()].reduce((total, row) => total + (row[index] ?? 0), 0);
    return [{ name, quota: quotaPersons, rest: quotaPersons - sum }];
  });
  if (lines.length === 0) return null;
  return (
    <dl className={styles.lines} aria-label="剩余">
      {lines.map(({ name, quota, rest }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className={styles.muted}>
            {name} {groupDigits(quota)} 人
          </dt>
          <dd className={mergeClasses(styles.figure, styles.muted)}>
            {rest === 0 ? '剩余 0' : rest > 0 ? `剩余 ${groupDigits(rest)}` : `超出 ${groupDigits(-rest)}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
