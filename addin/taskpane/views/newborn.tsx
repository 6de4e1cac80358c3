import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { localDateAt } from '../../../schema/values/local-date.ts';
import { registerNewborn } from '../acts/people.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { PlaceFields } from './place-fields.tsx';
import { PrivateInput } from './private-input.tsx';
import { FaultBar, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** A child without an ID number gets a temporary code, with which it can be paid for. */
export function Newborn({
  campaignId,
  onRegistered,
}: {
  readonly campaignId: string;
  readonly onRegistered: (key: string) => void;
}) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [isOpen, setOpen] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const [bornOn, setBornOn] = useState('');
  const [place, setPlace] = useState({ townshipCode: '', villageCode: '' });
  const [evidence, setEvidence] = useState('');
  const [isFaulty, setFaulty] = useState(false);
  const [state, register] = useAct(async (isAnother: boolean) => {
    const choice = { name: name.current?.value ?? '', bornOn, evidence, ...place };
    const answer = await registerNewborn(client, campaignId, choice, isAnother);
    if (answer.person && answer.problems.every(({ severity }) => severity === 'WARNING')) {
      if (name.current) name.current.value = '';
      setOpen(false);
      setBornOn('');
      setEvidence('');
      onRegistered(answer.person.key);
    }
    return answer;
  });
  const press = (isAnother = false) => {
    const isMissing = (name.current?.value.trim() ?? '') === '' || bornOn === '' || place.townshipCode === '';
    setFaulty(isMissing);
    if (!isMissing) void register(isAnother);
  };
  const answer = state.kind === 'done' ? state.result : null;
  return (
    <section className={styles.section} aria-labelledby="newborn-heading">
      <h2 className={styles.heading} id="newborn-heading">
        新生儿
      </h2>
      {!isOpen && (
        <>
          <p className={styles.muted}>{sentence('NEWBORN_HINT')}</p>
          <Button className={styles.start} onClick={() => setOpen(true)}>
            登记新生儿…
          </Button>
        </>
      )}
      {isOpen && (
        <form
          className={styles.fields}
          autoComplete="off"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            press();
          }}
        >
          <Field label="姓名" required hint="还没取名的写“某某之子（女）”；加密保存">
            <PrivateInput inputRef={name} />
          </Field>
          <Field label="出生日期" required>
            <Input
              type="date"
              max={localDateAt(new Date())}
              value={bornOn}
              onChange={(_, { value }) => setBornOn(value)}
            />
          </Field>
          <PlaceFields campaignId={campaignId} label="" choice={place} onChange={setPlace} />
          <Field label="凭证" hint="如 出生医学证明编号；不写姓名">
            <Input value={evidence} maxLength={200} onChange={(_, { value }) => setEvidence(value)} />
          </Field>
          {isFaulty && (
            <p role="alert" className={styles.fault}>
              姓名、出生日期和乡镇都要填。
            </p>
          )}
          <div className={styles.row}>
            <Button type="submit" appearance="primary" disabledFocusable={state.kind === 'busy'}>
              登记
            </Button>
            <Button type="button" onClick={() => setOpen(false)}>
              取消
            </Button>
          </div>
        </form>
      )}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {answer && answer.problems.length > 0 && (
        <Result intent="error">{answer.problems.map(({ message }) => message).join('\n')}</Result>
      )}
      {isOpen && answer?.problems.some(({ code }) => code === 'NEWBORN_REGISTERED') && (
        <Button className={styles.start} onClick={() => press(true)}>
          确实是另一个孩子，继续登记
        </Button>
      )}
      {answer?.person && answer.notes.length > 0 && (
        <Result intent="success">{answer.notes.join('\n')}</Result>
      )}
    </section>
  );
}
