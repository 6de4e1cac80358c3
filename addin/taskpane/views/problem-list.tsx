import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { jumpTo } from '../../excel/jump.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FaultBar } from './states.tsx';
import { usePaneStyles } from './styles.ts';

export interface ListedProblem {
  readonly severity: 'ERROR' | 'WARNING';
  /** A whole sentence, place first. */
  readonly message: string;
  /** A1 address to jump to; null when the data came from a file. */
  readonly address: string | null;
}

/** What a slow PC shows without delay, and what anyone reads at once. */
const pageSize = 50;

export function ProblemList({
  problems,
  onJump = jumpTo,
}: {
  readonly problems: readonly ListedProblem[];
  /** Where rows and columns may have moved since: finds the place of an address before it goes there. */
  readonly onJump?: (address: string) => Promise<void>;
}) {
  const styles = usePaneStyles();
  const { host } = usePane();
  const [shown, setShown] = useState(pageSize);
  const [state, jump] = useAct(onJump);
  return (
    <div className={styles.section}>
      <ul className={styles.list} aria-label="问题">
        {problems.slice(0, shown).map(({ severity, message, address }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole and never reordered
            key={index}
            className={mergeClasses(styles.problem, severity === 'ERROR' && styles.problemError)}
          >
            <span className={styles.grow}>
              {/* Not by colour alone. */}
              <strong>{severity === 'ERROR' ? '错误' : '提醒'}</strong> {message}
            </span>
            {address !== null && host.excel === 'ready' && (
              <Button size="small" onClick={() => void jump(address)} aria-label={`跳转到 ${address}`}>
                跳转
              </Button>
            )}
          </li>
        ))}
      </ul>
      {problems.length > shown && (
        <Button size="small" onClick={() => setShown(shown + pageSize)}>
          再列出 {Math.min(pageSize, problems.length - shown)} 个
        </Button>
      )}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
    </div>
  );
}
