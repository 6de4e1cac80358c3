import type * as z from 'zod';
import type { Problem } from '../../schema/values/problem.ts';
import type { Notice } from './notice.ts';
import { shapeProblems } from './notice-check/faults.ts';
import { ruleProblems } from './notice-check/notice-rules.ts';
import { openQuestionProblems } from './notice-check/open-questions.ts';
import { revisionProblems } from './notice-check/revision-rules.ts';
import { noticeShape } from './notice-shape.ts';

export type NoticeCheck =
  | {
      readonly kind: 'ok';
      readonly notice: Notice;
      /** True of the source and kept as it is, e.g. a printed total that is not the sum of its rows, or left open by it. */
      readonly warnings: readonly Problem[];
    }
  | {
      readonly kind: 'problems';
      /** Every error and warning: first what has the wrong shape, then what does not fit together, then revisions. At least one ERROR. */
      readonly problems: readonly Problem[];
    };

/**
 * Turns the plain value of a notice file into a `Notice`, or lists every fault in one pass, each with its path.
 * A part with the wrong shape is reported once and left out of the checks that compare parts, so that one slip
 * does not bring a row of false alarms. Nothing is corrected.
 */
export function checkNotice(raw: unknown): NoticeCheck {
  const shape = shapeProblems(noticeShape, raw);
  // Holding the parts of an endless list against each other would keep everybody else waiting.
  const isTooLong = shape.some(({ code }) => code === 'NOTICE_LIST_TOO_LONG');
  const problems = isTooLong ? shape : [...shape, ...ruleProblems(raw), ...revisionProblems(raw)];
  if (problems.some(({ severity }) => severity === 'ERROR')) return { kind: 'problems', problems };
  const notice: z.output<typeof noticeShape> = noticeShape.parse(raw);
  return { kind: 'ok', notice, warnings: [...problems, ...openQuestionProblems(notice)] };
}
