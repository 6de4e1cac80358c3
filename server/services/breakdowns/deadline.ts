import { deadlineMoved } from '../../../schema/values/breakdown.ts';
import type { Database } from '../../db/database.ts';
import { Refusal } from '../refusal.ts';
import { type BatchDone, reviewAll } from './batch.ts';
import type { MoveDeadlinesChoice } from './records.ts';
import type { BreakdownScene } from './scope.ts';
import { readReason } from './words.ts';

/**
 * Another 填报截止 for what has not been accepted: the edition, the numbers and the sheets that are out stay as they are.
 * A submission that the new day covers is late no more, unless a reopening decides that.
 *
 * @throws Refusal BREAKDOWN_REASON_REQUIRED; of a township alone BREAKDOWN_DEADLINE_PAST, BREAKDOWN_DEADLINE_SAME
 */
export async function moveDeadlines(
  database: Database,
  scene: BreakdownScene,
  choice: MoveDeadlinesChoice,
): Promise<BatchDone> {
  const reason = readReason(choice.reason, true);
  const { deadlineOn } = choice;
  return reviewAll(database, scene, 'DEADLINE', choice, {
    // Asked once the key is known to be new: a repetition after midnight still gets its answer.
    check(head) {
      if (deadlineOn < scene.today) throw new Refusal('BREAKDOWN_DEADLINE_PAST', { found: deadlineOn });
      if (deadlineOn === head.deadline_on)
        throw new Refusal('BREAKDOWN_DEADLINE_SAME', { found: deadlineOn });
    },
    head: ({ reopened_until, submitted_late }) => ({
      deadline_on: deadlineOn,
      submitted_late: reopened_until === null ? 0 : submitted_late,
    }),
    reason: (head) => deadlineMoved(reason, head.deadline_on, deadlineOn),
    detail: (head) => ({ before: head.deadline_on, after: deadlineOn }),
  });
}
