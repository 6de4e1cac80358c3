import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProblemPolicy } from '../../client/generated/graphql.ts';
import { reasonImport } from '../acts/reasons.ts';
import { usePane } from '../pane-context.ts';
import { useImport } from '../use-import.ts';
import { FilePicker } from './file-picker.tsx';
import type { ImportFormProps } from './import-page.tsx';
import { OnProblemField } from './import-payments.tsx';
import { ImportResult } from './import-result.tsx';
import { ImportControls } from './import-run.tsx';
import { usePaneStyles } from './styles.ts';

/** A 疑似未参保名册 that a township without the add-in has filled in and sent back. */
export function ImportReasons({ campaign, onFiguresChanged, onRefreshSheets }: ImportFormProps) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [file, setFile] = useState<File | null>(null);
  const [onProblem, setOnProblem] = useState<ProblemPolicy>('GOOD_ROWS_ONLY');
  const [dryRun, setDryRun] = useState(false);
  const run = useImport(({ changedFigures }) => changedFigures && onFiguresChanged());
  const { state, isBusy } = run;
  const start = () => {
    const plan = reasonImport(client, { campaignId: campaign.id, onProblem, dryRun });
    if (file) run.start(plan, { kind: 'file', file });
  };
  return (
    <>
      <p className={styles.muted}>乡镇填好原因后交回的文件。在 Excel 里填的，请到“表格”里直接上报。</p>
      <FilePicker file={file} disabled={isBusy} onPick={setFile} />
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
        disabled={file === null}
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
