import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FaultBar, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

export function SignIn() {
  const styles = usePaneStyles();
  const { session } = usePane();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [state, signIn] = useAct(() => session.signIn(account.trim(), password));
  const isBusy = state.kind === 'busy';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn();
  };
  return (
    <form className={styles.fields} onSubmit={submit} aria-label="登录">
      <h2 className={styles.heading}>登录</h2>
      <Field label="账号" required>
        <Input
          autoComplete="username"
          autoFocus
          value={account}
          onChange={(_, { value }) => setAccount(value)}
        />
      </Field>
      <Field label="密码" required>
        <Input
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(_, { value }) => setPassword(value)}
        />
      </Field>
      <Button
        appearance="primary"
        type="submit"
        disabledFocusable={isBusy || account.trim() === '' || password === ''}
      >
        {isBusy ? '正在登录…' : '登录'}
      </Button>
      {state.kind === 'done' && state.result.kind === 'refused' && (
        <Result intent="error">{state.result.text}</Result>
      )}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      <p className={styles.muted}>账号由县医保局系统管理员开设。关闭 Excel 后需要重新登录。</p>
    </form>
  );
}
