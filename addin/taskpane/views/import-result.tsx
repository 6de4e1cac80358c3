import { Fragment } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import type { ImportEnd } from '../acts/imports.ts';
import { ProblemList } from './problem-list.tsx';
import { Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

export function ImportResult({ end }: { readonly end: ImportEnd }) {
  const styles = usePaneStyles();
  const { words, problems, problemCount } = end;
  return (
    <div className={styles.section}>
      <Result intent={words.intent}>{words.headline}</Result>
      {words.lines.length > 0 && (
        <dl className={styles.lines} aria-label="导入结果">
          {words.lines.map(({ label, value }) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd className={styles.figure}>{value}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      {problemCount > problems.length && (
        <p className={styles.muted}>
          {sentence('PROBLEMS_TRUNCATED', { total: groupDigits(problemCount), shown: problems.length })}
        </p>
      )}
      {problems.length > 0 && (
        <ProblemList
          problems={problems.map(({ severity, message, place }) => ({
            severity,
            message,
            address: place.address ?? null,
          }))}
        />
      )}
    </div>
  );
}
