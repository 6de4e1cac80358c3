import { Fragment, type ReactNode } from 'react';
import { usePaneStyles } from './styles.ts';

/** What is known, name by name. */
export function Facts({
  label,
  lines,
}: {
  readonly label: string;
  readonly lines: readonly (readonly [string, ReactNode])[];
}) {
  const styles = usePaneStyles();
  return (
    <dl className={styles.facts} aria-label={label}>
      {lines.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd className={styles.fact}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
