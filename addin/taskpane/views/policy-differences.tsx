import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { IssuedDifferencePartsFragment } from '../../client/generated/graphql.ts';
import { usePaneStyles } from './styles.ts';

const pageSize = 30;

/** Figures of issued reports that would come out otherwise under a new notice. */
export function PolicyDifferences({
  differences,
}: {
  readonly differences: readonly IssuedDifferencePartsFragment[];
}) {
  const styles = usePaneStyles();
  const [shown, setShown] = useState(pageSize);
  return (
    <>
      <ul className={styles.list} aria-label="与已印发报表的不同">
        {differences.slice(0, shown).map(({ reportId, reportTitle, divisionName, label, was, wouldBe }) => (
          <li key={`${reportId} ${divisionName} ${label}`} className={styles.problem}>
            <span className={styles.grow}>
              {reportTitle} {divisionName} {label}：已印发 {was}，重算为 {wouldBe}
            </span>
          </li>
        ))}
      </ul>
      {differences.length > shown && (
        <Button size="small" onClick={() => setShown(differences.length)}>
          列出全部 {differences.length} 个
        </Button>
      )}
    </>
  );
}
