import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { InterviewNotJudged, InterviewReason } from '../interview.ts';
import { grouped, percent, persons } from '../wording.ts';

/** One reason of an interview list as a sentence with its figures. */
export function explainInterviewReason(reason: InterviewReason): string {
  switch (reason.kind) {
    case 'BOTTOM':
      return `完成率倒数第 ${reason.placeFromBottom} 名（共 ${reason.rankedDivisions} 个，约谈后 ${reason.bottomDivisions} 名）：${grouped(reason.paidPersons)} / ${persons(reason.quota)}。`;
    case 'BEHIND_PACE':
      return `落后序时进度${reason.marginBasisPoints === 0 ? '' : `超过 ${percent(reason.marginBasisPoints)}`}：可缴费日已过 ${reason.elapsedOpenDays} / ${reason.openDays} 天（${percent(reason.paceBasisPoints)}），已缴 ${grouped(reason.paidPersons)} / ${persons(reason.quota)}，差 ${persons(reason.personsShort)}才${reason.marginBasisPoints === 0 ? '不落后' : '不超过'}。`;
    case 'NO_PROGRESS':
      return reason.newInCycle === 0
        ? '一个周期内没有新增。'
        : `一个周期内净减 ${persons(-reason.newInCycle)}。`;
    case 'HARDSHIP_BELOW_100':
      return `${formatChineseDate(reason.afterOn)}后困难群众仍有 ${persons(reason.personsShort)}未参保：${grouped(reason.covered)} / ${persons(reason.due)}。`;
  }
}

const ruleNames: Readonly<Record<InterviewReason['kind'], string>> = {
  BOTTOM: '后几名',
  BEHIND_PACE: '序时进度',
  NO_PROGRESS: '没有进展',
  HARDSHIP_BELOW_100: '困难群众应保尽保',
};

const missingNames: Readonly<Record<InterviewNotJudged['missing'], string>> = {
  QUOTA: '任务数（或任务数为 0）',
  OPEN_DAYS: '可缴费日',
  NEW_IN_CYCLE: '本周期新增人数',
  HARDSHIP_FIGURES: '困难群众名册',
};

/** Which rule was not judged for want of what: one sentence for all divisions it concerns. */
export function explainNotJudged(
  notJudged: readonly InterviewNotJudged[],
  nameOf: (code: string) => string,
): string[] {
  const groups = new Map<string, string[]>();
  for (const { code, rule, missing } of notJudged) {
    const key = `没有${missingNames[missing]}，“${ruleNames[rule]}”一项没有判断`;
    groups.set(key, [...(groups.get(key) ?? []), nameOf(code)]);
  }
  return [...groups].map(([what, names]) => `${what}：${names.join('、')}。`);
}
