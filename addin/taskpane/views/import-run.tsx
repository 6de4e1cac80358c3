import { Button, Field, ProgressBar } from '@fluentui/react-components';
import { groupDigits } from '../../../schema/sheets/words.ts';
import type { ImportProgress } from '../acts/imports.ts';
import type { ImportRun } from '../use-import.ts';
import { FaultBar } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** The button that begins an import, the one that ends it early, and how far it is. */
export function ImportControls({
  run,
  label,
  disabled,
  onStart,
}: {
  readonly run: ImportRun;
  readonly label: string;
  readonly disabled: boolean;
  readonly onStart: () => void;
}) {
  const styles = usePaneStyles();
  const { isBusy, isCancelled, progress, state, cancel } = run;
  return (
    <>
      <div className={styles.row}>
        <Button appearance="primary" disabledFocusable={isBusy || disabled} onClick={onStart}>
          {label}
        </Button>
        {isBusy && (
          <Button disabledFocusable={isCancelled} onClick={cancel}>
            {isCancelled ? '正在取消…' : '取消'}
          </Button>
        )}
      </div>
      {isBusy && progress && <Progress progress={progress} />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
    </>
  );
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
