import { personKey } from '../../schema/values/person-key.ts';
import {
  type AmountRow,
  amountKinds,
  keepAmounts,
  type PaidRow,
  paidRowsOfBatch,
  paidRowsOfPersons,
  paidRowsOfSeveral,
} from '../db/entries/amount-rows.ts';
import { type CampaignKey, inCampaign, keyOf, type PaymentPlace } from '../db/entries/ledger-rows.ts';
import type { LedgerAccess } from '../db/ledger-access.ts';
import type { ReviewFinding } from '../db/review-items.ts';
import type { Query } from '../db/steps.ts';
import type { Notice } from '../policy/notice.ts';
import { AmountsExpected, type PaidPerson } from './amount-check-due.ts';
import { isSilent, newestNotice, personOf, publishedBatches } from './amount-check-reading.ts';

/** As `AmountCheck` in schema/payment-entry.graphql. */
export interface AmountCheckRecord {
  readonly exactPersons: number;
  readonly underPersons: number;
  readonly underFen: number;
  readonly overPersons: number;
  readonly overFen: number;
  readonly noRulePersons: number;
  readonly needsReviewPersons: number;
  readonly noticeVersion: number;
  readonly checkedAt: string;
}

/** Whom to look at: a whole campaign, the persons of one batch, or some persons who have entries. */
export type CheckScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'batch'; readonly batchNumber: number }
  | { readonly kind: 'persons'; readonly hashes: readonly Uint8Array[] };

/** Payments read at once. */
const pageRows = 5000;

/**
 * Compares what each person paid with what is due by the notice in force on the day paid, and keeps who paid too
 * little or too much. Under the ledger lock of the county; reads page by page through `heavy`.
 *
 * @returns null when the campaign has no notice to ask
 */
export async function checkAmountsOf(
  access: LedgerAccess,
  key: CampaignKey,
  scope: CheckScope,
  at: string,
): Promise<AmountCheckRecord | null> {
  const newest = await newestNotice(access, key);
  if (!newest) return null;
  const { notice, version } = newest;
  const check = new AmountCheckRun(key, notice, version, at, await isSilent(access, key, notice));
  const read = ({ sql, parameters }: Query) => access.heavy.all<PaidRow>(sql, parameters);
  if (scope.kind === 'persons') {
    check.addPersons(await read(paidRowsOfPersons(key, scope.hashes)));
  } else {
    const batches =
      scope.kind === 'batch' ? [scope.batchNumber] : (await publishedBatches(access, key)).toSorted();
    for (const batch of batches) {
      for (let after = 0; ; ) {
        const rows = await read(paidRowsOfBatch(key, batch, after, pageRows));
        const last = rows.at(-1);
        if (!last) break;
        check.addPersons(rows.filter(({ is_several }) => is_several === 0));
        check.hasSeveral ||= rows.some(({ is_several }) => is_several === 1);
        after = last.line;
      }
    }
    if (check.hasSeveral) {
      check.addPersons(await read(paidRowsOfSeveral(key, scope.kind === 'batch' ? scope.batchNumber : null)));
    }
  }
  await check.keep(access, scope);
  return check.record();
}

/** What is due of the person whom a payment counts, the payment being the earliest; null when it is not known. */
export async function amountExpected(
  access: LedgerAccess,
  key: CampaignKey,
  counted: PaymentPlace,
): Promise<number | null> {
  const { sql, parameters } = paidRowsOfBatch(key, counted.batch_number, counted.line - 1, 1);
  const rows = await access.heavy.all<PaidRow>(sql, parameters);
  const [row] = rows;
  if (!row) return null;
  const newest = await newestNotice(access, key);
  if (!newest) return null;
  const members = rows.filter(({ member_code }) => member_code !== null);
  const verdict = new AmountsExpected(newest.notice).verdict(personOf(row, members, row.amount_fen));
  return 'dueFen' in verdict ? verdict.dueFen : null;
}

