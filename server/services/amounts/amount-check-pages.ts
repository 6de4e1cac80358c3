import { personKey } from '../../../schema/values/person-key.ts';
import { type PaidOnce, type PaidQuestion, personsOfGroups } from '../../db/entries/amount-groups.ts';
import type { AmountKind, AmountRow, CheckedPage } from '../../db/entries/amount-keeping.ts';
import type { LedgerAccess } from '../../db/ledger-access.ts';
import type { ReviewFinding } from '../../db/review-items.ts';
import { ask, type Query, type Steps } from '../../db/steps.ts';
import type { DueVerdict, PaidPerson } from './amount-check-due.ts';

/** A kind of persons with something to keep. */
export interface NotableGroup {
  readonly person: PaidPerson;
  readonly verdict: DueVerdict;
  readonly persons: number;
}

export interface NotableGroups {
  readonly question: PaidQuestion;
  /** By `groupName`. */
  readonly groups: ReadonlyMap<string, NotableGroup>;
}

const pageRows = 5000;
/** Within what a statement may have of parameters, in SQLite 32,766. */
const mostNames = 15_000;

/** The persons of the groups as rows and findings, a bounded page at a time. */
export function* eachPage(
  all: readonly NotableGroups[],
  version: number,
  use: (page: CheckedPage) => Steps<void>,
): Steps<void> {
  for (const { question, groups } of all) {
    const named = [...groups].map(([name, { person }]) => [name, { amountFen: person.paidFen }] as const);
    for (let from = 0; from < named.length; from += mostNames) {
      const some = new Map(named.slice(from, from + mostNames));
      let after = { batch_number: -1, line: -1 };
      for (;;) {
        const { sql, parameters } = personsOfGroups(question, some, after, pageRows);
        const persons = yield* ask<PaidOnce>(sql, parameters);
        const last = persons.at(-1);
        if (!last) break;
        yield* use(pageOf(persons, groups, version));
        if (persons.length < pageRows) break;
        after = last;
      }
    }
  }
}

/** The same, held at once: for a few thousand persons, read before the edit begins. */
export async function collected(
  access: LedgerAccess,
  all: readonly NotableGroups[],
  version: number,
): Promise<CheckedPage> {
  const rows: AmountRow[] = [];
  const findings: ReviewFinding[] = [];
  // biome-ignore lint/correctness/useYield: what is done with a page asks nothing
  const steps = eachPage(all, version, function* (page) {
    rows.push(...page.rows);
    findings.push(...page.findings);
  });
  let answer: IteratorResult<Query, void> = steps.next();
  while (!answer.done) {
    const { sql, parameters } = answer.value;
    answer = steps.next(await access.heavy.all(sql, parameters));
  }
  return { rows, findings };
}

function pageOf(persons: readonly PaidOnce[], groups: NotableGroups['groups'], version: number): CheckedPage {
  const rows: AmountRow[] = [];
  const findings: ReviewFinding[] = [];
  for (const person of persons) {
    const group = groups.get(person.group_name);
    if (!group) throw new Error('a person of a group that nobody asked for');
    const kept = keptOf(person, group, version);
    if (kept.row) rows.push(kept.row);
    findings.push(...kept.findings);
  }
  return { rows, findings };
}

/** What is kept of one person. @param counted the payment that counts */
export function keptOf(
  counted: Omit<PaidOnce, 'group_name'>,
  { person, verdict }: Pick<NotableGroup, 'person' | 'verdict'>,
  noticeVersion: number,
): { readonly row: AmountRow | null; readonly findings: readonly ReviewFinding[] } {
  const { dueFen, change } = verdict;
  const { paidFen } = person;
  const find = (kind: AmountKind, expectedFen: number): ReviewFinding => ({
    kind,
    area: 'LEDGER',
    subject: personKey(counted.person_hash),
    personHash: counted.person_hash,
    townshipCode: counted.township_code,
    villageCode: counted.village_code,
    onDay: person.paidOn,
    batchNumber: counted.batch_number,
    line: counted.line,
    foundFen: paidFen,
    expectedFen,
  });
  const changed = change ? [find(change.kind, change.dueFen)] : [];
  if (verdict.kind === 'exact') return { row: null, findings: changed };
  const isUnder = verdict.kind === 'under';
  return {
    row: {
      hash: counted.person_hash,
      verdict: isUnder ? 'UNDER' : 'OVER',
      townshipCode: counted.township_code,
      villageCode: counted.village_code,
      categorySet: person.categories.map(({ code }) => code).join(','),
      dueFen,
      paidFen,
      noticeVersion,
    },
    findings: [find(isUnder ? 'UNDERPAID' : 'OVERPAID', dueFen), ...changed],
  };
}
