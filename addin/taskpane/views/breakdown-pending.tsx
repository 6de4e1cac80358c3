import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { BreakdownJournal } from '../../../schema/sheets/breakdown-journal.ts';
import { pendingEdits } from '../../../schema/sheets/breakdown-journal-steps.ts';
import { beijingMinute } from '../../../schema/sheets/words.ts';
import { type BreakdownCellKey, cellKey } from '../../../schema/values/breakdown.ts';
import type { PendingForm } from '../acts/breakdown-forms.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { cellName } from './breakdown-conflicts.tsx';
import { contentWords } from './conflict-list.tsx';
import { FaultBar, Loading } from './states.tsx';
import { usePaneStyles } from './styles.ts';

const pageSize = 30;

/** Everything that was typed and not sent yet, cell by cell; each can be taken back. */
export function BreakdownPending({
  form,
  journal,
  onChanged,
}: {
  readonly form: PendingForm;
  readonly journal: BreakdownJournal;
  readonly onChanged: () => Promise<void>;
}) {
  const styles = usePaneStyles();
  const { breakdowns } = usePane();
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState(pageSize);
  const [state, discard] = useAct(async (cell: BreakdownCellKey) => {
    try {
      await breakdowns.discard(form, cell);
    } finally {
      // What was typed meanwhile stays: the list shows it before it can be given up.
      await onChanged();
    }
  });
  const edits = pendingEdits(journal);
  if (edits.length === 0) return null;
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        className={styles.quiet}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? '收起没交的修改' : `看没交的修改（${edits.length} 处）`}
      </Button>
      {isOpen && (
        <ul className={styles.list} aria-label="没交的修改">
          {edits.slice(0, shown).map((edit) => (
            <li key={cellKey(edit)} className={styles.change}>
              <Text weight="semibold">{cellName(journal, edit)}</Text>
              <span>
                {contentWords(edit.base)} → {contentWords(edit.mine)}
              </span>
              <span className={styles.muted}>
                {beijingMinute(journal.edits[cellKey(edit)]?.at ?? '')} 记下
              </span>
              <Button
                size="small"
                className={styles.start}
                disabledFocusable={state.kind === 'busy'}
                aria-label={`放弃 ${cellName(journal, edit)}`}
                onClick={() => void discard(edit)}
              >
                放弃这一处
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isOpen && edits.length > shown && (
        <Button size="small" className={styles.start} onClick={() => setShown(shown + pageSize)}>
          再列出 {Math.min(pageSize, edits.length - shown)} 处
        </Button>
      )}
      {state.kind === 'busy' && <Loading label="正在恢复…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
    </>
  );
}
