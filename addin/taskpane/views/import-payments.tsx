import { Button, Checkbox, Field, ProgressBar, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { ApiError } from '../../client/api-error.ts';
import type { PaymentFileKind, ProblemPolicy } from '../../client/generated/graphql.ts';
import { type ImportEnd, type ImportProgress, importPayments } from '../acts/payments.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FilePicker } from './file-picker.tsx';
import { ImportResult } from './import-result.tsx';
import { FaultBar } from './states.tsx';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly campaignId: string;
  readonly onFiguresChanged: () => void;
  /** Goes to where the sheets are refreshed; null without Excel. */
  readonly onRefreshSheets: (() => void) | null;
}

export function ImportPayments({ campaignId, onFiguresChanged, onRefreshSheets }: Props) {
  const styles = usePaneStyles();
  const { client, host, session } = usePane();
  const hasExcel = host.excel === 'ready';
  const [source, setSource] = useState<'file' | 'selection'>('file');
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState<PaymentFileKind>('DETAILS');
  const [onProblem, setOnProblem] = useState<ProblemPolicy>('ALL_OR_NOTHING');
  const [dryRun, setDryRun] = useState(false);
  const [includeHidden, setIncludeHidden] = useState(false);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const cancelling = useRef<AbortController | null>(null);
  const [isCancelled, setCancelled] = useState(false);

  const [state, start] = useAct(async (): Promise<ImportEnd> => {
    cancelling.current = new AbortController();
    session.setImporting(true);
    setCancelled(false);
    try {
      const chosen =
        source === 'selection' ? ({ kind: 'selection', includeHidden } as const) : fileSource(file);
      const choice = { campaignId, kind, onProblem, dryRun, source: chosen };
      const end = await importPayments(client, choice, cancelling.current.signal, setProgress);
      if (end.changedFigures) onFiguresChanged();
      return end;
    } catch (error) {
      // The upload does not go through the client, which would have noticed.
      if (error instanceof ApiError && error.isSignedOut) session.lose();
      throw error;
    } finally {
      session.setImporting(false);
      setProgress(null);
    }
  });
  const cancel = () => {
    setCancelled(true);
    cancelling.current?.abort();
  };
  const isBusy = state.kind === 'busy';
  return (
    <section className={styles.fields} aria-label="导入缴费">
      <Field label="数据来自">
        <RadioGroup
          layout="horizontal"
          value={source}
          disabled={isBusy}
          onChange={(_, { value }) => setSource(value === 'selection' ? 'selection' : 'file')}
        >
          <Radio value="file" label="文件" />
          <Radio value="selection" label="当前选区" disabled={!hasExcel} />
        </RadioGroup>
      </Field>
      {source === 'file' ? (
        <FilePicker file={file} disabled={isBusy} onPick={setFile} />
      ) : (
        <>
          <Text size={200}>请在表格中选中含表头的整块数据（可选整列）。</Text>
          <Checkbox
            label="隐藏或筛掉的行也导入"
            checked={includeHidden}
            disabled={isBusy}
            onChange={(_, { checked }) => setIncludeHidden(checked === true)}
          />
        </>
      )}
      <Field label="内容">
        <RadioGroup
          value={kind}
          disabled={isBusy}
          onChange={(_, { value }) => setKind(value === 'DAILY_TOTALS' ? 'DAILY_TOTALS' : 'DETAILS')}
        >
          <Radio value="DETAILS" label="个人缴费明细（一行一笔）" />
          <Radio value="DAILY_TOTALS" label="每日汇总（一行一个乡镇一天）" />
        </RadioGroup>
      </Field>
      <Field label="有错误时">
        <RadioGroup
          value={onProblem}
          disabled={isBusy}
          onChange={(_, { value }) =>
            setOnProblem(value === 'GOOD_ROWS_ONLY' ? 'GOOD_ROWS_ONLY' : 'ALL_OR_NOTHING')
          }
        >
          <Radio value="ALL_OR_NOTHING" label="全部不收录" />
          <Radio value="GOOD_ROWS_ONLY" label="只收录正确的行" />
        </RadioGroup>
      </Field>
      <Checkbox
        label="试运行（只检查，不收录）"
        checked={dryRun}
        disabled={isBusy}
        onChange={(_, { checked }) => setDryRun(checked === true)}
      />
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabledFocusable={isBusy || (source === 'file' && file === null)}
          onClick={() => void start()}
        >
          {dryRun ? '开始检查' : '开始导入'}
        </Button>
        {isBusy && (
          <Button disabledFocusable={isCancelled} onClick={cancel}>
            {isCancelled ? '正在取消…' : '取消'}
          </Button>
        )}
      </div>
      {isBusy && progress && <Progress progress={progress} />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && <ImportResult end={state.result} />}
      {state.kind === 'done' && state.result.changedFigures && onRefreshSheets && (
        <Button onClick={onRefreshSheets}>去刷新进度表</Button>
      )}
    </section>
  );
}

function fileSource(file: File | null): { readonly kind: 'file'; readonly file: File } {
  // The button is off without a file.
  if (!file) throw new Error('no file chosen');
  return { kind: 'file', file };
}

function Progress({ progress }: { readonly progress: ImportProgress }) {
  const percent = 'percent' in progress ? progress.percent : null;
  return (
    <Field validationState="none" validationMessage={<span role="status">{progressWords(progress)}</span>}>
      <ProgressBar {...(percent === null ? {} : { value: percent / 100 })} aria-label="导入进度" />
    </Field>
  );
}

function progressWords(progress: ImportProgress): string {
  switch (progress.phase) {
    case 'reading':
      return '正在读取选区…';
    case 'waiting':
      return '连不上服务，正在重试。已传完的文件仍在服务器上导入，连上后继续显示。';
    case 'uploading':
      return progress.percent >= 100 ? '已传完，正在等候处理…' : `正在上传 ${progress.percent}%`;
    case 'importing':
      return `正在导入 ${progress.percent}%，已读 ${groupDigits(progress.rowsRead)} 行`;
  }
}
