import { Button, Text } from '@fluentui/react-components';
import type { BreakdownJournal, CellContent } from '../../../schema/sheets/breakdown-journal.ts';
import { beijingMinute, groupDigits } from '../../../schema/sheets/words.ts';
import { type BreakdownCellKey, cellKey } from '../../../schema/values/breakdown.ts';
import type { PendingForm } from '../acts/breakdown-forms.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { Facts } from './facts.tsx';
import { FaultBar, Loading } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** Cells that somebody else has changed too, with all three numbers; each is chosen by itself or all one way. */
export function BreakdownConflicts({
  form,
  journal,
  onChosen,
}: {
  readonly form: PendingForm;
  readonly journal: BreakdownJournal;
  readonly onChosen: () => Promise<void>;
}) {
  const styles = usePaneStyles();
  const { breakdowns } = usePane();
  const [state, choose] = useAct(async (cells: readonly BreakdownCellKey[], side: 'MINE' | 'THEIRS') => {
    for (const cell of cells) await breakdowns.choose(form, cell, side);
    await onChosen();
  });
  const { conflicts } = journal;
  if (conflicts.length === 0) return null;
  const isBusy = state.kind === 'busy';
  return (
    <section className={styles.section} aria-label="要选定的格">
      <h4 className={styles.subheading}>别人也改过的格（{conflicts.length}）</h4>
      <p className={styles.muted}>选定以前不能提交。选“用我的”以表里现在的数为准。</p>
      {conflicts.length > 1 && (
        <div className={styles.row}>
          <Button size="small" disabledFocusable={isBusy} onClick={() => void choose(conflicts, 'MINE')}>
            全部用我的
          </Button>
          <Button size="small" disabledFocusable={isBusy} onClick={() => void choose(conflicts, 'THEIRS')}>
            全部用对方的
          </Button>
        </div>
      )}
      <ul className={styles.list} aria-label="别人也改过的格">
        {conflicts.map((conflict) => (
          <li key={cellKey(conflict)} className={styles.change}>
            <Text weight="semibold">{cellName(journal, conflict)}</Text>
            <Facts
              label={cellName(journal, conflict)}
              lines={[
                ['原来', contentWords(conflict.base)],
                ['我的', contentWords(journal.edits[cellKey(conflict)]?.mine ?? conflict.mine)],
                ['对方的', `${contentWords(conflict.theirs)}${whoWords(conflict)}`],
              ]}
            />
            <div className={styles.row}>
              <Button
                size="small"
                disabledFocusable={isBusy}
                aria-label={`${cellName(journal, conflict)}用我的`}
                onClick={() => void choose([conflict], 'MINE')}
              >
                用我的
              </Button>
              <Button
                size="small"
                disabledFocusable={isBusy}
                aria-label={`${cellName(journal, conflict)}用对方的`}
                onClick={() => void choose([conflict], 'THEIRS')}
              >
                用对方的
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {isBusy && <Loading label="正在写入…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
    </section>
  );
}

/** 「示例东岗村 低保对象」. */
export function cellName({ form }: BreakdownJournal, { villageCode, columnCode }: BreakdownCellKey): string {
  const village = form.villages.find(({ code }) => code === villageCode)?.name ?? villageCode;
  const column = form.columns.find(({ code }) => code === columnCode)?.name ?? '备注';
  return `${village} ${column}`;
}

export function contentWords(content: CellContent): string {
  if (content === null || content === '') return '（空白）';
  return typeof content === 'number' ? groupDigits(content) : content;
}

function whoWords({ by, at }: { readonly by?: string; readonly at?: string }): string {
  const words = [by, at ? beijingMinute(at) : ''].filter(Boolean);
  return words.length > 0 ? `（${words.join('，')}）` : '';
}
