import { sentence } from '../../../schema/messages.ts';
import type { BreakdownsAnswer } from '../acts/breakdown-cycle.ts';
import { Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** Townships of a batch for which it was not done, each with its reason. */
export function BreakdownRefusals({ refusals }: Pick<BreakdownsAnswer, 'refusals'>) {
  const styles = usePaneStyles();
  if (refusals.length === 0) return null;
  return (
    <>
      <Result intent="warning">{sentence('BREAKDOWN_ACT_REFUSED', { found: refusals.length })}</Result>
      <ul className={styles.list} aria-label="没有办成的乡镇">
        {refusals.map(({ divisionCode, divisionName, message }) => (
          <li key={divisionCode} className={styles.problem}>
            <span className={styles.grow}>
              <strong>{divisionName}</strong> {message}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
