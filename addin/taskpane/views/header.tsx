import { Button, Text } from '@fluentui/react-components';
import { usePane, usePaneState } from '../pane-context.ts';
import { usePaneStyles } from './styles.ts';

export function Header() {
  const styles = usePaneStyles();
  const { session } = usePane();
  const { viewer, isImporting } = usePaneState();
  return (
    <header className={styles.header}>
      <h1 className={styles.heading}>医保征缴助手</h1>
      {viewer && (
        <span className={styles.account}>
          <Text size={200} truncate wrap={false} title={`${viewer.displayName}（${viewer.account}）`}>
            {viewer.displayName}
          </Text>
          <Button
            size="small"
            appearance="subtle"
            className={styles.signOut}
            disabledFocusable={isImporting}
            onClick={() => void session.signOut()}
          >
            退出
          </Button>
        </span>
      )}
    </header>
  );
}
