import type { LocalDate } from '../../../schema/values/local-date.ts';
import { windowStateOn } from '../../policy/calendar.ts';
import { amountDue } from '../../policy/due.ts';
import type { HeadCounts } from '../../policy/metric.ts';
import type { Metric, Notice } from '../../policy/notice.ts';
import { divisionQuotas, TASK_COLUMN } from '../../policy/quota.ts';
import { personOfCategory } from '../amounts/amounts-due-person.ts';
import { noticeByDay } from './in-force.ts';
import type { Ledger, LedgerGroup } from './ledger.ts';

/** One township up to and including a day. */
export interface TownshipCounts {
  readonly counts: HeadCounts;
  /** Paid outside every window or on a closed day: kept in the ledger, out of rewards until accepted. */
  readonly leftOut: number;
  /** Of those paid, who have had all money back by the day, whether or not a rule takes them off. */
  readonly refundedPersons: number;
}

/** Which of the persons who came in a rule counts. */
type Basis = 'paid' | 'posted' | 'postedOfPaid';

/** What the ledger knows about a campaign's townships on any day. */
export class RewardCounts {
  readonly #noticeOn: (day: LocalDate) => Notice;
  readonly #ledger: ReadonlyMap<string, Ledger> | null;
  readonly #bases: readonly Basis[];
  readonly #asOf: LocalDate;
  readonly #registered: ReadonlyMap<string, number> | null;
  readonly #openDays = new Map<LocalDate, boolean>();
  readonly #quotas = new Map<LocalDate, ReadonlyMap<string, number>>();
  readonly #pays = new Map<string, 'NOTHING' | 'SOMETHING' | 'UNKNOWN'>();

  /**
   * @param published with the later documents not yet applied: quotas and subsidies are those in force on each day
   * @param ledger null while nothing has been imported: then nobody knows a count, and it is not 0
   * @param judged the notice whose rewards are asked about: what they count decides whose subsidies are looked up
   * @param asOf nothing posted later is counted
   * @param registered persons of the register by township; null when it is not known or nobody asks
   */
  constructor(
    published: Notice,
    judged: Notice,
    ledger: Ledger | null,
    asOf: LocalDate,
    registered: ReadonlyMap<string, number> | null = null,
  ) {
    this.#noticeOn = noticeByDay(published);
    this.#ledger = ledger && Map.groupBy(ledger, ({ townshipCode }) => townshipCode);
    this.#bases = basesOf(judged);
    this.#asOf = asOf;
    this.#registered = registered;
  }

