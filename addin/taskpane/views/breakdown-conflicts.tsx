import type { BreakdownJournal } from '../../../schema/sheets/breakdown-journal.ts';
import { mineOf } from '../../../schema/sheets/breakdown-journal-cells.ts';
import { beijingMinute } from '../../../schema/sheets/words.ts';
import { type BreakdownCellKey, cellKey } from '../../../schema/values/breakdown.ts';
import type { PendingForm } from '../acts/breakdown-forms.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { ConflictList } from './conflict-list.tsx';
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
      <ConflictList
        items={conflicts.map((conflict) => ({
          ...conflict,
          key: cellKey(conflict),
          name: cellName(journal, conflict),
          mine: mineOf(journal, conflict),
          who: whoWords(conflict),
        }))}
        words={{ MINE: '我的', THEIRS: '对方的' }}
        label="别人也改过的格"
        isBusy={isBusy}
        onChoose={(cells, side) => void choose(cells, side)}
      />
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

function whoWords({ by, at }: { readonly by?: string; readonly at?: string }): string {
  const words = [by, at ? beijingMinute(at) : ''].filter(Boolean);
  return words.length > 0 ? `（${words.join('，')}）` : '';
}
