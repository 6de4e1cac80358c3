import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { type Person, unmaskPerson } from '../acts/people.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FaultBar, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** A number that was shown is covered again after this long. */
const shownMs = 120_000;

/** Name and full number, once the clerk has said what for. Covered again by itself. */
export function PersonUnmask({
  campaignId,
  person,
}: {
  readonly campaignId: string;
  readonly person: Person;
}) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [step, setStep] = useState<'covered' | 'asking' | 'shown'>('covered');
  const [purpose, setPurpose] = useState('');
  const [state, unmask] = useAct(async () => {
    const answer = await unmaskPerson(client, campaignId, person.key, purpose);
    if (answer.plain) {
      setStep('shown');
      setPurpose('');
    }
    return answer;
  });
  useEffect(() => {
    if (step !== 'shown') return;
    const timer = setTimeout(() => setStep('covered'), shownMs);
    return () => clearTimeout(timer);
  }, [step]);
  if (!person.mayUnmask.allowed) {
    return person.isNamed ? <p className={styles.muted}>{person.mayUnmask.reason}</p> : null;
  }
  const plain = state.kind === 'done' ? state.result.plain : null;
  if (step === 'shown' && plain) {
    return (
      <section className={styles.answer} aria-label="完整号码" aria-live="polite">
        <Text weight="semibold">{plain.name}</Text>
        <Text>{plain.idNumber ?? '尚无身份证号码'}</Text>
        <Button size="small" className={styles.start} onClick={() => setStep('covered')}>
          遮盖
        </Button>
      </section>
    );
  }
  if (step !== 'asking') {
    return (
      <Button size="small" className={styles.start} onClick={() => setStep('asking')}>
        显示完整号码…
      </Button>
    );
  }
  return (
    <form
      className={styles.fields}
      aria-label="显示完整号码"
      onSubmit={(event) => {
        event.preventDefault();
        if (purpose.trim().length >= leastPurpose) void unmask();
      }}
    >
      <Field label="用途" required hint={sentence('UNMASK_HINT')}>
        <Input
          value={purpose}
          maxLength={200}
          placeholder="如 核对参保信息"
          autoFocus
          onChange={(_, { value }) => setPurpose(value)}
        />
      </Field>
      <div className={styles.row}>
        <Button
          type="submit"
          appearance="primary"
          size="small"
          disabledFocusable={state.kind === 'busy' || purpose.trim().length < leastPurpose}
        >
          显示
        </Button>
        <Button size="small" onClick={() => setStep('covered')}>
          取消
        </Button>
      </div>
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && state.result.reasons.length > 0 && (
        <Result intent="warning">{state.result.reasons.join('\n')}</Result>
      )}
    </form>
  );
}

/** As the service asks for. */
const leastPurpose = 4;
