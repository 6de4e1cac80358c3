import { Button, Link, Text } from '@fluentui/react-components';
import { problemSentence, sentence } from '../../../schema/messages.ts';
import { levelWords } from '../../../schema/sheets/words.ts';
import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { ApiError } from '../../client/api-error.ts';
import type { FoundTable } from '../../excel/find.ts';
import { jumpToTable, splitAddress } from '../../excel/jump.ts';
import type { FormulasRefreshed } from '../../functions/refresh.ts';
import { formulasNeedCare, formulasWords } from '../acts/formula-words.ts';
import { offlineFault, stillTold, type ToldOutcome } from '../acts/refresh-results.ts';
import { needsCare, refreshWords, type TableOutcome } from '../acts/sheets.ts';
import { useLiveTables, usePane, usePaneState } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { useFading } from '../use-fading.ts';
import { ProblemList } from './problem-list.tsx';
import { RefreshOnOpenBox } from './refresh-on-open.tsx';
import { RenamedTables } from './renamed-tables.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';
import { TableLiveLine } from './table-live.tsx';

interface RefreshResult {
  readonly outcomes: readonly TableOutcome[];
  readonly formulas: FormulasRefreshed;
  /** When it came to its end, ISO. */
  readonly at: string;
}

/** Finds our tables wherever they are in the workbook, and says for each what has changed. */
export function RefreshTables() {
  const styles = usePaneStyles();
  const { functions, live, liveTables, sheets } = usePane();
  const tables = useLiveTables();
  const { viewer } = usePaneState();
  const [state, refresh, forget] = useAct(async (): Promise<RefreshResult> => {
    if (!viewer) throw new ApiError('SIGN_IN_FIRST');
    live.wake();
    // A renamed tab raises no event in Excel 2021, so the list takes the names that a refresh has found.
    let found = null as readonly FoundTable[] | null;
    await functions.seek(async () => {
      found = await liveTables.look(true);
    });
    const outcomes = await sheets.refresh(found ?? (await liveTables.look()), viewer);
    // Said once, not for each table.
    const offline = offlineFault(outcomes);
    if (offline) throw new ApiError(offline.code);
    return { outcomes, formulas: await functions.refresh(), at: new Date().toISOString() };
  });
  useFading(
    state,
    forget,
    ({ outcomes, formulas }) => outcomes.some(needsCare) || formulasNeedCare(formulas),
  );
  return (
    <section className={styles.section} aria-labelledby="refresh-heading">
      <h2 className={styles.heading} id="refresh-heading">
        刷新
      </h2>
      <p className={styles.muted}>
        本工作簿中的统计表（进度、参保、对账、测算）随服务器自动更新，也可以点“刷新”。只改变化的数字，您添加的列、公式、批注、列宽、排序和筛选都保留。征缴公式（=ZJ.…）点“刷新”后取最新的数。
      </p>
      <FoundTables />
      <RefreshOnOpenBox />
      <RenamedTables
        round={String(tables.lost)}
        onReclaimed={() => {
          // Excel is busy: the next look finds it.
          liveTables.look().catch(() => undefined);
        }}
      />
      <Button disabledFocusable={state.kind === 'busy'} onClick={() => void refresh()}>
        刷新
      </Button>
      {state.kind === 'busy' && <Loading label="正在刷新…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' &&
        stillTold(state.result.outcomes, state.result.at, tables).map((told) => (
          <Outcome key={told.outcome.table.name} {...told} />
        ))}
      {state.kind === 'done' && <Formulas {...state.result} />}
    </section>
  );
}

/** What became of the formulas; with neither a formula nor a table there was nothing to do. */
function Formulas({ outcomes, formulas }: RefreshResult) {
  const words = formulasWords(formulas);
  if (words !== null)
    return <Result intent={formulasNeedCare(formulas) ? 'warning' : 'success'}>{words}</Result>;
  return outcomes.length === 0 ? <Result intent="info">{sentence('REFRESH_NOTHING_FOUND')}</Result> : null;
}

/** The tables there are now, and how each stands to the server. */
function FoundTables() {
  const styles = usePaneStyles();
  const { liveTables } = usePane();
  const { tables } = useLiveTables();
  const [state, jump] = useAct(async (name: string) => {
    try {
      await jumpToTable(name);
    } finally {
      // What is gone leaves the list, and what was renamed gets its name. Excel is busy: the next look finds it.
      liveTables.look().catch(() => undefined);
    }
  });
  return (
    <>
      {tables.length > 0 && (
        <ul className={styles.list} aria-label="本工作簿中的统计表">
          {tables.map((table) => (
            <li key={table.name}>
              <Link as="button" onClick={() => void jump(table.name)}>
                {table.sheetName}
              </Link>
              <Text size={200}>{detailsOf(table)}</Text>
              <TableState table={table} />
            </li>
          ))}
        </ul>
      )}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
    </>
  );
}

function TableState({ table: { name, sheetName } }: { readonly table: FoundTable }) {
  const live = useLiveTables().byTable.get(name);
  return live ? <TableLiveLine name={name} sheetName={sheetName} table={live} /> : null;
}

function Outcome({ outcome, isOld }: ToldOutcome) {
  const styles = usePaneStyles();
  const problems = outcome.kind === 'refreshed' ? outcome.result.problems : [];
  const intent = outcome.kind === 'failed' ? 'error' : needsCare(outcome) ? 'warning' : 'success';
  return (
    <div className={styles.section}>
      <Result intent={intent}>
        <Text weight="semibold">{outcome.table.sheetName}</Text>
        {detailsOf(outcome.table)}
        {'\n'}
        {outcome.kind === 'failed' ? outcome.fault.text : refreshWords(outcome)}
        {isOld && sentence('REFRESH_OLD')}
      </Result>
      {problems.length > 0 && (
        <ProblemList
          problems={problems.map((problem) => ({
            severity: problem.severity,
            message: problemSentence(onThisSheet(problem)),
            address: problem.place.address ?? null,
          }))}
        />
      )}
    </div>
  );
}

/** The sheet stands above the list already. */
function onThisSheet(problem: Problem): Problem {
  const { address } = problem.place;
  if (address === undefined) return problem;
  return { ...problem, place: { ...problem.place, address: splitAddress(address).cells } };
}

/** What a tab's name may not say: the level of the rows, and a fixed day. */
function detailsOf({ identity }: FoundTable): string {
  const level =
    identity.by === 'DAY' ? '各日' : identity.by === 'CATEGORY' ? '各类别' : levelWords(identity.level).each;
  return identity.asOf === 'latest' ? ` ${level}` : ` ${level}，截至 ${formatChineseDate(identity.asOf)}`;
}
