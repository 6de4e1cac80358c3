import { Dropdown, Field, Input, Option, Radio, RadioGroup, Select } from '@fluentui/react-components';
import type { PersonFact } from '../../client/generated/graphql.ts';
import { type DueForm, type DueQuestion, yearsBefore } from '../acts/due.ts';
import type { DateFault } from './due-section.tsx';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly form: DueForm;
  readonly benefitYear: number;
  readonly question: DueQuestion;
  readonly fault: DateFault | null;
  readonly onChange: (part: Partial<DueQuestion>) => void;
}

/** The facts of one person; of those beyond the category only what the notice asks about. */
export function DueFields({ form, benefitYear, question, fault, onChange }: Props) {
  const styles = usePaneStyles();
  const asked = (fact: PersonFact) => form.asks.includes(fact);
  const faultOf = (field: DateFault['field']) =>
    fault?.field === field ? { validationMessage: fault.text } : {};
  return (
    <>
      <Categories form={form} question={question} onChange={onChange} />
      <div className={styles.pair}>
        <Field label="出生日期（可不填）" {...faultOf('bornOn')}>
          <Input
            type="date"
            name="bornOn"
            value={question.bornOn ?? ''}
            onChange={(_, { value }) => onChange({ bornOn: value === '' ? null : value })}
          />
        </Field>
        <Field label="缴费日期" {...faultOf('paidOn')}>
          <Input
            type="date"
            name="paidOn"
            value={question.paidOn}
            onChange={(_, { value }) => onChange({ paidOn: value })}
          />
        </Field>
      </div>
      {asked('TIER') && (
        <Choice
          label="缴费档次"
          value={question.tier}
          options={form.tiers.map(({ code, name }) => [code, name])}
          onChoose={(tier) => onChange({ tier })}
        />
      )}
      {asked('DISABILITY_GRADE') && (
        <Choice
          label="残疾等级"
          value={question.disabilityGrade === null ? null : String(question.disabilityGrade)}
          options={grades}
          onChoose={(grade) => onChange({ disabilityGrade: grade === null ? null : Number(grade) })}
        />
      )}
      {yesNoFacts.map(
        ({ fact, key, label }) =>
          asked(fact) && (
            <YesNo
              key={key}
              label={label}
              value={question[key]}
              onChoose={(value) => onChange({ [key]: value })}
            />
          ),
      )}
      {asked('INSURED_YEARS') && (
        <Choice
          label="上次参保是哪个年度（居民、职工医保都算）"
          value={question.lastInsured === null ? null : String(question.lastInsured)}
          options={[
            ...yearsBefore(benefitYear).map(
              (year, index) => [String(year), `${year} 年${index === 0 ? '（没有断保）' : ''}`] as const,
            ),
            ['never', '从未参保'],
          ]}
          onChoose={(year) =>
            onChange({ lastInsured: year === null || year === 'never' ? year : Number(year) })
          }
        />
      )}
    </>
  );
}

const yesNoFacts = [
  { fact: 'LOW_INCOME_FAMILY', key: 'lowIncomeFamily', label: '低收入家庭' },
  { fact: 'STUDENT', key: 'student', label: '在校学生' },
  { fact: 'ETHNIC_MINORITY', key: 'ethnicMinority', label: '少数民族' },
] as const;

const grades = [
  ['0', '无残疾'],
  ['1', '一级'],
  ['2', '二级'],
  ['3', '三级'],
  ['4', '四级'],
] as const;

function Categories({ form, question, onChange }: Pick<Props, 'form' | 'question' | 'onChange'>) {
  const names = form.categories
    .filter(({ code }) => question.categories.includes(code))
    .map(({ name }) => name)
    .join('、');
  return (
    <Field label="人员类别（可多选）" {...(names.length > 14 ? { hint: `已选：${names}` } : {})}>
      <Dropdown
        multiselect
        placeholder="普通居民（都不属于）"
        value={names}
        selectedOptions={form.categories
          .map(({ code }) => code)
          .filter((code) => question.categories.includes(code))}
        onOptionSelect={(_, { selectedOptions }) => onChange({ categories: selectedOptions })}
        style={{ minWidth: 0 }}
      >
        {form.categories.map(({ code, name }) => (
          <Option key={code} value={code} text={name}>
            {name}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

function Choice({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChoose: (value: string | null) => void;
}) {
  return (
    <Field label={label}>
      <Select
        value={value ?? ''}
        onChange={(_, { value: chosen }) => onChoose(chosen === '' ? null : chosen)}
      >
        <option value="">不知道</option>
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function YesNo({
  label,
  value,
  onChoose,
}: {
  readonly label: string;
  readonly value: boolean | null;
  readonly onChoose: (value: boolean | null) => void;
}) {
  return (
    <Field label={label}>
      <RadioGroup
        layout="horizontal"
        value={value === null ? 'unknown' : value ? 'yes' : 'no'}
        onChange={(_, { value: chosen }) => onChoose(chosen === 'unknown' ? null : chosen === 'yes')}
      >
        <Radio value="yes" label="是" />
        <Radio value="no" label="否" />
        <Radio value="unknown" label="不知道" />
      </RadioGroup>
    </Field>
  );
}
