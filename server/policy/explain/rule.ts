import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { DueRule, RuleWhy } from '../due/rules.ts';
import type { Notice } from '../notice.ts';
import { conditionTexts } from '../notice-facts/people.ts';
import { statuses } from '../notice-shape.ts';
import type { ConditionName } from '../person.ts';
import { categoryName } from '../subsidy.ts';
import { type SwitchCode, switchCodes, switchKind } from '../switch.ts';
import { yuan } from '../wording.ts';

/** Which people a rule is about: `低保对象`, `孤儿（按上级类别“特困人员”）`, `残疾 2 级或更重的人员`. */
function ruleName(notice: Notice, { index, category, inheritedFrom }: DueRule): string {
  if (category === null) {
    const terms = conditionTexts(notice.subsidies[index]?.conditions ?? {});
    return terms.length === 0 ? '符合条件的人员' : `${terms.join('、')}的人员`;
  }
  const name = categoryName(notice, category);
  return inheritedFrom === null ? name : `${name}（按上级类别“${categoryName(notice, inheritedFrom)}”）`;
}

/** What a rule gives, and where it stands: `低保对象，个人缴 80 元、资助 320 元（三.2）`. */
export function ruleSentence(notice: Notice, rule: DueRule, source: string = rule.clause): string {
  const { personPaysFen, assistanceFen } = rule;
  const isAfterwards = notice.subsidies[rule.index]?.timing === 'AFTERWARDS' && assistanceFen !== 0;
  const [pays, gives] = isAfterwards ? ['个人负担', '事后补助'] : ['个人缴', '资助'];
  const amounts =
    personPaysFen === null || assistanceFen === null
      ? ''
      : `，${pays} ${yuan(personPaysFen)}、${gives} ${yuan(assistanceFen)}`;
  return `${ruleName(notice, rule)}${amounts}（${source}）`;
}

/** Why a rule was not used, in words; empty for the rule that was. */
export function whySentence(notice: Notice, why: RuleWhy): string {
  switch (why.kind) {
    case 'WINS':
    case 'HOLDS':
      return '';
    case 'HIGHER_AMOUNT':
      return '也适用，但个人要缴的更多；只资助一次，按个人缴纳最少的一类';
    case 'SAME_AMOUNT_LATER':
      return '也适用，金额相同；只资助一次，按文件中的另一条';
    case 'LATER_IN_ORDER':
      return '也适用，但按所列次序排在后面；只资助一次';
    case 'NOTHING_TO_PAY':
      return '新生儿出生当年免缴，不必资助';
    case 'CONDITION_FALSE':
      return conditionSentence(why.condition, why.asked, why.found);
    case 'NOT_KNOWN':
      return `是否适用还不清楚（${missingWords(why.missing).join('、')}），但不影响结果`;
    case 'STATUS_NOT_COVERED':
      return `名册上的状态是“${statuses[why.status]}”，该条不适用`;
    case 'NOT_YET_ON_ROSTER':
      return `${formatChineseDate(why.from)}起才列入该类名册`;
    case 'NO_LONGER_ON_ROSTER':
      return `列入该类名册到${formatChineseDate(why.to)}为止`;
    case 'NOT_YET_VALID':
      return `该条自${formatChineseDate(why.from)}起执行`;
    case 'NO_LONGER_VALID':
      return `该条执行到${formatChineseDate(why.to)}为止`;
    case 'TIER_NOT_COVERED': {
      const tier = notice.standard.tiers.find(({ code }) => code === why.tier)?.name ?? why.tier;
      return tier === null ? '该条只适用于另外的缴费档次' : `该条不适用于${tier}`;
    }
    case 'CHILD_RULE':
      return `“${categoryName(notice, why.child)}”另有规定，不按上级类别`;
    case 'NOT_INHERITED':
      return '本县选定：上级类别的资助不适用于其下的类别';
    case 'WINDOW_NOT_SUBSIDISED':
      return '本征缴期不享受分类资助';
  }
}

/** What is missing, as a clerk would ask for it; an unknown code stays as it is. */
export function missingWords(missing: readonly string[]): string[] {
  return missing.map((name) => {
    if (isSwitchCode(name)) return switchKind(name).question;
    return factWords[name] ?? name;
  });
}

export function isSwitchCode(name: string): name is SwitchCode {
  return (switchCodes as readonly string[]).includes(name);
}

const factWords: Readonly<Record<string, string>> = {
  bornOn: '出生日期',
  tier: '缴费档次',
  disabilityGrade: '残疾等级',
  lowIncomeFamily: '是否低收入家庭',
  student: '是否在校学生',
  ethnicMinority: '是否少数民族',
  fiscal: '财政补助标准（通知没有写）',
};

const grades = ['', '一级', '二级', '三级', '四级'];

function conditionSentence(
  condition: ConditionName,
  asked: number | boolean,
  found: number | boolean,
): string {
  switch (condition) {
    case 'ageAtLeast':
      return `年龄 ${found} 周岁，未满 ${asked} 周岁`;
    case 'ageBelow':
      return `年龄 ${found} 周岁，该条只适用于不满 ${asked} 周岁的`;
    case 'isMinor':
      return asked === true ? `年龄 ${found} 周岁，不是未成年人` : `年龄 ${found} 周岁，该条不适用于未成年人`;
    case 'disabilityGradeAtMost':
      return found === 0
        ? '没有残疾等级'
        : `残疾等级为${grades[Number(found)] ?? found}，该条要求${grades[Number(asked)] ?? asked}及以上`;
    case 'lowIncomeFamily':
      return asked === true ? '不是低收入家庭' : '属于低收入家庭，该条只适用于其他家庭';
    case 'student':
      return asked === true ? '不是在校学生' : '是在校学生，该条不适用';
    case 'ethnicMinority':
      return asked === true ? '不是少数民族' : '是少数民族，该条不适用';
  }
}
