import { Button, Checkbox } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import type { KeptCell } from '../../../schema/sheets/kept-cells.ts';
import { ApiError } from '../../client/api-error.ts';
import { jumpTo } from '../../excel/jump.ts';
import { givenBackLines, isTotalApart, keptSentence } from '../acts/kept-words.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FaultBar, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

const pageSize = 20;

/** Cells of a table that its reader has written over or emptied, each with what the server says and a way back. */
export function KeptCells({
  name,
  sheetName,
  kept,
}: {
  readonly name: string;
  readonly sheetName: string;
  readonly kept: readonly KeptCell[];
}) {
  const styles = usePaneStyles();
  const { liveTables } = usePane();
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState(pageSize);
  const [withFormulas, setWithFormulas] = useState(false);
  const [isRead, setRead] = useState(true);
  const [jumping, jump] = useAct(jumpTo);
  const [given, giveBack] = useAct(async (cells: readonly KeptCell[]) => {
    setRead(false);
    const outcome = await liveTables.giveBack(name, cells);
    if (!outcome) throw new ApiError('SIGN_IN_FIRST');
    return { outcome, asked: cells.length };
  });
  const hasFormulas = kept.some(({ reason }) => reason === 'FORMULA');
  const all = withFormulas ? kept : kept.filter(({ reason }) => reason !== 'FORMULA');
  const isBusy = given.kind === 'busy';
  return (
    <>
      {kept.length > 0 && (
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-label={`${isOpen ? '收起' : '列出这些单元格'}：${sheetName}`}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? '收起' : '列出这些单元格'}
        </Button>
      )}
      {kept.length > 0 && isOpen && (
        <div className={styles.section} id={listId}>
          {isTotalApart(kept) && <p className={styles.muted}>{sentence('KEPT_COUNTED')}</p>}
          <ul className={styles.list} aria-label={`您改过的单元格：${sheetName}`}>
            {kept.slice(0, shown).map((cell) => (
              <li key={cell.address} className={styles.problem}>
                <span className={styles.grow}>{keptSentence(cell)}</span>
                <Button
                  size="small"
                  aria-label={`跳转到 ${cell.address}`}
                  onClick={() => void jump(cell.address)}
                >
                  跳转
                </Button>
                <Button
                  size="small"
                  aria-label={`恢复系统数字：${cell.address}`}
                  disabledFocusable={isBusy}
                  onClick={() => void giveBack([cell])}
                >
                  恢复系统数字
                </Button>
              </li>
            ))}
          </ul>
          {kept.length > shown && (
            <Button size="small" onClick={() => setShown(shown + pageSize)}>
              再列出 {Math.min(pageSize, kept.length - shown)} 个
            </Button>
          )}
          {hasFormulas && (
            <Checkbox
              checked={withFormulas}
              label="公式也换成系统数字"
              onChange={(_, { checked }) => setWithFormulas(checked === true)}
            />
          )}
          {all.length > 0 && kept.length > 1 && (
            <Button size="small" disabledFocusable={isBusy} onClick={() => void giveBack(all)}>
              全部恢复系统数字（{all.length} 处）
            </Button>
          )}
        </div>
      )}
      {jumping.kind === 'failed' && <FaultBar fault={jumping.fault} />}
      {given.kind === 'failed' && <FaultBar fault={given.fault} />}
      {given.kind === 'done' && given.result.outcome.kind === 'failed' && (
        <FaultBar fault={given.result.outcome.fault} />
      )}
      {given.kind === 'done' && given.result.outcome.kind === 'refreshed' && !isRead && (
        <Result
          intent="info"
          action={
            <Button size="small" onClick={() => setRead(true)}>
              知道了
            </Button>
          }
        >
          {givenBackLines(given.result.outcome.result, given.result.asked).join('\n')}
        </Result>
      )}
    </>
  );
}
