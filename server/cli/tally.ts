import { parseCampaignId } from '../services/campaigns.ts';
import { compareTallies, recomputeTallies, type TallyComparison } from '../services/tallies.ts';
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
    if (found.differenceCount === 0 && found.personDifferences === 0) return 0;
    if (act === 'rebuild') console.log('已按缴费记录改正。');
    return act === 'rebuild' ? 0 : 1;
  });
}

function print({ differences, differenceCount, personDifferences }: TallyComparison): void {
  if (differenceCount === 0 && personDifferences === 0) {
    console.log('汇总数与缴费记录一致。');
    return;
  }
  console.log(`汇总数有 ${differenceCount} 处、人数归属有 ${personDifferences} 处与缴费记录不一致：`);
  for (const { divisionCode, paidOn, categoryCode, kept, computed } of differences.slice(0, 50)) {
    console.log(
      `  ${divisionCode} ${paidOn || '合计'} ${categoryCode}：保存 ${kept.persons} 人 ${kept.amountFen} 分，复算 ${computed.persons} 人 ${computed.amountFen} 分`,
    );
  }
}
