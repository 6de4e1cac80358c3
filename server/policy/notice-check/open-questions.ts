import type { Problem } from '../../../schema/values/problem.ts';
import { type Notice, switchChoice } from '../notice.ts';
import { switchesAsked } from '../reward/reading.ts';
import { type SwitchCode, switchKind } from '../switch.ts';
import { warningAt } from './faults.ts';

/**
 * The questions that the rules of this notice ask and its `switches` do not answer, about rewards, coverage, interviews
 * and the day of a category. Those about subsidies that need review at once are precedence-rules.ts's.
 */
export function openQuestions(notice: Notice): SwitchCode[] {
  const { interview } = notice.reporting;
  const asksProgress =
    interview !== null &&
    (interview.bottomDivisions !== null || interview.behindPace !== null || interview.noProgressInCycle);
  const asked: readonly (readonly [SwitchCode, boolean])[] = [
    ...switchesAsked(notice).map(({ code }) => [code, true] as const),
    ['HARDSHIP_DENOMINATOR', asksHardshipCoverage(notice)],
    ['CATEGORY_DAY', notice.subsidies.some(({ categories }) => categories.length > 0)],
    ['INTERVIEW_MET_QUOTA', asksProgress],
  ];
  return asked
    .filter(([code, isAsked]) => isAsked && switchChoice(notice, code) === null)
    .map(([code]) => code);
}

/** One warning with every open question; such a notice can be loaded, and answers "not settled" where it matters. */
export function openQuestionProblems(notice: Notice): Problem[] {
  const codes = openQuestions(notice);
  if (codes.length === 0) return [];
  return [
    warningAt(['switches'], 'NOTICE_QUESTIONS_OPEN', {
      found: codes.join('、'),
      values: {
        questions: codes.length,
        words: codes.map((code) => `${switchKind(code).question}（${code}）`).join('；'),
      },
    }),
  ];
}

function asksHardshipCoverage(notice: Notice): boolean {
  const names = [
    ...notice.rewards.flatMap(({ conditions }) => conditions.map(({ metric }) => metric)),
    ...notice.penalties.map(({ when }) => when.metric),
  ];
  return (
    notice.targets.hardshipCoverage !== null ||
    names.includes('HARDSHIP_COVERAGE') ||
    (notice.reporting.interview?.hardshipAfterOn ?? null) !== null
  );
}
