import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { sentence } from '../../../schema/messages.ts';
import type { Fault } from '../fault.ts';
import { usePane, usePaneState } from '../pane-context.ts';
import { usePaneStyles } from './styles.ts';

export function Loading({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-live="polite">
      <Spinner size="small" label={label} labelPosition="after" />
    </div>
  );
}

/** What came of an act. Fluent's message bar has itself read out when it appears, an error at once. */
export function Result({
  intent,
  children,
  action,
}: {
  readonly intent: 'info' | 'success' | 'warning' | 'error';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  const styles = usePaneStyles();
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody className={styles.preLine}>{children}</MessageBarBody>
      {action && <MessageBarActions>{action}</MessageBarActions>}
    </MessageBar>
  );
}

export function FaultBar({ fault, onRetry }: { readonly fault: Fault; readonly onRetry?: () => void }) {
  return (
    <Result
      intent="error"
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            重试
          </Button>
        )
      }
    >
      {fault.text}
    </Result>
  );
}

/** Says that this is not Excel, or an Excel that is too old, and what still works. */
export function HostBar() {
  const { host } = usePane();
  if (host.excel === 'ready') return null;
  return (
    <Result intent="warning">{sentence(host.excel === 'none' ? 'EXCEL_NOT_HERE' : 'EXCEL_TOO_OLD')}</Result>
  );
}

export function NoticeBar() {
  const { session } = usePane();
  const { notice } = usePaneState();
  if (!notice) return null;
  return (
    <Result
      intent={notice.intent}
      action={
        <Button size="small" onClick={() => session.say(null)}>
          知道了
        </Button>
      }
    >
      {notice.text}
    </Result>
  );
}
