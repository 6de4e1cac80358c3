import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Text } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import { localDateAt } from '../../../schema/values/local-date.ts';
import type { CampaignPartsFragment } from '../../client/generated/graphql.ts';
import type { Person } from '../acts/people.ts';
import { eventWords, placeWords, statusWords } from '../acts/person-words.ts';
import { Facts } from './facts.tsx';
import { PersonActs } from './person-acts.tsx';
import { PersonPayments } from './person-payments.tsx';
import { PersonUnmask } from './person-unmask.tsx';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly campaign: CampaignPartsFragment;
  readonly person: Person;
  readonly isShown: boolean;
  /** Something was recorded; the person with this key is to be read again. */
  readonly onChanged: (key: string) => void;
}

/** 一人一档: everything that is known of one person. */
export function PersonRecord({ campaign, person, isShown, onChanged }: Props) {
  const styles = usePaneStyles();
  const own = person.campaigns.find(({ campaignId }) => campaignId === campaign.id) ?? null;
  const others = person.campaigns.filter((each) => each !== own);
  return (
    <section className={styles.section} aria-label="一人一档">
      <div className={styles.card}>
        <Text weight="semibold">{person.maskedName ?? '没有登记姓名'}</Text>
        <Text size={200}>{person.maskedIdNumber ?? person.temporaryCode ?? '没有登记号码'}</Text>
        <Facts
          label="基本情况"
          lines={[
            ['人员编号', person.key],
            ['年龄', person.age == null ? '不知道' : `${person.age} 周岁`],
            ['现属', placeWords(person.place) || '不知道'],
            ...(person.temporaryCode ? [['临时编码', person.temporaryCode] as const] : []),
            ...(person.bornOn ? [['出生日期', person.bornOn] as const] : []),
          ]}
        />
        <PersonUnmask key={String(isShown)} campaignId={campaign.id} person={person} />
      </div>
      <PersonPayments campaign={campaign} own={own} onChanged={() => onChanged(person.key)} />
      <PersonActs campaign={campaign} person={person} own={own} onChanged={onChanged} />
      <Accordion multiple collapsible>
        <Part name="名册" count={person.memberships.length}>
          {person.memberships.map((entry) => (
            <li key={`${entry.sourceName} ${entry.categoryName} ${entry.fromOn}`} className={styles.change}>
              <span>
                {entry.categoryName}（{statusWords[entry.status]}
                {entry.disabilityGrade == null ? '' : `，残疾 ${entry.disabilityGrade} 级`}）
              </span>
              <span className={styles.muted}>
                {entry.office} {entry.sourceName}，{entry.fromOn} 起
                {entry.toOn ? `，${entry.toOn} 退出` : '在册'}
              </span>
            </li>
          ))}
        </Part>
        <Part name="历次所属区划" count={person.divisions.length}>
          {person.divisions.map(({ fromOn, toOn, place }) => (
            <li key={`${fromOn} ${placeWords(place)}`} className={styles.change}>
              <span>{placeWords(place) || '不知道'}</span>
              <span className={styles.muted}>
                {fromOn ?? '起始不详'} 至 {toOn ? `${toOn}（不含）` : '今'}
              </span>
            </li>
          ))}
        </Part>
        <Part name="登记的事" count={person.events.length}>
          {person.events.map((event) => (
            <li key={event.number} className={styles.change}>
              <span>
                {eventWords[event.kind]} {event.onDay ?? ''} {placeWords(event.from ?? null)}
                {event.to ? ` → ${placeWords(event.to)}` : ''}
              </span>
              <span className={styles.muted}>
                {[event.evidence, event.note].filter(Boolean).join('；')} {event.recordedBy}{' '}
                {localDateAt(new Date(event.recordedAt))} 登记
              </span>
            </li>
          ))}
        </Part>
        <Part name="待核对的事" count={person.reviewItems.length}>
          {person.reviewItems.map((item) => (
            <li key={`${item.kind} ${item.subject}`} className={styles.problem}>
              <span className={styles.grow}>
                {reviewKindWords[item.kind] ?? item.kind}
                {item.onDay ? `，${item.onDay}` : ''}
                {item.foundFen == null ? '' : `，读到 ${formatYuan(item.foundFen)} 元`}
                {item.expectedFen == null ? '' : `，应为 ${formatYuan(item.expectedFen)} 元`}
              </span>
            </li>
          ))}
        </Part>
        <Part name="其他年度" count={others.length}>
          {others.map((each) => (
            <li key={each.campaignId} className={styles.change}>
              <span>
                {each.benefitYear} 年度：{each.isInsured ? '已参保' : '未参保'}
              </span>
              <span className={styles.muted}>
                已缴 {formatYuan(each.paidFen)} 元，{groupDigits(each.payments.length)} 笔
              </span>
            </li>
          ))}
        </Part>
      </Accordion>
    </section>
  );
}

/** Names of work items as a person's page shows them; the 核对 tab has the service's own. */
const reviewKindWords: Readonly<Record<string, string>> = {
  NAME_DIFFERS: '同号异名',
  IN_TWO_ROSTERS: '同时在几份名册上',
  PAID_TWICE: '重复缴费',
  OTHER_COUNTY: '在外县也缴费',
  UNDERPAID: '少缴',
  OVERPAID: '多缴',
  CATEGORY_GAINED: '缴费后增加类别',
  CATEGORY_LOST: '缴费后失去类别',
  MISSING_IN_LEDGER: '税务有、台账没有',
  MISSING_IN_TAX: '台账有、税务没有',
  AMOUNT_DIFFERS: '金额不一致',
  DAY_DIFFERS: '日期不一致',
  TOWNSHIP_DIFFERS: '乡镇不一致',
  BANK_FAILED: '银行扣款失败',
  BANK_WITHOUT_PAYMENT: '银行有、台账没有',
};

/** A part that is empty is not there: nothing to open. */
function Part({
  name,
  count,
  children,
}: {
  readonly name: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  const styles = usePaneStyles();
  if (count === 0) return null;
  return (
    <AccordionItem value={name}>
      <AccordionHeader size="small">
        {name}（{count}）
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        <ul className={styles.list} aria-label={name}>
          {children}
        </ul>
      </AccordionPanel>
    </AccordionItem>
  );
}
