import { ordinaryCategory } from '../../../schema/files/index.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import { amountDue, type CategoryMembership, type Person } from '../../policy/due.ts';
import { noticeOn, revisionDays } from '../../policy/in-force.ts';
import type { Notice } from '../../policy/notice.ts';

/** One person with all payments that count. */
export interface PaidPerson {
  readonly paidOn: LocalDate;
  readonly paidFen: number;
  /** On the day paid: from rosters, or as the payment names it. */
  readonly categories: readonly CategoryMembership[];
  /** On the newest rosters; null when they say nothing else than on the day paid. */
  readonly categoriesNow: readonly CategoryMembership[] | null;
  readonly facts: Omit<Person, 'tier' | 'categories'>;
}

/**
 * Something is due; of somebody whose amount the notice leaves open, and who paid more than everybody, `dueFen` is what
 * everybody pays. `change`: the newest rosters ask for another amount, and what was paid shows it.
 */
export interface DueVerdict {
  readonly kind: 'exact' | 'under' | 'over';
  readonly dueFen: number;
  readonly change: { readonly kind: 'CATEGORY_GAINED' | 'CATEGORY_LOST'; readonly dueFen: number } | null;
}

export type AmountVerdict = DueVerdict | { readonly kind: 'noRule' | 'needsReview' };

/** Amounts due by one notice; people who are alike are worked out once. */
export class AmountsExpected {
  readonly #published: Notice;
  readonly #known = new Map<string, number | 'noRule' | 'needsReview'>();
  readonly #notices = new Map<number, Notice>();
  readonly #revisionDays: readonly LocalDate[];

  /** @param published with its later documents not yet applied */
  constructor(published: Notice) {
    this.#published = published;
    this.#revisionDays = revisionDays(published);
  }

  /** The notice in force on a day; worked out once from one revision to the next. */
  noticeOn(day: LocalDate): Notice {
    const revisions = this.#revisionDays.filter((from) => from <= day).length;
    const known = this.#notices.get(revisions);
    if (known) return known;
    const notice = noticeOn(this.#published, day);
    this.#notices.set(revisions, notice);
    return notice;
  }

  verdict(person: PaidPerson): AmountVerdict {
    const due = this.#due(person, person.categories);
    if (typeof due !== 'number') {
      const most = this.atMost(person);
      const isAbove = most !== null && person.paidFen > most.fen;
      return isAbove ? { kind: 'over', dueFen: most.fen, change: null } : { kind: due };
    }
    const kind = person.paidFen === due ? 'exact' : person.paidFen < due ? 'under' : 'over';
    return { kind, dueFen: due, change: this.#change(person, due) };
  }

  /**
   * What is due; where the notice leaves that open for the categories, what everybody else pays: no category makes it
   * more, so that what is beyond it was paid too much in any case. Null when that is not known either.
   */
  atMost(person: PaidPerson): { readonly fen: number; readonly isDue: boolean } | null {
    const due = this.#due(person, person.categories);
    if (typeof due === 'number') return { fen: due, isDue: true };
    const fen = this.#due(person, []);
    return typeof fen === 'number' ? { fen, isDue: false } : null;
  }

  #change(person: PaidPerson, dueFen: number): DueVerdict['change'] {
    if (person.categoriesNow === null) return null;
    const now = this.#due(person, person.categoriesNow);
    if (typeof now !== 'number') return null;
    if (now < dueFen && person.paidFen >= dueFen) return { kind: 'CATEGORY_GAINED', dueFen: now };
    if (now > dueFen && person.paidFen < now) return { kind: 'CATEGORY_LOST', dueFen: now };
    return null;
  }

  #due(
    { paidOn, facts }: PaidPerson,
    categories: readonly CategoryMembership[],
  ): number | 'noRule' | 'needsReview' {
    const key = JSON.stringify([paidOn, facts, categories]);
    let due = this.#known.get(key);
    if (due === undefined) {
      due = this.#ask(paidOn, { ...facts, tier: null, categories });
      // Days of birth make many groups; a whole county of them is not worth keeping.
      if (this.#known.size > 200_000) this.#known.clear();
      this.#known.set(key, due);
    }
    return due;
  }

  #ask(paidOn: LocalDate, person: Person): number | 'noRule' | 'needsReview' {
    const due = amountDue(this.noticeOn(paidOn), person, paidOn);
    if (due.kind !== 'due') return due.kind;
    // What is assisted afterwards (先缴后补) is paid by the person first.
    return due.payers.reduce(
      (sum, { timing, fen }) => (timing === 'AFTERWARDS' ? sum + fen : sum),
      due.personPaysFen,
    );
  }
}

/** A membership of which only the code is known. */
export function categoryAlone(code: string): CategoryMembership[] {
  return code === ordinaryCategory ? [] : [{ code, status: 'ACTIVE', from: null, to: null }];
}
