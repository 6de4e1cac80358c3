import { Fragment } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import type { ImportEnd } from '../acts/imports.ts';
import type { ResultLine } from '../acts/result-words.ts';
import { ProblemList } from './problem-list.tsx';
import { Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

export function ImportResult({ end }: { readonly end: ImportEnd }) {
  const styles = usePaneStyles();
  const { words, problems, problemCount } = end;
  return (
    <div className={styles.section}>
      <Result intent={words.intent}>{words.headline}</Result>
      <ResultLines label="导入结果" lines={words.lines} />
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

/** Figures with their names. */
export function ResultLines({
  label,
  lines,
}: {
  readonly label: string;
  readonly lines: readonly ResultLine[];
}) {
  const styles = usePaneStyles();
  if (lines.length === 0) return null;
  return (
    <dl className={styles.lines} aria-label={label}>
      {lines.map((line) => (
        <Fragment key={line.label}>
          <dt>{line.label}</dt>
          <dd className={styles.figure}>{line.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
