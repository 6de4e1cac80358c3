import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { MergeChoice } from '../acts/people.ts';
import { PrivateInput } from './private-input.tsx';
import { usePaneStyles } from './styles.ts';

/** A child that has got its number. */
export function MergeForm({
  isBusy,
  onMerge,
}: {
  readonly isBusy: boolean;
  readonly onMerge: (choice: MergeChoice) => void;
}) {
  const styles = usePaneStyles();
  const idNumber = useRef<HTMLInputElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const [evidence, setEvidence] = useState('');
  const [isBlank, setBlank] = useState(false);
  const press = () => {
    const typed = idNumber.current?.value.trim() ?? '';
    setBlank(typed === '');
    if (typed === '') return idNumber.current?.focus();
    onMerge({ idNumber: typed, name: name.current?.value ?? '', evidence });
    for (const { current } of [idNumber, name]) if (current) current.value = '';
  };
  return (
    <form
      className={styles.fields}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) press();
      }}
    >
      <Field label="上户后的身份证号码" {...(isBlank ? { validationMessage: '请填写号码。' } : {})}>
        <PrivateInput inputRef={idNumber} />
      </Field>
      <Field label="上户后的姓名（与登记的相同可不填）">
        <PrivateInput inputRef={name} />
      </Field>
      <Field label="凭证" hint="如 户口簿登记日期；不写姓名和身份证号码">
        <Input value={evidence} maxLength={200} onChange={(_, { value }) => setEvidence(value)} />
      </Field>
      <Button type="submit" appearance="primary" className={styles.start} disabledFocusable={isBusy}>
        并入
      </Button>
    </form>
  );
}
