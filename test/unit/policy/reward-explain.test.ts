import { explainReward } from '../../../server/policy/explain/reward.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { type RewardDivision, rewardOf } from '../../../server/policy/reward.ts';
import { band, banded, choosing, division, luoshan, QUOTA, snapshot, withRewards } from './reward-samples.ts';

function sentences(notice: Notice, given: RewardDivision, asOf = '2025-01-10'): string[] {
  return explainReward(notice, rewardOf(notice, given, asOf));
}

describe('explainReward', () => {
  it('reads out heads, day, amount and clause, then each stage, then each choice with its reason', () => {
    const december = snapshot('2024-12-31', QUOTA, { refunded: 43 });
    const lines = sentences(
      luoshan,
      division([snapshot('2024-11-30', QUOTA), december], { final: december }),
    );
    expect(lines.slice(0, 3)).toEqual([
      '达到截至2024年11月30日一档，按2024年11月30日的入库人数 42,643 人，每人 2 元，计 85,286 元；征缴结束时为 42,600 人，没有采用（四(四)）。',
      '“截至2024年11月30日”一档：2024年11月30日任务完成率为42,643 人 ÷ 42,643 人 = 100%，达到，可奖励 85,286 元（四(四)）。',
      '“截至2024年12月31日”一档：2024年12月31日任务完成率为42,600 人 ÷ 42,643 人 ≈ 99.9%，比 100% 还差 43 人，没有达到（四(四)）。',
    ]);
    expect(lines[4]).toBe(
      '“截止日当天完成算不算按期完成”：选“含当日”，理由：“截至11月30日”按通常读法含当日（四(四)）。',
    );
    expect(lines).toHaveLength(10);
  });

  it('says how many heads are wanting when 42,642 are posted', () => {
    const lines = sentences(
      luoshan,
      division([snapshot('2024-11-30', 42_000), snapshot('2024-12-31', 42_642)]),
    );
    expect(lines[0]).toBe('各档都没有达到，不奖励。');
    expect(lines[2]).toContain('比 100% 还差 1 人，没有达到');
  });

  it('says what is awaited and what it would be today', () => {
    const lines = sentences(luoshan, division([], { current: snapshot('2024-11-15', 43_000) }), '2024-11-15');
    expect(lines.slice(0, 2)).toEqual([
      '还不能确定：2024年11月30日还没有过完。',
      '按2024年11月15日的数字估计：奖励 86,000 元。',
    ]);
  });

  it('says that the notice leaves a band open, not 0 yuan', () => {
    const notice = withRewards(banded(band(0, 9_000, 'NOTHING'), band(9_000, null, 'UNDEFINED')));
    const lines = sentences(notice, division([snapshot('2024-11-30', 9_000, { quota: 10_000 })]));
    expect(lines[0]).toBe(
      '9,000 人 ÷ 10,000 人 = 90%，落在90% 以上，通知没有规定这一段怎样奖励，须由县里明确，不按 0 元处理。',
    );
  });

  it('asks the county to choose, with what each choice pays', () => {
    const notice = choosing(luoshan, 'REWARD_ABOVE_QUOTA', null);
    const lines = sentences(notice, division([snapshot('2024-11-30', 43_000)]));
    expect(lines.slice(0, 3)).toEqual([
      '不能计算：“超出任务数的人数计不计奖励”还没有选定，选法不同结果不同。',
      '如选计入：奖励 86,000 元。',
      '如选不计入：奖励 85,286 元。',
    ]);
    expect(lines.at(-1)).toMatch(/没有记录选择。$|（四\(四\)）。$/);
  });

  it('names the question of every choice when several are open, since two of them read 计入', () => {
    const open = choosing(choosing(luoshan, 'REWARD_ABOVE_QUOTA', null), 'REWARD_FULLY_SUBSIDISED', null);
    const lines = sentences(open, division([snapshot('2024-11-30', 43_000, { fullySubsidised: 100 })]));
    expect(lines[2]).toBe(
      '如“全额资助、本人不缴费的人算不算入库人数”选“计入”，“超出任务数的人数计不计奖励”选“不计入”：奖励 85,286 元。',
    );
    expect(lines.filter((line) => line.startsWith('如'))).toHaveLength(4);
  });

  it('counts more than 8 ways to choose by what they pay instead of reading them out', () => {
    const open = { ...luoshan, switches: [] };
    const more = { fullySubsidised: 0 };
    const days = ['2024-11-29', '2024-11-30', '2024-12-30', '2024-12-31'];
    const lines = sentences(
      open,
      division(
        days.map((day) => snapshot(day, 43_000, more)),
        { final: snapshot('2024-12-31', 42_900, more) },
      ),
    );
    expect(lines[1]).toBe(
      '共有 24 种选法：还不能确定的 12 种，奖励 86,000 元的 2 种，奖励 85,286 元的 4 种，奖励 85,800 元的 2 种，奖励 129,000 元的 1 种，奖励 127,929 元的 2 种，奖励 128,700 元的 1 种。',
    );
  });

  it('says 不到 90% of the lowest band, not 0% 以上', () => {
    const notice = withRewards(banded(band(0, 9_000, 'NOTHING'), band(9_000, null, 'PER_PERSON', 100)));
    const lines = sentences(notice, division([snapshot('2024-11-30', 8_994, { quota: 10_000 })]));
    expect(lines[1]).toContain('在不到 90% 的一段，通知写明不奖励，离有奖励的一段还差 6 人');
  });

  it('says that a quota of 0 has no rate', () => {
    const lines = sentences(luoshan, division([snapshot('2024-11-30', 5, { quota: 0 })]));
    expect(lines[0]).toBe('任务数为 0，算不出完成率，不能判断是否得奖。');
  });
});
