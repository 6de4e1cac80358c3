import { parseCampaignId } from '../services/campaigns/campaigns.ts';
import {
  compareTallies,
  isClean,
  type ReconciliationFigures,
  recomputeTallies,
  type TallyComparison,
  type TallyFigures,
} from '../services/progress/tallies.ts';
import { withServices } from './terminal.ts';

/** `tally check|rebuild <campaign>`: check answers 1 when a kept figure is not what the payments say. */
export async function tallyCommand([act, id = '']: readonly string[]): Promise<number> {
  const campaign = parseCampaignId(id);
  if ((act !== 'check' && act !== 'rebuild') || !campaign) {
    console.error('用法：tally check|rebuild <县代码-年度>');
    return 2;
  }
  return withServices(async (_, { databaseUrl }) => {
    const found =
      act === 'check'
        ? await compareTallies(databaseUrl, campaign)
        : await recomputeTallies(databaseUrl, campaign);
    print(found);
    if (isClean(found)) return 0;
    if (act === 'rebuild') console.log('已按缴费记录改正。');
    return act === 'rebuild' ? 0 : 1;
  });
}

function print(found: TallyComparison): void {
  const { differences, differenceCount, personDifferences, coverage, reconciliation, lineDifferences } =
    found;
  if (isClean(found)) {
    console.log('汇总数与缴费记录一致。');
    return;
  }
  for (const { township, village, categories, state, kept, counted } of coverage.slice(0, 50)) {
    console.log(
      `  困难群众参保 ${village || township || '区划不明'} ${categories} ${state}：保存 ${kept} 人，复算 ${counted} 人`,
    );
  }
  for (const { township, day, kept, counted } of reconciliation.slice(0, 50)) {
    console.log(
      `  对账 ${township || '区划不明'} ${day}：保存 ${reconciled(kept)}，复算 ${reconciled(counted)}`,
    );
  }
  if (lineDifferences > 0) console.log(`  对账明细有 ${lineDifferences} 行记错了归属的乡镇或日期。`);
  console.log(`汇总数有 ${differenceCount} 处、人数归属有 ${personDifferences} 处与缴费记录不一致：`);
  for (const { divisionCode, paidOn, categoryCode, kept, computed } of differences.slice(0, 50)) {
    console.log(
      `  ${divisionCode} ${paidOn || '合计'} ${categoryCode}：保存 ${words(kept)}，复算 ${words(computed)}`,
    );
  }
}

function words({ persons, amountFen, refundedPersons, refundedFen, elsewherePersons }: TallyFigures): string {
  const takenOff = [
    ...(refundedPersons !== 0 || refundedFen !== 0 ? [`退费 ${refundedPersons} 人 ${refundedFen} 分`] : []),
    ...(elsewherePersons !== 0 ? [`计在外县 ${elsewherePersons} 人`] : []),
  ];
  return [`${persons} 人 ${amountFen} 分`, ...takenOff].join('、');
}

function reconciled(figures: ReconciliationFigures): string {
  return [
    `税务 ${figures.taxItems} 笔 ${figures.taxFen} 分`,
    `银行入库 ${figures.postedItems} 笔 ${figures.postedFen} 分`,
    `银行失败 ${figures.failedItems} 笔 ${figures.failedFen} 分`,
    `对上 ${figures.settledItems} 笔 ${figures.settledFen} 分`,
    `台账入库 ${figures.ledgerPostedItems} 笔 ${figures.ledgerPostedFen} 分`,
  ].join('、');
}
