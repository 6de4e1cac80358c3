import { Button, Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { PaymentFileKind, ProblemPolicy } from '../../client/generated/graphql.ts';
import { paymentImport } from '../acts/payments.ts';
import { usePane } from '../pane-context.ts';
import { useImport } from '../use-import.ts';
import type { ImportFormProps } from './import-page.tsx';
import { ImportResult } from './import-result.tsx';
import { ImportControls } from './import-run.tsx';
import { noSource, SourceFields, sourceOf } from './import-source.tsx';
import { usePaneStyles } from './styles.ts';

/** Payments of persons, or the daily totals of townships. */
export function ImportPayments({
  campaign,
  kind,
  onFiguresChanged,
  onRefreshSheets,
}: ImportFormProps & { readonly kind: PaymentFileKind }) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [source, setSource] = useState(noSource);
  const [onProblem, setOnProblem] = useState<ProblemPolicy>('ALL_OR_NOTHING');
  const [dryRun, setDryRun] = useState(false);
  const run = useImport(({ changedFigures }) => changedFigures && onFiguresChanged());
  const { state, isBusy } = run;
  const chosen = sourceOf(source);
  const start = () => {
    const plan = paymentImport(client, { campaignId: campaign.id, kind, onProblem, dryRun });
    if (chosen) run.start(plan, chosen);
  };
  return (
    <>
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

/** What becomes of a file in which some rows are wrong. */
export function OnProblemField({
  value,
  disabled,
  onChange,
}: {
  readonly value: ProblemPolicy;
  readonly disabled: boolean;
  readonly onChange: (value: ProblemPolicy) => void;
}) {
  return (
    <Field label="有错误时">
      <RadioGroup
        value={value}
        disabled={disabled}
        onChange={(_, { value }) =>
          onChange(value === 'GOOD_ROWS_ONLY' ? 'GOOD_ROWS_ONLY' : 'ALL_OR_NOTHING')
        }
      >
        <Radio value="ALL_OR_NOTHING" label="全部不收录" />
        <Radio value="GOOD_ROWS_ONLY" label="只收录正确的行" />
      </RadioGroup>
    </Field>
  );
}
