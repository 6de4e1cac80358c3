import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProblemPolicy, StatementForm, StatementSource } from '../../client/generated/graphql.ts';
import { statementImport } from '../acts/statements.ts';
import { usePane } from '../pane-context.ts';
import { useImport } from '../use-import.ts';
import type { ImportFormProps } from './import-page.tsx';
import { OnProblemField } from './import-payments.tsx';
import { ImportResult } from './import-result.tsx';
import { ImportControls } from './import-run.tsx';
import { noSource, SourceFields, sourceOf } from './import-source.tsx';
import { usePaneStyles } from './styles.ts';

/** A statement of the tax office or the bank, compared with the ledger as it comes in. */
export function ImportStatement({
  campaign,
  origin,
  form,
  onFiguresChanged,
  onRefreshSheets,
}: ImportFormProps & { readonly origin: StatementSource; readonly form: StatementForm }) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [source, setSource] = useState(noSource);
  const [onProblem, setOnProblem] = useState<ProblemPolicy>('ALL_OR_NOTHING');
  const [dryRun, setDryRun] = useState(false);
  const run = useImport(({ changedFigures }) => changedFigures && onFiguresChanged());
  const { state, isBusy } = run;
  const chosen = sourceOf(source);
  const start = () => {
    const choice = { campaignId: campaign.id, source: origin, form, onProblem, dryRun };
    if (chosen) run.start(statementImport(client, choice), chosen);
  };
  return (
    <>
      <p className={styles.muted}>与台账逐笔核对；不一致的列入“核对”。缴费数据不会因此改变。</p>
      <SourceFields choice={source} disabled={isBusy} onChange={setSource} />
      <OnProblemField value={onProblem} disabled={isBusy} onChange={setOnProblem} />
      <Checkbox
        label="试运行（只检查，不收录）"
        checked={dryRun}
        disabled={isBusy}
        onChange={(_, { checked }) => setDryRun(checked === true)}
      />
      <ImportControls
        run={run}
        label={dryRun ? '开始检查' : '开始导入'}
        disabled={chosen === null}
        onStart={start}
      />
      {state.kind === 'done' && <ImportResult end={state.result} />}
      {state.kind === 'done' && state.result.changedFigures && onRefreshSheets && (
        <Button className={styles.start} onClick={onRefreshSheets}>
          去刷新表格
        </Button>
      )}
    </>
  );
}
