import { Button, Text } from '@fluentui/react-components';
import { usePane, usePaneState } from '../pane-context.ts';
import { usePaneStyles } from './styles.ts';

export function Header() {
  const styles = usePaneStyles();
  const { session } = usePane();
  const { viewer, isImporting } = usePaneState();
  return (
    <header className={styles.header}>
      <Text as="h1" weight="semibold" size={400} style={{ margin: 0 }}>
        医保征缴助手
      </Text>
      {viewer && (
        <span className={styles.row}>
          <Text size={200} title={viewer.account}>
            {viewer.displayName}
          </Text>
          <Button
            size="small"
            appearance="subtle"
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
