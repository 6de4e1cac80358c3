import { type Fen, formatYuan } from '../../schema/values/fen.ts';
import { formatChineseDate } from '../../schema/values/local-date.ts';
import { calendarDays, openDays } from './calendar.ts';
import type {
  CollectionWindow,
  EnrollmentSubsidy,
  Notice,
  NoticeClause,
  SubsidyConditions,
} from './notice.ts';
import { windowKinds } from './notice-shape.ts';
import { quotaTotals } from './quota.ts';
import { categoryName, subsidyParts } from './subsidy.ts';
import { switchKind } from './switch.ts';

/** One parameter read from a clause, for people: `standard.individualFen`, 个人缴费标准, 400.00 元/人·年. */
export interface NoticeFact {
  readonly path: string;
  readonly label: string;
  readonly value: string;
}

export interface ClauseFacts extends NoticeClause {
  readonly facts: readonly NoticeFact[];
}

/** Every clause in the order of the notice, each with the parameters that cite it. */
export function clauseFacts(notice: Notice): ClauseFacts[] {
  const all = citedFacts(notice);
  return notice.clauses.map((clause) => ({
    ...clause,
    facts: all
      .filter((cited) => cited.clause === clause.id)
      .map(({ path, label, value }) => ({ path, label, value })),
  }));
}

/** A window with its counts, as GraphQL's `CollectionWindow` shows it. */
export type WindowRow = CollectionWindow & { readonly calendarDays: number; readonly openDays: number };

export function describeWindows(notice: Notice): WindowRow[] {
  return notice.windows.map((window) => ({
    ...window,
    calendarDays: calendarDays(window),
    openDays: openDays(window),
  }));
}

type CitedFact = NoticeFact & { readonly clause: string };

function citedFacts(notice: Notice): CitedFact[] {
  return [
    ...amountFacts(notice),
    ...dayFacts(notice),
    ...subsidyFacts(notice),
    ...rewardFacts(notice),
    ...quotaFacts(notice),
    ...reportingFacts(notice),
    ...notice.switches.map((recorded, index) => ({
      path: `switches[${index}].choice`,
      label: switchKind(recorded.code).question,
      value: `${switchKind(recorded.code).options[recorded.choice] ?? recorded.choice}（理由：${recorded.reason}）`,
      clause: recorded.clause,
    })),
  ];
}

function amountFacts({ standard, targets }: Notice): CitedFact[] {
  const facts: CitedFact[] = [
    {
      path: 'standard.individualFen',
      label: '个人缴费标准',
      value: `${yuan(standard.individualFen)}/人·年`,
      clause: standard.clause,
    },
  ];
  if (standard.fiscal) {
    const floor = standard.fiscal.isFloor ? '不低于 ' : '';
    facts.push({
      path: 'standard.fiscal.fen',
      label: '财政补助标准',
      value: `${floor}${yuan(standard.fiscal.fen)}/人·年`,
      clause: standard.fiscal.clause,
    });
  }
  if (targets.enrollment) {
    facts.push({
      path: 'targets.enrollment.persons',
      label: '参保目标数',
      value: persons(targets.enrollment.persons),
      clause: targets.enrollment.clause,
    });
  }
  if (targets.hardshipCoverage) {
    facts.push({
      path: 'targets.hardshipCoverage.basisPoints',
      label: '困难群众参保率目标',
      value: percent(targets.hardshipCoverage.basisPoints),
      clause: targets.hardshipCoverage.clause,
    });
  }
  return facts;
}

function dayFacts(notice: Notice): CitedFact[] {
  return [
    ...describeWindows(notice).flatMap((window, index): CitedFact[] => {
      const range = window.openDaysOfMonth;
      const facts: CitedFact[] = [
        {
          path: `windows[${index}]`,
          label: windowKinds[window.kind],
          value: `${formatChineseDate(window.opensOn)}至${formatChineseDate(window.closesOn)}，共 ${window.calendarDays} 天`,
          clause: window.clause,
        },
      ];
      if (range) {
        facts.push({
          path: `windows[${index}].openDaysOfMonth`,
          label: '每月可缴费日期',
          value: `${range.from}日至${range.to}日，共 ${window.openDays} 天可缴费`,
          clause: window.clause,
        });
      }
      return facts;
    }),
    ...notice.stages.map(({ name, opensOn, closesOn, clause }, index) => ({
      path: `stages[${index}]`,
      label: name,
      value: `${opensOn === null ? '截' : formatChineseDate(opensOn)}至${formatChineseDate(closesOn)}`,
      clause,
    })),
    ...notice.deadlines.map(({ name, closesOn, note, clause }, index) => ({
      path: `deadlines[${index}].closesOn`,
      label: `${name}截止日`,
      value: `${formatChineseDate(closesOn)}${remark(note)}`,
      clause,
    })),
  ];
}

function subsidyFacts(notice: Notice): CitedFact[] {
  const { pay, note, clause } = notice.unlistedCategories;
  return [
    ...notice.subsidies.map((subsidy, index) => ({
      path: `subsidies[${index}]`,
      label: subsidy.categories.map((code) => categoryName(notice, code)).join('、'),
      value: subsidyText(subsidy, notice.standard.individualFen),
      clause: subsidy.clause,
    })),
    {
      path: 'unlistedCategories.pay',
      label: notice.subsidies.length === 0 ? '分类资助金额' : '没有列入分类资助的人员',
      value:
        pay === 'NOT_STATED'
          ? `通知没有规定${remark(note)}`
          : `个人缴纳 ${yuan(notice.standard.individualFen)}，资助 0 元${remark(note)}`,
      clause,
    },
  ];
}

