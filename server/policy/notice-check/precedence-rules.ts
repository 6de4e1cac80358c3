import type { Problem } from '../../../schema/values/problem.ts';
import type { EnrollmentSubsidy } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { type SwitchCode, switchKind } from '../switch.ts';
import { codesAt, referencesIn, repeatedCodes } from './codes.ts';
import { asksAge } from './condition-cases.ts';
import { valueAt, warningAt } from './faults.ts';
import { soundItems } from './sound-parts.ts';
import { canBothHold } from './subsidy-rules.ts';

/** The stated order of categories, and questions about subsidies that the notice has to answer before people can be. */
export function precedenceProblems(raw: unknown): Problem[] {
  return [
    ...repeatedCodes(referencesIn(raw, ['precedence', 'order'])),
    ...unusedOrder(raw),
    ...unansweredQuestions(raw),
  ];
}

function unusedOrder(raw: unknown): Problem[] {
  const choice = recordedChoice(raw, 'SUBSIDY_PRECEDENCE');
  return Array.isArray(valueAt(raw, ['precedence', 'order'])) && choice === 'LOWEST_PERSON_PAYS'
    ? [warningAt(['precedence', 'order'], 'NOTICE_PRECEDENCE_UNUSED', { found: choice })]
    : [];
}

/** Warnings: such a notice can be loaded, and answers "needs review" for the people concerned. */
function unansweredQuestions(raw: unknown): Problem[] {
  const recorded = codesAt(raw, ['switches']);
  const unanswered = (code: SwitchCode, why: string): Problem[] => {
    const { question, options } = switchKind(code);
    return recorded.includes(code)
      ? []
      : [
          warningAt(['switches'], 'NOTICE_SWITCH_UNANSWERED', {
            found: code,
            expected: Object.keys(options).join('、'),
            values: { question, why },
          }),
        ];
  };
  const subsidies = soundItems(shape.subsidyShape, raw, ['subsidies']).map(({ value }) => value);
  const groups = soundItems(shape.groupShape, raw, ['standard', 'groups']).map(({ value }) => value);
  const rival = rivals(subsidies);
  const heir = heirOf(raw, subsidies);
  return [
    ...([...subsidies, ...groups].some(({ conditions }) => asksAge(conditions))
      ? unanswered('AGE_REFERENCE_DAY', '有按年龄的规定')
      : []),
    ...(rival
      ? unanswered('SUBSIDY_PRECEDENCE', `一个人可能同时适用第 ${rival[0] + 1} 条和第 ${rival[1] + 1} 条资助`)
      : []),
    ...(heir === null ? [] : unanswered('CATEGORY_PARENT', `“${heir}”没有自己的资助，上级类别有`)),
  ];
}

/** The first two subsidies that one person can fall under and that do not come to the same. */
function rivals(subsidies: readonly EnrollmentSubsidy[]): readonly [number, number] | null {
  const keys = subsidies.map(moneyKey);
  for (const [right, subsidy] of subsidies.entries()) {
    const left = subsidies
      .slice(0, right)
      .findIndex((other, index) => keys[index] !== keys[right] && canBothHold(other, subsidy));
    if (left >= 0) return [left, right];
  }
  return null;
}

/** The name of the first category without a subsidy of its own below one that has one. */
function heirOf(raw: unknown, subsidies: readonly EnrollmentSubsidy[]): string | null {
  const categories = soundItems(shape.categoryShape, raw, ['categories']).map(({ value }) => value);
  const isSubsidised = (code: string) => subsidies.some((subsidy) => subsidy.categories.includes(code));
  const parentOf = new Map(categories.map(({ code, parent }) => [code, parent]));
  const heir = categories.find(({ code, parent }) => {
    if (isSubsidised(code)) return false;
    const above = new Set<string>();
    for (let at = parent; at !== undefined && !above.has(at); at = parentOf.get(at)) {
      if (isSubsidised(at)) return true;
      above.add(at);
    }
    return false;
  });
  return heir?.name ?? null;
}

/** What the money of a subsidy hangs on; equal keys, equal answers. */
function moneyKey({ kind, payers, timing, roundTo, ...rest }: EnrollmentSubsidy): string {
  const amounts = kind === 'FIXED' ? [rest.personPaysFen] : kind === 'AMOUNT' ? [rest.assistanceFen] : [];
  const { percentage, assistanceAtLeastFen, personPaysAtLeastFen } = rest;
  return JSON.stringify([
    kind,
    amounts,
    percentage,
    assistanceAtLeastFen,
    personPaysAtLeastFen,
    roundTo,
    payers,
    timing,
  ]);
}

function recordedChoice(raw: unknown, code: SwitchCode): unknown {
  const index = codesAt(raw, ['switches']).indexOf(code);
  return index < 0
    ? null
    : (soundItems(shape.switchShape, raw, ['switches']).find(({ value }) => value.code === code)?.value
        .choice ?? null);
}
