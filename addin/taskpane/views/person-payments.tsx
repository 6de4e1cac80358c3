import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { formatYuan } from '../../../schema/values/fen.ts';
import type { CampaignPartsFragment } from '../../client/generated/graphql.ts';
import type { PersonCampaign, PersonPayment } from '../acts/people.ts';
import { needsPersonDetails } from '../acts/person-details.ts';
import { entryKindWords, flagWords, placeWords, reasonWords } from '../acts/person-words.ts';
import { Facts } from './facts.tsx';
import { PaymentDesk } from './payment-desk.tsx';
import { usePaneStyles } from './styles.ts';

/** Whether a person is enrolled this year, what was due, and each payment with what became of it. */
export function PersonPayments({
  campaign,
  own,
  onChanged,
}: {
  readonly campaign: CampaignPartsFragment;
  readonly own: PersonCampaign | null;
  readonly onChanged: () => void;
}) {
  const styles = usePaneStyles();
  if (!own) return <p className={styles.muted}>本年度没有这个人的记录。</p>;
  return (
    <section className={styles.section} aria-label="本年度缴费">
      <h3 className={styles.subheading}>{own.benefitYear} 年度</h3>
      <Facts
        label="本年度"
        lines={[
          // Without payments of persons nobody can be said not to have paid.
          ...(needsPersonDetails(campaign)
            ? [['参保', '不知道（只有每日汇总）'] as const]
            : ([
                ['参保', insuredWords(own)],
                ['已缴', `${formatYuan(own.paidFen)} 元`],
              ] as const)),
          ['应缴', dueWords(own)],
          ...(own.check ? [['核对', checkWords(own.check)] as const] : []),
          ...(own.alsoPaidElsewhere ? [['外县', '在外县也有缴费'] as const] : []),
          ...(own.reason ? [['未参保原因', reasonText(own.reason)] as const] : []),
        ]}
      />
      <DueReasons due={own.due ?? null} />
      {own.payments.length > 0 && (
        <ul className={styles.list} aria-label="缴费">
          {own.payments.map((payment) => (
            <Payment
              key={payment.receiptNumber}
              campaign={campaign}
              payment={payment}
              onChanged={onChanged}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Why an amount cannot be told: what is not known, and what the notice leaves open. */
function DueReasons({ due }: { readonly due: PersonCampaign['due'] | null }) {
  const styles = usePaneStyles();
  if (!due || due.personPaysFen != null) return null;
  const missing = due.missing.length > 0 ? [`要补充或选定：${due.missing.join('、')}`] : [];
  const reasons = [...missing, ...due.explanation.slice(1)];
  if (reasons.length === 0) return null;
  return (
    <ul className={styles.sentences} aria-label="为什么算不出">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

function Payment({
  campaign,
  payment,
  onChanged,
}: {
  readonly campaign: CampaignPartsFragment;
  readonly payment: PersonPayment;
  readonly onChanged: () => void;
}) {
  const styles = usePaneStyles();
  const [isOpen, setOpen] = useState(false);
  const { receiptNumber, amountFen, paidOn, postedOn, isVoid, flags, entries, statements } = payment;
  return (
    <li className={styles.change}>
      <div className={styles.spread}>
        <Text weight="semibold">
          {formatYuan(amountFen)} 元{isVoid ? '（已作废）' : ''}
        </Text>
        {campaign.mayImportPayments.allowed && (
          <Button
            size="small"
            aria-expanded={isOpen}
            aria-label={`办理 ${receiptNumber}`}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? '收起' : '办理…'}
          </Button>
        )}
      </div>
      <span className={styles.muted}>
        {paidOn} 缴费，{postedOn ? `${postedOn} 入库` : '入库日期不知道'}，{placeWords(payment.place)}
      </span>
      <span className={styles.muted}>收据号 {receiptNumber}</span>
      {flags.length > 0 && <span className={styles.muted}>标记：{flagWords(flags)}</span>}
      {/* The desk lists them in full. */}
      {(isOpen ? [] : entries).map((entry) => (
        <span key={entry.number} className={styles.muted}>
          第 {entry.number} 号处理：{kindWords(entry.kind)} {formatYuan(entry.amountFen)} 元，{entry.onDay}
          {entry.isUndone ? '（已撤销）' : ''}
        </span>
      ))}
      {statements.map((line) => (
        <span
          key={`${line.source} ${line.paidOn} ${line.settledOn} ${line.outcome}`}
          className={styles.muted}
        >
          {line.source === 'BANK' ? '银行' : '税务'}：{formatYuan(line.amountFen)} 元，
          {line.outcome === 'FAILED'
            ? `失败 ${line.failure}`
            : (line.settledOn ?? line.paidOn ?? '日期不知道')}
        </span>
      ))}
      {isOpen && <PaymentDesk campaignId={campaign.id} receiptNumber={receiptNumber} onChanged={onChanged} />}
    </li>
  );
}

function insuredWords({ isInsured, countedOn, refundedOn }: PersonCampaign): string {
  if (refundedOn) return `已退费（${refundedOn}），不再计入`;
  return isInsured ? `已参保${countedOn ? `，计入 ${countedOn}` : ''}` : '未参保';
}

function dueWords({ due }: PersonCampaign): string {
  if (!due) return '不在本乡镇，不给出';
  if (due.personPaysFen == null) return due.explanation[0] ?? '算不出';
  const assistance = due.assistanceFen ? `，资助 ${formatYuan(due.assistanceFen)} 元` : '';
  return `${formatYuan(due.personPaysFen)} 元${assistance}`;
}

function checkWords({ verdict, dueFen, paidFen }: NonNullable<PersonCampaign['check']>): string {
  if (verdict === 'EXACT') return '相符';
  const gap = formatYuan(Math.abs(paidFen - dueFen));
  return verdict === 'UNDER' ? `少缴 ${gap} 元，未完成参保` : `多缴 ${gap} 元，事后资助或退费`;
}

function reasonText({ code, evidence, reportedBy }: NonNullable<PersonCampaign['reason']>): string {
  const words = (reasonWords as Readonly<Record<string, string>>)[code] ?? code;
  return [words, evidence, `${reportedBy} 上报`].filter(Boolean).join('，');
}

function kindWords(kind: string): string {
  return (entryKindWords as Readonly<Record<string, string>>)[kind] ?? kind;
}
