import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type {
  CampaignPartsFragment,
  StatementForm,
  StatementSource,
} from '../../client/generated/graphql.ts';
import { needsPersonDetails } from '../acts/person-details.ts';
import { usePaneState } from '../pane-context.ts';
import { ImportPayments } from './import-payments.tsx';
import { ImportReasons } from './import-reasons.tsx';
import { ImportRoster } from './import-roster.tsx';
import { ImportStatement } from './import-statement.tsx';
import { usePaneStyles } from './styles.ts';

/** What every import form is given. */
export interface ImportFormProps {
  readonly campaign: CampaignPartsFragment;
  readonly onFiguresChanged: () => void;
  /** Goes to where the sheets are refreshed; null without Excel. */
  readonly onRefreshSheets: (() => void) | null;
}

const kinds = [
  {
    group: '缴费',
    items: [
      ['payments', '个人缴费明细（一行一笔）'],
      ['totals', '每日汇总（一行一个乡镇一天）'],
    ],
  },
  {
    group: '名册',
    items: [
      ['roster', '部门名册（低保、脱贫、残疾等）'],
      ['reasons', '填好的疑似未参保名册'],
    ],
  },
  {
    group: '对账单',
    items: [
      ['tax', '税务明细'],
      ['bank', '银行入库明细'],
      ['taxTotals', '税务每日汇总'],
      ['bankTotals', '银行每日汇总'],
    ],
  },
] as const;

const statements: Readonly<
  Record<string, { readonly origin: StatementSource; readonly form: StatementForm }>
> = {
  tax: { origin: 'TAX', form: 'DETAILS' },
  bank: { origin: 'BANK', form: 'DETAILS' },
  taxTotals: { origin: 'TAX', form: 'TOTALS' },
  bankTotals: { origin: 'BANK', form: 'TOTALS' },
};

type ImportKind = (typeof kinds)[number]['items'][number][0];

/** One place for everything that comes in: first what it is, then where it is. */
export function ImportPage(props: ImportFormProps) {
  const styles = usePaneStyles();
  const { isImporting } = usePaneState();
  const [kind, setKind] = useState<ImportKind>('payments');
  const isTotalsOnly = needsPersonDetails(props.campaign);
  const statement = statements[kind];
  return (
    <section className={styles.fields} aria-label="导入">
      <Field label="导入什么">
        <Select value={kind} disabled={isImporting} onChange={(_, { value }) => setKind(value as ImportKind)}>
          {kinds.map(({ group, items }) => (
            <optgroup key={group} label={group}>
              {items.map(([value, label]) => (
                <option key={value} value={value} disabled={isTotalsOnly && value === 'reasons'}>
                  {label}
                  {isTotalsOnly && value === 'reasons' ? '（需要个人缴费明细）' : ''}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      {kind === 'payments' && <ImportPayments key={kind} kind="DETAILS" {...props} />}
      {kind === 'totals' && <ImportPayments key={kind} kind="DAILY_TOTALS" {...props} />}
      {kind === 'roster' && <ImportRoster {...props} />}
      {kind === 'reasons' && !isTotalsOnly && <ImportReasons {...props} />}
      {statement && <ImportStatement key={kind} {...statement} {...props} />}
    </section>
  );
}
