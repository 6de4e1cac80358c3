import { Button, mergeClasses, Text } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  ClockRegular,
  CloudOffRegular,
  ErrorCircleRegular,
  SpinnerIosRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { LiveTable, TableLive } from '../acts/live-tables.ts';
import { currentWords, lostWords } from '../acts/live-words.ts';
import { useLive, usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { KeptCells } from './kept-cells.tsx';
import { usePaneStyles } from './styles.ts';

const looks: Readonly<Record<TableLive | 'lost', { readonly word: string; readonly icon: ReactElement }>> = {
  current: { word: '已是最新', icon: <CheckmarkCircleRegular /> },
  waiting: { word: '有更新待应用', icon: <ClockRegular /> },
  applying: { word: '正在更新', icon: <SpinnerIosRegular /> },
  lost: { word: '已断开', icon: <CloudOffRegular /> },
  failed: { word: '没有更新', icon: <ErrorCircleRegular /> },
};

/** How one table of the workbook stands to the server: its state, why it waits, and what changed last. */
export function TableLiveLine({
  name,
  sheetName,
  table,
}: {
  readonly name: string;
  readonly sheetName: string;
  readonly table: LiveTable;
}) {
  const styles = usePaneStyles();
  const { liveTables } = usePane();
  const [applying, apply] = useAct(() => liveTables.applyNow(name));
  const link = useLive();
  const { reason, words } = table;
  // Whether there is anything newer nobody knows without a line.
  const isLost = link.mode === 'lost' && (table.live === 'current' || table.live === 'waiting');
  const live = isLost ? 'lost' : table.live;
  const needsCare = live === 'waiting' || live === 'failed';
  return (
    <div className={styles.tableLive}>
      <div className={styles.row}>
        <span>
          {/* Always there, and read out only for what somebody may want to do something about. */}
          <span role="status" className={mergeClasses(needsCare && styles.liveWord)}>
            {needsCare && <StateWord live={live} />}
          </span>
          {!needsCare && (
            <span className={styles.liveWord}>
              <StateWord
                live={live}
                more={
                  live === 'current' ? currentWords(table) : live === 'lost' ? lostWords(table, link) : ''
                }
              />
            </span>
          )}
        </span>
        {live === 'waiting' && (
          <Button
            size="small"
            aria-label={`应用：${sheetName}`}
            disabledFocusable={applying.kind === 'busy'}
            onClick={() => void apply()}
          >
            应用
          </Button>
        )}
      </div>
      {reason !== null && !(isLost && table.live === 'waiting') && <p className={styles.muted}>{reason}</p>}
      <KeptCells name={name} sheetName={sheetName} kept={table.kept} />
      {/* What changed last is no longer the last thing once something newer waits. */}
      {live === 'current' &&
        words.map((line) => (
          <div className={styles.change} key={line}>
            {line}
          </div>
        ))}
    </div>
  );
}

function StateWord({ live, more = '' }: { readonly live: TableLive | 'lost'; readonly more?: string }) {
  const styles = usePaneStyles();
  return (
    <>
      <span className={styles.liveIcon} aria-hidden="true">
        {looks[live].icon}
      </span>
      <Text size={200}>
        {looks[live].word}
        {more}
      </Text>
    </>
  );
}