  of(townshipCode: string, day: LocalDate): TownshipCounts {
    const until = day < this.#asOf ? day : this.#asOf;
    const persons = { paid: 0, posted: 0, postedOfPaid: 0 };
    const categories = { paid: new Tally(), posted: new Tally(), postedOfPaid: new Tally() };
    const refunded = { paid: 0, posted: 0, postedOfPaid: 0 };
    let leftOut = 0;
    let isPostedKnown = true;
    const isKnown = this.#ledger !== null;
    for (const group of this.#ledger?.get(townshipCode) ?? []) {
      if (group.paidOn > until) continue;
      if (!group.isAccepted && !this.#isOpen(group.paidOn)) {
        leftOut += group.persons;
        continue;
      }
      if (!group.isPostedKnown) isPostedKnown = false;
      const back = refundedBy(group, until);
      const add = (basis: Basis) => {
        persons[basis] += group.persons;
        refunded[basis] += back;
        // Who had the money back is taken off as refunded: not as subsidised besides.
        categories[basis].add(group.categoryCode, group.persons - back);
      };
      add('paid');
      if (group.postedOn === null) continue;
      if (group.postedOn <= until) add('posted');
      if (group.postedOn <= this.#asOf) add('postedOfPaid');
    }
    return {
      leftOut,
      refundedPersons: refunded.paid,
      counts: {
        paid: isKnown ? persons.paid : null,
        posted: isKnown && isPostedKnown ? persons.posted : null,
        postedOfPaid: isKnown && isPostedKnown ? persons.postedOfPaid : null,
        fullySubsidised: isKnown ? this.#fullySubsidised(categories, until, isPostedKnown) : null,
        refunded: isKnown ? this.#refunded(refunded, isPostedKnown) : null,
        quota: this.#quotasOn(day).get(townshipCode) ?? null,
        employeeScheme: null,
        insuredElsewhere: null,
        eligible: null,
        registered: this.#registered && (this.#registered.get(townshipCode) ?? 0),
        usual: null,
        excused: null,
      },
    };
  }

  #isOpen(day: LocalDate): boolean {
    let isOpen = this.#openDays.get(day);
    if (isOpen === undefined) {
      isOpen = windowStateOn(this.#noticeOn(day).windows, day).kind === 'open';
      this.#openDays.set(day, isOpen);
    }
    return isOpen;
  }

  #quotasOn(day: LocalDate): ReadonlyMap<string, number> {
    let quotas = this.#quotas.get(day);
    if (!quotas) {
      quotas = taskQuotas(this.#noticeOn(day)) ?? new Map();
      this.#quotas.set(day, quotas);
    }
    return quotas;
  }

  /** Of those counted; null when the rules count by several bases that differ. */
  #refunded(sums: Readonly<Record<Basis, number>>, isPostedKnown: boolean): number | null {
    if (sums.paid === 0) return 0;
    const [first, ...rest] = this.#bases.map((basis) =>
      basis === 'paid' || isPostedKnown ? sums[basis] : null,
    );
    return first !== undefined && rest.every((sum) => sum === first) ? first : null;
  }

  /** Null when the rules count by several bases that differ, or when a category's own payment is not settled. */
  #fullySubsidised(
    categories: Readonly<Record<Basis, Tally>>,
    day: LocalDate,
    isPostedKnown: boolean,
  ): number | null {
    const sums = this.#bases.map((basis) => {
      if (basis !== 'paid' && !isPostedKnown) return null;
      let persons = 0;
      for (const [category, some] of categories[basis].persons) {
        if (some === 0) continue;
        const pays = this.#paysOf(category, day);
        if (pays === 'UNKNOWN') return null;
        if (pays === 'NOTHING') persons += some;
      }
      return persons;
    });
    const [first] = sums;
    return first !== undefined && sums.every((sum) => sum === first) ? first : null;
  }

  #paysOf(category: string, day: LocalDate): 'NOTHING' | 'SOMETHING' | 'UNKNOWN' {
    const key = `${category} ${day}`;
    let pays = this.#pays.get(key);
    if (!pays) {
      const due = amountDue(this.#noticeOn(day), personOfCategory(category), day);
      pays = due.kind !== 'due' ? 'UNKNOWN' : due.personPaysFen === 0 ? 'NOTHING' : 'SOMETHING';
      this.#pays.set(key, pays);
    }
    return pays;
  }
}

/** Of a group, who has had all money back by the day. */
function refundedBy({ refunds }: LedgerGroup, day: LocalDate): number {
  return refunds.reduce((sum, { on, persons }) => (on <= day ? sum + persons : sum), 0);
}

/** Task quota by division code, as the notice prints it; null when it has no such table. */
export function taskQuotas(notice: Notice): ReadonlyMap<string, number> | null {
  const column = notice.quotas?.columns.findIndex(({ code }) => code === TASK_COLUMN) ?? -1;
  if (column === -1) return null;
  return new Map(
    divisionQuotas(notice).flatMap(({ divisionCode, values }) => {
      const persons = values[column] ?? null;
      return persons === null ? [] : [[divisionCode, persons] as const];
    }),
  );
}

/** The bases by which rewards, their conditions and the penalties that take them away count. */
function basesOf(notice: Notice): readonly Basis[] {
  const codes = [
    ...notice.rewards.flatMap(({ metric, conditions }) => [metric, ...conditions.map((each) => each.metric)]),
    ...notice.penalties.filter(({ act }) => act === 'REWARD_LOST').map(({ when }) => when.metric),
  ];
  const bases = codes.flatMap((code): Basis[] => {
    const metric = notice.metrics.find((each) => each.code === code);
    if (metric) return [basisOf(metric)];
    if (code !== null) return [];
    const chosen = notice.switches.find((each) => each.code === 'REWARD_AS_OF')?.choice;
    return chosen === 'PAID_ON'
      ? ['postedOfPaid']
      : chosen === 'POSTED_ON'
        ? ['posted']
        : ['posted', 'postedOfPaid'];
  });
  return [...new Set(bases)];
}

function basisOf({ numerator, asOf }: Pick<Metric, 'numerator' | 'asOf'>): Basis {
  if (asOf === 'POSTED_ON') return 'posted';
  return numerator === 'PAID' ? 'paid' : 'postedOfPaid';
}

class Tally {
  readonly persons = new Map<string, number>();

  add(key: string, persons: number): void {
    this.persons.set(key, (this.persons.get(key) ?? 0) + persons);
  }
}