class AmountCheckRun {
  hasSeveral = false;
  readonly #key: CampaignKey;
  readonly #version: number;
  readonly #at: string;
  readonly #isSilent: boolean;
  readonly #expected: AmountsExpected;
  readonly #rows: AmountRow[] = [];
  readonly #findings: ReviewFinding[] = [];
  /** Persons whose kept row may have to go: those who may have one. */
  readonly #seen: Uint8Array[] = [];
  readonly #counts = {
    exactPersons: 0,
    underPersons: 0,
    underFen: 0,
    overPersons: 0,
    overFen: 0,
    noRulePersons: 0,
    needsReviewPersons: 0,
  };

  constructor(key: CampaignKey, notice: Notice, version: number, at: string, isSilent: boolean) {
    this.#key = key;
    this.#version = version;
    this.#at = at;
    this.#isSilent = isSilent;
    this.#expected = new AmountsExpected(notice);
  }

  /** All rows of each person are among them. */
  addPersons(rows: readonly PaidRow[]): void {
    for (const theirs of Map.groupBy(rows, ({ person_hash }) =>
      Buffer.from(person_hash).toString('latin1'),
    ).values()) {
      this.#addPerson(theirs);
    }
  }

  async keep(access: LedgerAccess, scope: CheckScope): Promise<void> {
    const found = new Set(this.#findings.map(({ kind, subject }) => `${kind} ${subject}`));
    const open = await access.heavy.all<{ kind: string; subject: string }>(
      `select kind, subject from review_item where ${inCampaign} and area = 'LEDGER' and status = 'OPEN'
       and kind in (${amountKinds.map(() => '?').join(', ')})`,
      [...keyOf(this.#key), ...amountKinds],
    );
    const hashes = scope.kind === 'all' ? null : scope.kind === 'persons' ? scope.hashes : this.#seen;
    const looked = hashes && new Set(hashes.map((hash) => personKey(hash)));
    const gone = open.filter(
      ({ kind, subject }) => !found.has(`${kind} ${subject}`) && (looked === null || looked.has(subject)),
    );
    await access.edit(() =>
      keepAmounts(
        this.#key,
        {
          hashes,
          rows: this.#rows,
          findings: this.#findings,
          gone,
        },
        this.#at,
      ),
    );
  }

  record(): AmountCheckRecord {
    return { ...this.#counts, noticeVersion: this.#version, checkedAt: this.#at };
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
    // Who came in with one payment has nothing kept yet.
    if (first.is_several === 1) this.#seen.push(first.person_hash);
    if (!counted) return;
    const paidFen = active.reduce((sum, row) => sum + row.amount_fen - row.refunded_fen, 0);
    // All of it went back: there is nothing to compare.
    if (paidFen === 0 && active.some(({ refunded_fen }) => refunded_fen > 0)) return;
    const members = rows.filter(
      (row) => row.batch_number === counted.batch_number && row.line === counted.line && row.member_code,
    );
    this.#judge(counted, personOf(counted, members, paidFen));
  }

  #judge(counted: PaidRow, person: PaidPerson): void {
    const counts = this.#counts;
    const verdict = this.#expected.verdict(person);
    if (!('dueFen' in verdict)) {
      if (verdict.kind === 'noRule') counts.noRulePersons++;
      else counts.needsReviewPersons++;
    } else if (verdict.kind === 'under' && this.#isSilent && person.categories.length === 0) {
      // Nothing tells who is in hardship: a reduced amount may be just what is due.
      counts.needsReviewPersons++;
    } else {
      const { dueFen } = verdict;
      const difference = person.paidFen - dueFen;
      if (verdict.kind === 'exact') counts.exactPersons++;
      else if (verdict.kind === 'under') {
        counts.underPersons++;
        counts.underFen -= difference;
        this.#find('UNDERPAID', counted, person.paidFen, dueFen);
      } else {
        counts.overPersons++;
        counts.overFen += difference;
        this.#find('OVERPAID', counted, person.paidFen, dueFen);
      }
      if (verdict.kind !== 'exact')
        this.#addRow(verdict.kind === 'under' ? 'UNDER' : 'OVER', counted, person, dueFen);
      const dueNow = this.#expected.dueNow(person);
      if (dueNow !== null && dueNow < dueFen && person.paidFen >= dueFen) {
        this.#find('CATEGORY_GAINED', counted, person.paidFen, dueNow);
      } else if (dueNow !== null && dueNow > dueFen && person.paidFen < dueNow) {
        this.#find('CATEGORY_LOST', counted, person.paidFen, dueNow);
      }
    }
  }

  #addRow(verdict: AmountRow['verdict'], counted: PaidRow, person: PaidPerson, dueFen: number): void {
    if (counted.is_several === 0) this.#seen.push(counted.person_hash);
    this.#rows.push({
      hash: counted.person_hash,
      verdict,
      townshipCode: counted.township_code,
      villageCode: counted.village_code,
      categorySet: person.categories.map(({ code }) => code).join(','),
      dueFen,
      paidFen: person.paidFen,
      noticeVersion: this.#version,
    });
  }

  #find(kind: (typeof amountKinds)[number], counted: PaidRow, foundFen: number, expectedFen: number): void {
    this.#findings.push({
      kind,
      area: 'LEDGER',
      subject: personKey(counted.person_hash),
      personHash: counted.person_hash,
      townshipCode: counted.township_code,
      villageCode: counted.village_code,
      onDay: counted.paid_on,
      batchNumber: counted.batch_number,
      line: counted.line,
      foundFen,
      expectedFen,
    });
  }
}
