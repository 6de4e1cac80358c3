import { Button, Checkbox, Field, Input, Select, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { localDateAt } from '../../../schema/values/local-date.ts';
import {
  blankDraft,
  figureKinds,
  type QuotaDesk,
  type QuotaForm,
  type QuotaFormDraft,
  type QuotaFormFaults,
} from '../acts/quota-revision.ts';
import { wholeOf } from '../acts/quota-typed.ts';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly desk: QuotaDesk;
  readonly form: QuotaForm;
  readonly faults: QuotaFormFaults;
  readonly onChange: (part: Partial<QuotaForm>) => void;
}

const methods = [
  ['KEEP', '不重算，照现在的数'],
  ['MEAN_OF_PRIOR_YEARS', '前几年参保人数平均'],
  ['PRIOR_YEAR_TIMES_FACTOR', '上年参保人数 × 系数'],
  ['POPULATION_RATE', '户籍人口 × 参保率'],
  ['GIVEN', '上级下达，照录'],
] as const;

/** How one column is reckoned, what becomes of its residual, and single numbers that are decided on. */
export function QuotaFields({ desk, form, faults, onChange }: Props) {
  const fault = (field: keyof QuotaFormFaults) =>
    faults[field] === undefined ? {} : { validationMessage: faults[field] };
  const column = desk.columns.find(({ code }) => code === form.columnCode);
  const kinds = figureKinds(form.method, desk.campaign.benefitYear, wholeOf(form.years) ?? 0);
  return (
    <>
      <Field label="列">
        <Select
          value={form.columnCode}
          onChange={(_, { value }) => {
            const chosen = desk.columns.find(({ code }) => code === value);
            onChange({ columnCode: value, declared: String(chosen?.declaredTotal ?? '') });
          }}
        >
          {desk.columns.map(({ code, name, isInTable }) => (
            <option key={code} value={code}>
              {isInTable ? name : `${name}（表里还没有）`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="办法">
        <Select
          value={form.method}
          onChange={(_, { value }) => {
            const method = methods.find(([code]) => code === value)?.[0] ?? 'KEEP';
            onChange({ method });
          }}
        >
          {methods.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {form.method === 'MEAN_OF_PRIOR_YEARS' && (
        <>
          <Field label="前几年" {...fault('years')}>
            <Input
              inputMode="numeric"
              value={form.years}
              onChange={(_, { value }) => onChange({ years: value })}
            />
          </Field>
          <Checkbox
            label="缺某一年的，按其余年份平均"
            checked={form.skipMissingYears}
            onChange={(_, { checked }) => onChange({ skipMissingYears: checked === true })}
          />
        </>
      )}
      {(form.method === 'PRIOR_YEAR_TIMES_FACTOR' || form.method === 'POPULATION_RATE') && (
        <Field
          label={form.method === 'POPULATION_RATE' ? '参保率（%）' : '系数（%）'}
          hint="如 102 或 95.5"
          {...fault('percent')}
        >
          <Input
            inputMode="decimal"
            value={form.percent}
            onChange={(_, { value }) => onChange({ percent: value })}
          />
        </Field>
      )}
      {kinds.length > 0 && (
        <Field
          label={`各乡镇的数：乡镇名、${kinds.map(({ name }) => name).join('、')}`}
          hint={
            column?.code === 'TASK' && form.method !== 'GIVEN'
              ? '从表里复制这几列粘贴到这里。系统里已有的可以不填；填了就用填的。'
              : '从表里复制这几列粘贴到这里。'
          }
          {...fault('pasted')}
        >
          <Textarea
            value={form.pasted}
            resize="vertical"
            rows={4}
            onChange={(_, { value }) => onChange({ pasted: value })}
          />
        </Field>
      )}
      <Field label="下达合计（人）" hint="没有就留空" {...fault('declared')}>
        <Input
          inputMode="numeric"
          value={form.declared}
          onChange={(_, { value }) => onChange({ declared: value })}
        />
      </Field>
      <Field label="合计与各行之和的差">
        <Select
          value={form.residual}
          onChange={(_, { value }) => onChange({ residual: value === 'APPORTION' ? 'APPORTION' : 'LEAVE' })}
        >
          <option value="LEAVE">保留，不改各行</option>
          <option value="APPORTION">按大小分到各行</option>
        </Select>
      </Field>
      {form.residual === 'APPORTION' && (
        <LockedTownships desk={desk} locked={form.locked} onChange={(locked) => onChange({ locked })} />
      )}
      <Field label="从哪一天起执行" hint="含当日，不晚于今天；不填是今天">
        <Input
          type="date"
          max={localDateAt(new Date())}
          value={form.fromOn}
          onChange={(_, { value }) => onChange({ fromOn: value })}
        />
      </Field>
      <Edits desk={desk} form={form} fault={faults.draft} onChange={onChange} />
    </>
  );
}

/** Townships whose numbers stay as they are when a residual is spread. */
function LockedTownships({
  desk,
  locked,
  onChange,
}: {
  readonly desk: QuotaDesk;
  readonly locked: readonly string[];
  readonly onChange: (locked: readonly string[]) => void;
}) {
  const styles = usePaneStyles();
  const others = (code: string) => locked.filter((each) => each !== code);
  return (
    <fieldset className={styles.group}>
      <legend>锁定的乡镇（不分余差）</legend>
      <div className={styles.choices}>
        {desk.townships.map(({ code, name }) => (
          <Checkbox
            key={code}
            label={<Text size={200}>{name}</Text>}
            checked={locked.includes(code)}
            onChange={(_, { checked }) => onChange(checked ? [...others(code), code] : others(code))}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Numbers that somebody decides on, each with why. They take no part of a residual. */
function Edits({
  desk,
  form,
  fault,
  onChange,
}: Omit<Props, 'faults'> & { readonly fault: string | undefined }) {
  const styles = usePaneStyles();
  const { divisionCode, persons, reason } = form.draft;
  const [isTried, setTried] = useState(false);
  const whole = wholeOf(persons);
  const isReady = divisionCode !== '' && whole !== null && reason.trim() !== '';
  const draft = (part: Partial<QuotaFormDraft>) => onChange({ draft: { ...form.draft, ...part } });
  const isTyped = persons.trim() !== '' || reason.trim() !== '';
  const message = isTried && !isReady ? '选乡镇，填整数，写理由，再加上。' : isTyped && fault ? fault : null;
  const nameOf = (code: string) => desk.townships.find((township) => township.code === code)?.name ?? code;
  const columnOf = (code: string) => desk.columns.find((column) => column.code === code)?.name ?? code;
  const isSame = (edit: { divisionCode: string; columnCode: string }) =>
    edit.divisionCode === divisionCode && edit.columnCode === form.columnCode;
  const add = () => {
    setTried(!isReady);
    if (!isReady || whole === null) return;
    const edit = { divisionCode, columnCode: form.columnCode, persons: whole, reason: reason.trim() };
    onChange({ edits: [...form.edits.filter((known) => !isSame(known)), edit], draft: blankDraft });
  };
  return (
    <fieldset className={styles.question}>
      <legend>逐个改定（{columnOf(form.columnCode)}）</legend>
      {form.edits.length > 0 && (
        <ul className={styles.list} aria-label="改定的数">
          {form.edits.map((edit) => (
            <li key={`${edit.divisionCode}/${edit.columnCode}`} className={styles.change}>
              <span className={styles.spread}>
                <span>
                  {nameOf(edit.divisionCode)} {columnOf(edit.columnCode)} → {groupDigits(edit.persons)} 人：
                  {edit.reason}
                </span>
                <Button
                  size="small"
                  aria-label={`去掉 ${nameOf(edit.divisionCode)} ${columnOf(edit.columnCode)}`}
                  onClick={() => onChange({ edits: form.edits.filter((known) => known !== edit) })}
                >
                  去掉
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Field label="乡镇（街道）">
        <Select value={divisionCode} onChange={(_, { value }) => draft({ divisionCode: value })}>
          <option value="">请选择…</option>
          {desk.townships.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="改为（人）">
        <Input inputMode="numeric" value={persons} onChange={(_, { value }) => draft({ persons: value })} />
      </Field>
      <Field label="为什么改" {...(message === null ? {} : { validationMessage: message })}>
        <Input value={reason} maxLength={200} onChange={(_, { value }) => draft({ reason: value })} />
      </Field>
      <Button className={styles.start} onClick={add}>
        加上
      </Button>
    </fieldset>
  );
}
