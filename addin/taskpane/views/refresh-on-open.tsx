import { Button, Checkbox, Text } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useLiveTables, usePane, useRefreshOnOpen } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FaultBar } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** Whether the tables a workbook came with are refreshed whenever it is opened: asked once a workbook. */
export function RefreshOnOpen() {
  const styles = usePaneStyles();
  const { refreshOnOpen } = usePane();
  const { asksFor } = useRefreshOnOpen();
  const [state, choose] = useAct(refreshOnOpen.choose);
  const wasAsked = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone; keyboard and screen reader go on from the top.
    const isLost = document.activeElement === document.body;
    if (wasAsked.current && asksFor === null && isLost) document.querySelector('main')?.focus();
    wasAsked.current = asksFor !== null;
  }, [asksFor]);
  if (asksFor === null) return null;
  const isBusy = state.kind === 'busy';
  return (
    <section className={styles.card} aria-labelledby="refresh-on-open">
      <Text weight="semibold" id="refresh-on-open">
        打开这个工作簿时，自动更新里面的 {asksFor} 张统计表吗？
      </Text>
      <span className={styles.muted}>
        只改变化的数字，您添加和改过的都保留。只问这一次，以后可以在“刷新”里改。
      </span>
      <div className={styles.row}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={isBusy}
          onClick={() => void choose('yes')}
        >
          是，自动更新
        </Button>
        <Button size="small" disabledFocusable={isBusy} onClick={() => void choose('no')}>
          不用
        </Button>
      </div>
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
    </section>
  );
}

/** The same answer, to be looked up and changed later. */
export function RefreshOnOpenBox() {
  const { refreshOnOpen } = usePane();
  const { choice, asksFor } = useRefreshOnOpen();
  const { tables } = useLiveTables();
  const [state, choose] = useAct(refreshOnOpen.choose);
  if (tables.length === 0 || asksFor !== null) return null;
  return (
    <>
      <Checkbox
        label="打开这个工作簿时自动更新"
        checked={choice === 'yes'}
        onChange={(_, { checked }) => void choose(checked === true ? 'yes' : 'no')}
      />
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
    </>
  );
}
