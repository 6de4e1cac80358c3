import { Button, Text } from '@fluentui/react-components';
import { problemSentence, sentence } from '../../../schema/messages.ts';
import { formatChineseDate } from '../../../schema/values/local-date.ts';
import { ApiError } from '../../client/api-error.ts';
import type { FoundTable } from '../../excel/find.ts';
import { refreshWords, type TableOutcome } from '../acts/sheets.ts';
import { usePane, usePaneState } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { ProblemList } from './problem-list.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** Finds our tables wherever they are in the workbook, and says for each what has changed. */
export function RefreshTables() {
  const styles = usePaneStyles();
  const { sheets } = usePane();
  const { viewer } = usePaneState();
  const [state, refresh] = useAct(async () => {
    if (!viewer) throw new ApiError('SIGN_IN_FIRST');
    return sheets.refresh(await sheets.find(), viewer);
  });
  return (
    <section className={styles.section} aria-labelledby="refresh-heading">
      <h2 className={styles.heading} id="refresh-heading">
        刷新
      </h2>
      <p className={styles.muted}>
        刷新本工作簿中的全部进度表：只改变化的数字，您添加的列、公式、批注、列宽、排序和筛选都保留。
      </p>
      <Button disabledFocusable={state.kind === 'busy'} onClick={() => void refresh()}>
        刷新
      </Button>
      {state.kind === 'busy' && <Loading label="正在刷新…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && state.result.length === 0 && (
        <Result intent="info">{sentence('REFRESH_NOTHING_FOUND')}</Result>
      )}
      {state.kind === 'done' &&
        state.result.map((outcome) => <Outcome key={outcome.table.name} outcome={outcome} />)}
    </section>
  );
}

function Outcome({ outcome }: { readonly outcome: TableOutcome }) {
  const styles = usePaneStyles();
  const problems = outcome.kind === 'refreshed' ? outcome.result.problems : [];
  const intent = outcome.kind === 'failed' ? 'error' : problems.length > 0 ? 'warning' : 'success';
  return (
    <div className={styles.section}>
      <Result intent={intent}>
        <Text weight="semibold">{outcome.table.sheetName}</Text>
        {asOfWords(outcome.table)}
        {'\n'}
        {outcome.kind === 'failed' ? outcome.fault.text : refreshWords(outcome)}
      </Result>
      {problems.length > 0 && (
        <ProblemList
          problems={problems.map((problem) => ({
            severity: problem.severity,
            message: problemSentence(problem),
            address: problem.place.address ?? null,
          }))}
        />
      )}
    </div>
  );
}

function asOfWords({ identity }: FoundTable): string {
  return identity.asOf === 'latest' ? '' : `（截至 ${formatChineseDate(identity.asOf)}）`;
}
