import { Button } from '@fluentui/react-components';
import { sentence } from '../../../schema/messages.ts';
import { downloadSheet } from '../acts/downloads.ts';
import { type ExportChoice, exportPath } from '../acts/export-path.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** The button 下载 .xlsx: a sheet as a file, for WPS. */
export function DownloadSheet({
  choice,
  disabled = false,
  mayPress,
}: {
  readonly choice: ExportChoice;
  readonly disabled?: boolean;
  /** Says what is missing, and answers false then. */
  readonly mayPress?: () => boolean;
}) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const path = exportPath(choice);
  const [state, download] = useAct(async () => ({ path, name: await downloadSheet(client, choice) }));
  const press = () => {
    if (!disabled && (mayPress?.() ?? true)) void download();
  };
  return (
    <>
      <Button className={styles.start} disabledFocusable={disabled || state.kind === 'busy'} onClick={press}>
        下载 .xlsx
      </Button>
      {state.kind === 'busy' && <Loading label="正在生成文件…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && state.result.path === path && (
        <Result intent="success">
          {sentence('SHEET_DOWNLOADED', {
            found: state.result.name,
            place: `${location.origin}${location.pathname}`,
          })}
        </Result>
      )}
    </>
  );
}
