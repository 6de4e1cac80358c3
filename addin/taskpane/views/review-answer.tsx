import { sentence } from '../../../schema/messages.ts';
import { beijingMinute } from '../../../schema/sheets/words.ts';
import type { ReviewAnswer } from '../acts/reviews.ts';
import { Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** What was closed or opened again, and what somebody else had changed first. */
export function ReviewAnswered({
  answer,
}: {
  readonly answer: ReviewAnswer & { readonly kind: 'close' | 'reopen' };
}) {
  const styles = usePaneStyles();
  const { kind, items, conflicts } = answer;
  return (
    <>
      <Result intent={conflicts.length > 0 ? 'warning' : 'success'}>
        {sentence(kind === 'close' ? 'REVIEW_CLOSED' : 'REVIEW_REOPENED', { found: items.length })}
        {conflicts.length > 0 && sentence('REVIEW_CONFLICTS', { found: conflicts.length })}
      </Result>
      {conflicts.length > 0 && (
        <ul className={styles.list} aria-label="没有办成的">
          {conflicts.map(({ id, message, current }) => (
            <li key={id} className={styles.problem}>
              <span className={styles.grow}>
                {message}
                {current?.closedBy && current.closedAt
                  ? ` 现在：${current.closedBy} 于 ${beijingMinute(current.closedAt)} 办结，${current.closedReasonName ?? ''}`
                  : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
