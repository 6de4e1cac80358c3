import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import type { SimulateNoticeQuery } from '../../client/generated/graphql.ts';
import type { CheckedPolicy } from '../acts/policy.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

const shownAtOnce = 5;

/** What the checked edits would mean for those who have paid, before anything is published. Stores nothing. */
export function PolicySimulation({ checked }: { readonly checked: CheckedPolicy }) {
  const styles = usePaneStyles();
  const { policy } = usePane();
  const [state, simulate] = useAct(() => policy.simulate(checked));
  return (
    <div className={styles.section}>
      <Button disabledFocusable={state.kind === 'busy'} onClick={() => void simulate()}>
        试算影响
      </Button>
      {state.kind === 'busy' && <Loading label="正在试算…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && <Simulation simulation={state.result} />}
    </div>
  );
}

function Simulation({ simulation }: { readonly simulation: SimulateNoticeQuery['simulateNotice'] }) {
  const styles = usePaneStyles();
  const [shown, setShown] = useState(shownAtOnce);
  const { problems, summary, townships } = simulation;
  const errors = problems.filter(({ severity }) => severity === 'ERROR');
  if (errors.length > 0)
    return <Result intent="error">{errors.map(({ message }) => message).join('\n')}</Result>;
  return (
    <section className={styles.section} aria-label="试算结果">
      <Result intent="info">{summary.join('\n')}</Result>
      <ul className={styles.list} aria-label="各乡镇试算">
        {townships.slice(0, shown).map((sum) => (
          <li key={sum.divisionCode ?? sum.divisionName} className={styles.change}>
            <Text weight="semibold">
              {sum.divisionName} {groupDigits(sum.persons)} 人
            </Text>
            <span>
              多缴 {groupDigits(sum.payMore)} 人，少缴 {groupDigits(sum.payLess)} 人
              {sum.undecided > 0 ? `，算不出 ${groupDigits(sum.undecided)} 人` : ''}
            </span>
            <span>
              个人缴费 {signedYuan(sum.individualDifferenceFen)}，资助{' '}
              {signedYuan(sum.assistanceDifferenceFen)}
            </span>
          </li>
        ))}
      </ul>
      {townships.length > shown && (
        <Button size="small" onClick={() => setShown(townships.length)}>
          列出全部 {townships.length} 个
        </Button>
      )}
    </section>
  );
}

function signedYuan(fen: number): string {
  if (fen === 0) return '不变';
  return `${fen > 0 ? '+' : '−'}${formatYuan(Math.abs(fen))} 元`;
}
