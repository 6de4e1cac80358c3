import { formatYuan } from '../values/fen.ts';
import type { ReconciliationView } from './reconciliation.ts';
import { groupDigits } from './words.ts';

const sourceNames = { TAX: '税务对账单', BANK: '银行对账单' } as const;

/** The lines under a 对账表: which statements are loaded, how old the money is that is not in, what the columns mean. */
export function reconciliationNotes(view: ReconciliationView): string[] {
  const loaded = view.sources.map(({ source, isLoaded, form, fromOn, toOn, batches }) =>
    isLoaded
      ? `${sourceNames[source]}${form === 'TOTALS' ? '（每日汇总）' : ''}已载入 ${fromOn} 至 ${toOn}（${batches} 份）`
      : `${sourceNames[source]}没有载入，该列留空，表示不知道，不是零`,
  );
  const facts = {
    BANK: '已入库以银行对账单为准',
    TAX_POSTED_ON: '已入库以缴费明细的入库日期为准（税务入库）',
    NONE: '入库情况不明，未入库各列留空，不是零',
  } as const;
  return [
    `对账单：${[...loaded, facts[view.postingFact]].join('；')}。`,
    `未入库：${ageWords(view)}`,
    `说明：与税务差额＝台账－税务，只比较税务对账单覆盖的日期；最长天数和超过15天都指未入库的；入库不明是银行对账单日期以外的缴费；退费 ${formatYuan(view.total.refundedFen)} 元另列，未从台账金额中减去；银行入库含对不上台账的款项。金额单位为元${view.countedAs === 'PERSONS' ? '，人数以每日汇总为准' : ''}。`,
  ];
}

function ageWords({ total, asOfOn }: ReconciliationView): string {
  const { notPostedFen, notPostedByAge, oldestDays } = total;
  if (notPostedFen === null || asOfOn === null) return '没有可以判断的入库情况。';
  if (notPostedFen === 0) return `算到 ${asOfOn}，已缴的都已入库。`;
  const bands = notPostedByAge.map(({ fromDays, toDays, items, fen }) => {
    const days = toDays === null ? `${fromDays} 天以上` : `${fromDays}—${toDays} 天`;
    return `${days} ${groupDigits(items)} 笔 ${formatYuan(fen)} 元`;
  });
  return `天数从缴费日算到 ${asOfOn}，最长 ${oldestDays ?? 0} 天；${bands.join('，')}。任何单位和个人不得滞留。`;
}