function subsidyText(subsidy: EnrollmentSubsidy, standardFen: Fen): string {
  const { kind, conditions } = subsidy;
  const { personPaysFen, assistanceFen } = subsidyParts(subsidy, standardFen);
  const name = kind === 'FULL' ? '全额资助' : '定额资助';
  const terms = conditionTexts(conditions);
  const when = terms.length === 0 ? '' : `（条件：${terms.join('、')}）`;
  return `${name}：个人缴纳 ${yuan(personPaysFen)}，医疗救助资金资助 ${yuan(assistanceFen)}${when}`;
}

function conditionTexts(conditions: SubsidyConditions): string[] {
  const { ageAtLeast, isMinor, disabilityGradeAtMost, lowIncomeFamily } = conditions;
  return [
    lowIncomeFamily === undefined ? null : lowIncomeFamily ? '低收入家庭' : '非低收入家庭',
    ageAtLeast === undefined ? null : `年满 ${ageAtLeast} 周岁`,
    isMinor === undefined ? null : isMinor ? '未成年人' : '成年人',
    disabilityGradeAtMost === undefined ? null : `残疾 ${disabilityGradeAtMost} 级或更重`,
  ].filter((term) => term !== null);
}

function rewardFacts({ rewards }: Notice): CitedFact[] {
  return rewards.map(({ deadlineOn, perPersonFen, clause }, index) => ({
    path: `rewards[${index}].perPersonFen`,
    label: `截至${formatChineseDate(deadlineOn)}完成任务的奖励`,
    value: perPersonFen === null ? '按完成率分段' : `按入库总人数每人 ${yuan(perPersonFen)}`,
    clause,
  }));
}

function quotaFacts({ quotas, quotaMethod, divisions }: Notice): CitedFact[] {
  const facts: CitedFact[] = [];
  if (quotaMethod) {
    const name =
      quotaMethod.kind === 'MANUAL' ? '逐个核定' : `前 ${quotaMethod.years ?? '若干'} 年参保人数平均`;
    facts.push({
      path: 'quotaMethod',
      label: '任务数确定办法',
      value: `${name}${remark(quotaMethod.note)}`,
      clause: quotaMethod.clause,
    });
  }
  if (!quotas) return facts;
  const { clause } = quotas;
  for (const [index, { name, declared, computed, difference }] of quotaTotals(quotas).entries()) {
    const column = quotas.columns[index]!;
    const parts = [
      declared === null ? '没有印出合计' : `印出合计 ${persons(declared)}`,
      ...(computed === null ? [] : [`逐行合计 ${persons(computed)}`]),
      ...(difference === null ? [] : [`相差 ${signed(difference)} 人`]),
      ...(column.asOfOn === undefined ? [] : [`统计截至${formatChineseDate(column.asOfOn)}`]),
    ];
    facts.push({
      path: `quotas.columns[${index}]`,
      label: `${name}合计`,
      value: `${parts.join('，')}${remark(column.note)}`,
      clause,
    });
  }
  for (const [index, { division, values, remarks }] of quotas.rows.entries()) {
    const cells = quotas.columns.map(({ name }, at) => {
      const value = values[at] ?? null;
      return `${name} ${value === null ? '没有数字' : persons(value)}`;
    });
    facts.push({
      path: `quotas.rows[${index}]`,
      label: division,
      value: `${cells.join('，')}${remark(remarks)}`,
      clause,
    });
  }
  facts.push({ path: 'divisions', label: '乡镇（街道）', value: `${divisions.length} 个`, clause });
  if (quotas.note !== undefined)
    facts.push({ path: 'quotas.note', label: '附表的注', value: quotas.note, clause });
  return facts;
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

function reportingFacts({ reporting: { bulletin, interview } }: Notice): CitedFact[] {
  const facts: CitedFact[] = [];
  if (bulletin) {
    const day = bulletin.weekday === null ? '没有规定星期几' : `星期${weekdays[bulletin.weekday - 1]}`;
    const cycle = bulletin.cycle === 'WEEKLY' ? `每周一次，${day}` : '没有规定周期';
    facts.push({
      path: 'reporting.bulletin',
      label: '通报',
      value: `${cycle}${remark(bulletin.note)}`,
      clause: bulletin.clause,
    });
  }
  if (interview) {
    const who = interview.bottomDivisions === null ? '没有规定后几名' : `后 ${interview.bottomDivisions} 名`;
    facts.push({
      path: 'reporting.interview',
      label: '约谈后进',
      value: `每 ${interview.everyWeeks} 周一次，${who}${remark(interview.note)}`,
      clause: interview.clause,
    });
  }
  return facts;
}

/** Whole yuan without places, as notices write them; fen shown only when there are some. */
function yuan(fen: Fen): string {
  return `${formatYuan(fen).replace(/\.00$/, '')} 元`;
}

function persons(value: number): string {
  return `${grouped(value)} 人`;
}

function signed(value: number): string {
  return value > 0 ? `+${grouped(value)}` : value < 0 ? `−${grouped(-value)}` : '0';
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function percent(basisPoints: number): string {
  return `${String(basisPoints / 100)}%`;
}

function remark(note: string | undefined): string {
  return note === undefined ? '' : `（${note.replace(/。$/, '')}）`;
}
