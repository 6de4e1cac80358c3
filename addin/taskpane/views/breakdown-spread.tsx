import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import type { BreakdownJournal } from '../../../schema/sheets/breakdown-journal.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { type SpreadBasis, spreadBasisNames } from '../../../schema/values/spread.ts';
import type { PendingForm } from '../acts/breakdown-forms.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** What the villages can be weighed by, the likeliest first: what no village has a number of is not offered. */
function basesOf({ form }: BreakdownJournal, column: string): readonly SpreadBasis[] {
  const facts = Object.values(form.facts);
  const at = form.columns.findIndex(({ code }) => code === column);
  const isKnown = {
    LAST_YEAR: facts.some(({ lastYear }) => lastYear !== null),
    POPULATION: facts.some(({ population }) => population !== null),
    ROSTER: facts.some(({ roster }) => (roster[at] ?? null) !== null),
    EQUAL: true,
  } as const satisfies Record<SpreadBasis, boolean>;
  return (Object.keys(isKnown) as SpreadBasis[]).filter((basis) => isKnown[basis]);
}

/** Whether what was said still holds: a column that was typed into since may no longer add up. */
function isSpreadOfNow(
  { columnCode, total, held }: { readonly columnCode: string; readonly total: number; readonly held: number },
  { read }: PendingForm,
  { form }: BreakdownJournal,
): boolean {
  const at = form.columns.findIndex(({ code }) => code === columnCode);
  const sum = [...(read?.numbers.values() ?? [])].reduce((before, row) => before + (row[at] ?? 0), 0);
  return (sum === total) === (held === 0);
}

/** 分到各村: which column, by what, and whether what is filled in stays. */
export function BreakdownSpread({
  form,
  journal,
  isLatest,
  onStart,
  onSpread,
}: {
  readonly form: PendingForm;
  readonly journal: BreakdownJournal;
  /** Nothing else was done with the form since. */
  readonly isLatest: boolean;
  readonly onStart: () => void;
  readonly onSpread: () => Promise<void>;
}) {
  const styles = usePaneStyles();
  const { breakdowns } = usePane();
  const columns = journal.form.columns.filter(
    ({ isFilled, quotaPersons }) => isFilled && quotaPersons !== null,
  );
  const [column, setColumn] = useState(columns[0]?.code ?? '');
  const [basis, setBasis] = useState<SpreadBasis>('LAST_YEAR');
  const [keepFilled, setKeepFilled] = useState(true);
  const chosen = columns.find(({ code }) => code === column);
  const bases = basesOf(journal, column);
  const by = bases.includes(basis) ? basis : (bases[0] as SpreadBasis);
  const [state, spread] = useAct(async () => {
    const done = await breakdowns.spread(form, { columnCode: column, basis: by, keepFilled });
    await onSpread();
    return { ...done, columnCode: column };
  });
  if (columns.length === 0) return null;
  return (
    <form
      className={styles.question}
      aria-label="分到各村"
      onSubmit={(event) => {
        event.preventDefault();
        if (state.kind === 'busy') return;
        onStart();
        void spread();
      }}
    >
      <Field label="哪一列">
        <Select value={column} onChange={(_, { value }) => setColumn(value)}>
          {columns.map(({ code, name, quotaPersons }) => (
            <option key={code} value={code}>
              {name}（{groupDigits(quotaPersons ?? 0)} 人）
            </option>
          ))}
        </Select>
      </Field>
      <Field label="按什么分">
        <Select value={by} onChange={(_, { value }) => setBasis(value as SpreadBasis)}>
          {bases.map((each) => (
            <option key={each} value={each}>
              {spreadBasisNames[each]}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label="保留已填的，只分空白的格"
        checked={keepFilled}
        onChange={(_, { checked }) => setKeepFilled(checked === true)}
      />
      <p className={styles.muted}>“锁定”一列写了“是”的村，数不变。写进表里的数还要您提交。</p>
      <Button type="submit" className={styles.start} disabledFocusable={state.kind === 'busy'}>
        分配“{chosen?.name}”
      </Button>
      {state.kind === 'busy' && <Loading label="正在分配…" />}
      {isLatest && state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {isLatest && state.kind === 'done' && state.result.kind === 'refused' && (
        <Result intent="warning">{state.result.message}</Result>
      )}
      {isLatest &&
        state.kind === 'done' &&
        state.result.kind === 'spread' &&
        isSpreadOfNow(state.result, form, journal) && (
          <Result intent={state.result.held > 0 ? 'warning' : 'success'}>
            {sentence(state.result.held > 0 ? 'BREAKDOWN_SPREAD_HELD' : 'BREAKDOWN_SPREAD_DONE', {
              column: state.result.column,
              total: groupDigits(state.result.total),
              written: state.result.written,
              held: state.result.held,
            })}
          </Result>
        )}
    </form>
  );
}
