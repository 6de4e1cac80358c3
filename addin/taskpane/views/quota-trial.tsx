import { Text } from '@fluentui/react-components';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { breakdownStateNames } from '../../../schema/values/breakdown.ts';
import type { RevisedQuotas } from '../acts/quota-revision.ts';
import { ProblemList } from './problem-list.tsx';
import { usePaneStyles } from './styles.ts';

/** What a trial came to, or what was done: totals, numbers that change, breakdowns that are touched, problems. */
export function QuotaTrial({
  revised,
  isDone,
}: {
  readonly revised: RevisedQuotas;
  readonly isDone: boolean;
}) {
  const styles = usePaneStyles();
  const { table, cells, touched, problems } = revised;
  const changed = cells.filter(({ before, persons }) => before !== persons);
  return (
    <div className={styles.section}>
      {problems.length > 0 && (
        <ProblemList
          problems={problems.map(({ severity, message }) => ({ severity, message, address: null }))}
        />
      )}
      {table && (
        <dl className={styles.facts} aria-label="合计">
          {table.columns.map(({ code, name, declaredTotal, computedTotal, difference }) => (
            <Total
              key={code}
              name={name}
              words={[
                `各行之和 ${personsText(computedTotal)}`,
                ...(declaredTotal == null ? [] : [`下达合计 ${personsText(declaredTotal)}`]),
                ...(difference
                  ? [`各行之和${difference > 0 ? '多' : '少'} ${personsText(Math.abs(difference))}`]
                  : []),
              ].join('，')}
            />
          ))}
        </dl>
      )}
      {changed.length > 0 && (
        <>
          <Text weight="semibold">
            {isDone ? '改了' : '要改'}的数（{changed.length} 个）
          </Text>
          <ul className={styles.list} aria-label="改动的任务数">
            {changed.map(({ divisionCode, columnCode, ...cell }) => (
              <li key={`${divisionCode}/${columnCode}`} className={styles.change}>
                <span>
                  {cell.divisionName} {cell.columnName}：{personsText(cell.before)} →{' '}
                  {personsText(cell.persons)}
                </span>
                {(cell.explanation || cell.reason) && (
                  <span className={styles.muted}>
                    {cell.explanation}
                    {cell.reason ? `理由：${cell.reason}` : ''}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {touched.length > 0 && (
        <>
          <Text weight="semibold">受影响的分解（{touched.length} 个乡镇）</Text>
          <p className={styles.muted}>各村的数一个不改，由乡镇照新的任务数重新分。</p>
          <ul className={styles.list} aria-label="受影响的分解">
            {touched.map(({ division, fromState, toState, columns }) => (
              <li key={division.code} className={styles.change}>
                <span>
                  {division.name}：{breakdownStateNames[fromState]}
                  {fromState === toState ? '，表要换新的' : ` → ${breakdownStateNames[toState]}`}
                </span>
                <span className={styles.muted}>
                  {columns
                    .map(
                      ({ name, before, after }) => `${name} ${personsText(before)} → ${personsText(after)}`,
                    )
                    .join('；')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Total({ name, words }: { readonly name: string; readonly words: string }) {
  const styles = usePaneStyles();
  return (
    <>
      <dt>{name}</dt>
      <dd className={styles.fact}>{words}</dd>
    </>
  );
}

function personsText(persons: number | null | undefined): string {
  return persons == null ? '无' : groupDigits(persons);
}
