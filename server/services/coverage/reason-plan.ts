import type { Place, Problem } from '../../../schema/values/problem.ts';
import { isExcused, type NonEnrollmentReason, nonEnrollmentReasons } from '../../policy/coverage.ts';

/** One line of a report. `reason` is null for one that is taken back. */
export interface ReasonRow {
  readonly key: string;
  readonly reason: NonEnrollmentReason | null;
  readonly evidence: string;
  readonly note: string;
  readonly baseVersion: number;
  /** Where the line stands, for its problems. */
  readonly place: Place;
}

/** What is known of the person a line names. */
export interface ReportedPerson {
  readonly hash: Uint8Array;
  /** Null: on no current roster. */
  readonly state: string | null;
  readonly isInScope: boolean;
  /** What was reported last; version 0 for nothing yet, a reason of '' for one taken back. */
  readonly reported: ReportedReason;
}

export interface ReportedReason {
  readonly reason: string;
  readonly evidence: string;
  readonly note: string;
  readonly by: string;
  readonly at: string;
  readonly version: number;
}

export type PlannedRow =
  | { readonly kind: 'record'; readonly row: ReasonRow; readonly person: ReportedPerson }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'problem'; readonly problem: Problem };

export const longestReasonText = 200;

/**
 * What becomes of each line, in their order: nothing is dropped without a word. A line that says what is already on
 * record is unchanged, whichever version it was made from, so that the same sheet can be sent twice.
 *
 * @param persons by the key as the lines write it
 */
export function planReasons(
  rows: readonly ReasonRow[],
  persons: ReadonlyMap<string, ReportedPerson>,
): PlannedRow[] {
  const seen = new Map<string, ReasonRow>();
  return rows.map((row): PlannedRow => {
    const person = persons.get(row.key);
    const problem = rowProblem(row) ?? personProblem(row, person);
    if (problem || !person) return { kind: 'problem', problem: problem ?? of(row, 'REASON_PERSON_UNKNOWN') };
    const id = Buffer.from(person.hash).toString('hex');
    const earlier = seen.get(id);
    if (earlier) {
      return isSame(earlier, row)
        ? { kind: 'unchanged' }
        : { kind: 'problem', problem: of(row, 'REASON_ROW_TWICE') };
    }
    seen.set(id, row);
    const { reported } = person;
    if (isSame({ ...reported, reason: reported.reason || null }, row)) return { kind: 'unchanged' };
    if (reported.version !== row.baseVersion) {
      const values = { who: reported.by, when: beijing(reported.at) };
      return {
        kind: 'problem',
        problem: { ...of(row, 'REASON_CHANGED_MEANWHILE', values), found: reasonName(reported.reason) },
      };
    }
    return { kind: 'record', row, person };
  });
}

function rowProblem(row: ReasonRow): Problem | null {
  const { reason, evidence, note } = row;
  if (isExcused(reason) && evidence === '') {
    return { ...of(row, 'REASON_NEEDS_EVIDENCE', {}, '证明材料'), found: reasonName(reason ?? '') };
  }
  for (const [text, column] of [
    [evidence, '证明材料'],
    [note, '备注'],
  ] as const) {
    if ([...text].length > longestReasonText) {
      return of(row, 'REASON_TEXT_TOO_LONG', { limit: longestReasonText }, column);
    }
    // Free text is shown and kept in the clear: who somebody is does not belong there.
    if (/\d{14,}/.test(text.normalize('NFKC').replace(/[\s-]/g, ''))) {
      return of(row, 'REASON_TEXT_HAS_NUMBER', {}, column);
    }
  }
  return null;
}

function personProblem(row: ReasonRow, person: ReportedPerson | undefined): Problem | null {
  if (!person || person.state === null) return of(row, 'REASON_PERSON_UNKNOWN', {}, '人员编号');
  if (!person.isInScope) return of(row, 'REASON_OUT_OF_SCOPE', {}, '人员编号');
  // Taking a reason back is always allowed: it says nothing of the person any more.
  if (person.state === 'COVERED' && row.reason !== null) return of(row, 'REASON_ALREADY_COVERED');
  return null;
}

function of({ place }: ReasonRow, code: string, values: Problem['values'] = {}, column?: string): Problem {
  return { code, severity: 'ERROR', place: column === undefined ? place : { ...place, column }, values };
}

type Said = Pick<ReasonRow, 'reason' | 'evidence' | 'note'>;

function isSame(
  left: { readonly reason: string | null; readonly evidence: string; readonly note: string },
  right: Said,
): boolean {
  return left.reason === right.reason && left.evidence === right.evidence && left.note === right.note;
}

function reasonName(code: string): string {
  return Object.hasOwn(nonEnrollmentReasons, code)
    ? nonEnrollmentReasons[code as NonEnrollmentReason]
    : '（没有原因）';
}

function beijing(instant: string): string {
  const at = new Date(new Date(instant).getTime() + 8 * 3_600_000);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 16).replace('T', ' ');
}
