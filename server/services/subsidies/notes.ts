import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { Notice } from '../../policy/notice.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { unreadCategory } from '../simulations/insured.ts';
import type { RosterRecord } from './rosters.ts';
import { type AssessedItem, categoryName } from './rows.ts';

/** What a reader of the figures has to know, one sentence each. */
export function subsidyNotes(
  { paymentSource }: CampaignRecord,
  notice: Notice,
  items: readonly AssessedItem[],
  rosters: readonly RosterRecord[],
): string[] {
  const notes: string[] = [];
  const isGiven = items.some(({ origin }) => origin === 'GIVEN');
  if (isGiven) notes.push('人数为提出测算时给定的，不是名册和台账的数字。');
  else if (rosters.length > 0) {
    const names = rosters.map(
      ({ name, asOfOn, persons }) => `${name}（截至${formatChineseDate(asOfOn)}，${grouped(persons)} 人）`,
    );
    notes.push(`名册：${names.join('、')}。应参保人数按名册，其他人员为已缴费且不在名册上的人。`);
  } else if (paymentSource === 'DAILY_TOTALS') {
    notes.push('本项征缴只有每日汇总，不能与名册逐人比对：人数按缴费时登记的类别，均为已缴费的人。');
  } else notes.push('还没有导入名册：人数按缴费时登记的类别，均为已缴费的人。');

  const noRule = personsWhere(items, ({ due }) => due.kind === 'noRule');
  if (noRule > 0) {
    const codes = new Set(items.flatMap(({ due }) => (due.kind === 'noRule' ? due.categories : [])));
    const names = [...codes].map((code) => categoryName(notice, code)).join('、');
    notes.push(
      `${names}：通知没有规定资助标准，${grouped(noRule)} 人的应收和资助算不出，不计入合计，也不是 0 元。`,
    );
  }
  const review = personsWhere(items, ({ due }) => due.kind === 'needsReview');
  if (review > 0) notes.push(`${grouped(review)} 人需要复核，人数另列，不计入应收和资助。`);
  if (items.some(({ person }) => person.categories.some(({ code }) => code === unreadCategory))) {
    notes.push('缴费文件没有写明（或写的认不出）类别的人，请补充类别，或给出各类人数测算。');
  }
  const several = personsWhere(
    items,
    ({ person, origin }) => origin === 'ROSTER' && person.categories.length > 1,
  );
  if (several > 0) notes.push(`同时属于几类的 ${grouped(several)} 人只享受一项资助，只计一次。`);
  const underpaid = personsWhere(items, ({ state, origin }) => state === 'UNDERPAID' && origin === 'ROSTER');
  if (underpaid > 0) notes.push(`名册上另有 ${grouped(underpaid)} 人缴费不足额，未计为已参保。`);
  const others = personsWhere(items, ({ state, origin }) => state === 'UNDERPAID' && origin === 'PAID');
  if (others > 0) notes.push(`不在名册上的另有 ${grouped(others)} 人缴费不足额，未计为已参保。`);
  const elsewhere = personsWhere(items, ({ state }) => state === 'ELSEWHERE');
  if (elsewhere > 0) notes.push(`名册上另有 ${grouped(elsewhere)} 人计在外县参保。`);
  return notes;
}

function personsWhere(items: readonly AssessedItem[], is: (item: AssessedItem) => boolean): number {
  return items.reduce((sum, item) => sum + (is(item) ? item.persons : 0), 0);
}

function grouped(persons: number): string {
  return String(persons).replace(/\B(?=(\d{3})+$)/g, ',');
}
