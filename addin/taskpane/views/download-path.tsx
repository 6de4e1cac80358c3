import { Button } from '@fluentui/react-components';
import { sentence } from '../../../schema/messages.ts';
import { downloadPath } from '../acts/downloads.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** A file that the service makes, saved where downloads go; says under which name. */
export function DownloadButton({ path, label }: { readonly path: string; readonly label: string }) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [state, download] = useAct(async () => ({ path, name: await downloadPath(client, path) }));
  return (
    <>
      <Button
        className={styles.start}
        disabledFocusable={state.kind === 'busy'}
        onClick={() => void download()}
      >
        {label}
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
