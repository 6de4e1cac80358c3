import { type CountedGroup, groupName, type ListedPair } from '../../db/entries/amount-groups.ts';
import type { AmountRow, CheckedPage } from '../../db/entries/amount-keeping.ts';
import type { PaidRow } from '../../db/entries/amount-rows.ts';
import type { ReviewFinding } from '../../db/review-items.ts';
import type { AmountCheckRecord } from './amount-check.ts';
import type { AmountsExpected, AmountVerdict, DueVerdict, PaidPerson } from './amount-check-due.ts';
import { keptOf, type NotableGroup } from './amount-check-pages.ts';
import { personOf, personOfGroup } from './amount-check-reading.ts';

/** Adds up a check, and remembers what it has to keep of persons looked at one by one. */
export class AmountTotals {
  readonly #expected: AmountsExpected;
  readonly #version: number;
  readonly #isSilent: boolean;
  readonly #rows: AmountRow[] = [];
  readonly #findings: ReviewFinding[] = [];
  /** Persons with several payments or entries: something may have been kept of them before. */
  readonly looked: Uint8Array[] = [];
  readonly #counts = {
    exactPersons: 0,
    underPersons: 0,
    underFen: 0,
    overPersons: 0,
    overFen: 0,
    noRulePersons: 0,
    needsReviewPersons: 0,
  };

  /** @param isSilent see `isSilent` in amount-check-reading.ts */
  constructor(expected: AmountsExpected, version: number, isSilent: boolean) {
    this.#expected = expected;
    this.#version = version;
    this.#isSilent = isSilent;
  }

  /** @returns by name, the groups whose persons have to be kept or looked at */
  addGroups(groups: readonly CountedGroup[], pairs: readonly ListedPair[]): Map<string, NotableGroup> {
    const notable = new Map<string, NotableGroup>();
    for (const group of groups) {
      const person = personOfGroup(group, pairs);
      const verdict = this.#count(person, group.persons);
      if (isNotable(verdict)) notable.set(groupName(group), { person, verdict, persons: group.persons });
    }
    return notable;
  }

  /** All rows of each person are among them. */
  addPersons(rows: readonly PaidRow[]): void {
    for (const theirs of Map.groupBy(rows, ({ person_hash }) =>
      Buffer.from(person_hash).toString('latin1'),
    ).values()) {
      this.#addPerson(theirs);
    }
  }

  /** Of the persons looked at one by one. */
  get page(): CheckedPage {
    return { rows: this.#rows, findings: this.#findings };
  }

  record(checkedAt: string): AmountCheckRecord {
    return { ...this.#counts, noticeVersion: this.#version, checkedAt };
  }

  #addPerson(rows: readonly PaidRow[]): void {
    const payments = new Map(
      rows.filter(({ is_void }) => is_void === 0).map((row) => [`${row.batch_number}/${row.line}`, row]),
    );
    const active = [...payments.values()].toSorted(
      (a, b) =>
        (a.paid_on < b.paid_on ? -1 : a.paid_on > b.paid_on ? 1 : 0) ||
        a.batch_number - b.batch_number ||
        a.line - b.line,
    );
    const [counted] = active;
    const [first] = rows;
    if (!first) return;
    this.looked.push(first.person_hash);
    if (!counted) return;
    const paidFen = active.reduce((sum, row) => sum + row.amount_fen - row.refunded_fen, 0);
    // All of it went back: there is nothing to compare.
    if (paidFen === 0 && active.some(({ refunded_fen }) => refunded_fen > 0)) return;
    const members = rows.filter(
      (row) => row.batch_number === counted.batch_number && row.line === counted.line && row.member_code,
    );
    const person = personOf(counted, members, paidFen);
    const verdict = this.#count(person, 1);
    if (!isNotable(verdict)) return;
    const { row, findings } = keptOf(counted, { person, verdict }, this.#version);
    if (row) this.#rows.push(row);
    this.#findings.push(...findings);
  }

  /** @returns what is known after all: without a word on hardship anywhere, a reduced amount may be just what is due */
  #count(person: PaidPerson, persons: number): AmountVerdict {
    const counts = this.#counts;
    const verdict = this.#expected.verdict(person);
    if (!('dueFen' in verdict)) {
      counts[`${verdict.kind}Persons`] += persons;
      return verdict;
    }
    const fen = Math.abs(person.paidFen - verdict.dueFen) * persons;
    if (verdict.kind === 'exact') counts.exactPersons += persons;
    else if (verdict.kind === 'over') {
      counts.overPersons += persons;
      counts.overFen += fen;
    } else if (this.#isSilent && person.categories.length === 0) {
      counts.needsReviewPersons += persons;
      return { kind: 'needsReview' };
    } else {
      counts.underPersons += persons;
      counts.underFen += fen;
    }
    return verdict;
  }
}

function isNotable(verdict: AmountVerdict): verdict is DueVerdict {
  return 'dueFen' in verdict && (verdict.kind !== 'exact' || verdict.change !== null);
}
