import { withCoverageOf } from '../coverage/moves.ts';
import { recountCoverage } from '../coverage/recount.ts';
import { openReviewItems, type ReviewFinding, settleReviewItems } from '../review-items.ts';
import { ask, type Query, type Steps } from '../steps.ts';
import { type CampaignKey, inCampaign, keyOf, marks } from './ledger-rows.ts';

/** A payment with what is known of its person; a row for each membership of the person, or one without. */
export interface PaidRow {
  readonly batch_number: number;
  readonly line: number;
  readonly person_hash: Uint8Array;
  readonly township_code: string;
  readonly village_code: string | null;
  readonly category_code: string;
  readonly amount_fen: number;
  readonly paid_on: string;
  readonly flags: string;
  /** Of this payment, what went back. */
  readonly refunded_fen: number;
  readonly is_void: number;
  /** 1: the person has other payments, or entries, and is looked at with all of them. */
  readonly is_several: number;
  readonly born_on: string | null;
  readonly member_code: string | null;
  readonly status: 'ACTIVE' | 'RISK_ELIMINATED' | 'SUPPORT_ENDED' | null;
  readonly disability_grade: number | null;
  readonly low_income_family: number | null;
  readonly student: number | null;
  readonly ethnic_minority: number | null;
  /** 1: on the roster on the day paid. */
  readonly on_day: number;
  /** 1: on the newest roster. */
  readonly is_current: number;
}

const several = `exists (select 1 from payment q where q.county_code = p.county_code
  and q.benefit_year = p.benefit_year and q.person_hash = p.person_hash and q.flags like '%PERSON%')`;

const columns = `p.batch_number, p.line, p.person_hash, p.township_code, p.village_code, p.category_code,
  p.amount_fen, p.paid_on, p.flags`;

function withPersons(payments: string): string {
  return `select ${columns}, p.refunded_fen, p.is_void, p.is_several, n.born_on, e.category_code as member_code,
      e.status, e.disability_grade, e.low_income_family, e.student, e.ethnic_minority,
      case when e.from_on <= p.paid_on and (e.to_on is null or e.to_on > p.paid_on) then 1 else 0 end as on_day,
      case when e.to_batch is null then 1 else 0 end as is_current
    from (${payments}) p
    left join person n on n.county_code = p.county_code and n.person_hash = p.person_hash
    left join roster_entry e on e.county_code = p.county_code and e.person_hash = p.person_hash
      and (e.to_batch is null or (e.from_on <= p.paid_on and e.to_on > p.paid_on))
      and e.from_batch not in (select b.batch_number from roster_batch b where b.county_code = p.county_code
        and b.status = 'OPEN')
    order by p.batch_number, p.line, e.category_code`;
}

/** The next payments of a batch, for a look at each; those of persons with several are marked and looked at later. */
export function paidRowsOfBatch(key: CampaignKey, batchNumber: number, after: number, rows: number): Query {
  return {
    sql: withPersons(`select p.county_code, ${columns}, 0 as refunded_fen, 0 as is_void,
        case when ${several} then 1 else 0 end as is_several
      from payment p where p.county_code = ? and p.benefit_year = ? and p.batch_number = ? and p.line > ?
      order by p.line limit ${rows}`),
    parameters: [...keyOf(key), batchNumber, after],
  };
}

const withEntries = `select p.county_code, ${columns},
    coalesce((select sum(x.amount_fen) from payment_entry x where x.county_code = p.county_code
      and x.benefit_year = p.benefit_year and x.batch_number = p.batch_number and x.line = p.line
      and x.kind = 'REFUND' and x.undone_by is null), 0) as refunded_fen,
    case when exists (select 1 from payment_void v where v.county_code = p.county_code
      and v.benefit_year = p.benefit_year and v.batch_number = p.batch_number and v.line = p.line)
      then 1 else 0 end as is_void, 1 as is_several
  from payment p join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
    and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
  where p.county_code = ? and p.benefit_year = ?`;

/**
 * All payments of persons with several payments or with entries.
 *
 * @param batchNumber only of persons with a payment in this batch; null for all
 */
export function paidRowsOfSeveral(key: CampaignKey, batchNumber: number | null): Query {
  return {
    sql: withPersons(`${withEntries} and p.person_hash in (select q.person_hash from payment q
      where q.county_code = ? and q.benefit_year = ? and q.flags like '%PERSON%'
      ${batchNumber === null ? '' : 'and q.batch_number = ?'})`),
    parameters: [...keyOf(key), ...keyOf(key), ...(batchNumber === null ? [] : [batchNumber])],
  };
}

/** All payments of some persons with entries: every one of them carries a flag. */
export function paidRowsOfPersons(key: CampaignKey, hashes: readonly Uint8Array[]): Query {
  return {
    sql: withPersons(`${withEntries} and p.flags like '%PERSON%' and p.person_hash in (${marks(hashes)})`),
    parameters: [...keyOf(key), ...hashes],
  };
}

/** What is to be kept of a person whose payments are not what is due. */
export interface AmountRow {
  readonly hash: Uint8Array;
  readonly verdict: 'UNDER' | 'OVER';
  readonly townshipCode: string;
  readonly villageCode: string | null;
  readonly categorySet: string;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly noticeVersion: number;
}

const rowsAtOnce = 500;
/** Above this many persons coverage is counted anew as a whole. */
const mostMoved = 500;
export const amountKinds = ['UNDERPAID', 'OVERPAID', 'CATEGORY_GAINED', 'CATEGORY_LOST'] as const;

/** What a look at some persons, or at a whole campaign, puts in place of what was kept of them. */
export interface CheckedAmounts {
  /** Null: everybody of the campaign. */
  readonly hashes: readonly Uint8Array[] | null;
  readonly rows: readonly AmountRow[];
  readonly findings: readonly ReviewFinding[];
  /** Open items whose cause is gone. */
  readonly gone: readonly { readonly kind: string; readonly subject: string }[];
}

/** Keeps a check, and coverage with it: who has paid less than is due is not covered. */
export function* keepAmounts(key: CampaignKey, checked: CheckedAmounts, at: string): Steps<void> {
  const touched = checked.hashes;
  if (touched === null) {
    yield* ask(`update campaign set figures_version = figures_version + 1 where ${inCampaign}`, keyOf(key));
    yield* ask(`delete from amount_check where ${inCampaign}`, keyOf(key));
    yield* insertAmounts(key, checked.rows);
    yield* recountCoverage(key.countyCode, key.benefitYear);
  } else if (touched.length > 0) {
    const replace = function* (): Steps<void> {
      for (let from = 0; from < touched.length; from += rowsAtOnce) {
        const some = touched.slice(from, from + rowsAtOnce);
        yield* ask(`delete from amount_check where ${inCampaign} and person_hash in (${marks(some)})`, [
          ...keyOf(key),
          ...some,
        ]);
      }
      yield* insertAmounts(key, checked.rows);
    };
    if (touched.length <= mostMoved) {
      yield* withCoverageOf(key.countyCode, key.benefitYear, touched, replace);
    } else {
      yield* ask(`update campaign set figures_version = figures_version + 1 where ${inCampaign}`, keyOf(key));
      yield* replace();
      yield* recountCoverage(key.countyCode, key.benefitYear);
    }
  }
  for (const [kind, items] of Map.groupBy(checked.gone, (item) => item.kind)) {
    const subjects = items.map(({ subject }) => subject);
    yield* settleReviewItems({ ...key, at }, [kind], { subjects }, 'RESOLVED');
  }
  yield* openReviewItems({ ...key, at }, checked.findings);
}

function* insertAmounts(key: CampaignKey, rows: readonly AmountRow[]): Steps<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    yield* ask(
      `insert into amount_check (county_code, benefit_year, person_hash, verdict, township_code, village_code,
       category_set, due_fen, paid_fen, notice_version)
       values ${some.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
      some.flatMap((row) => [
        ...keyOf(key),
        row.hash,
        row.verdict,
        row.townshipCode,
        row.villageCode,
        row.categorySet,
        row.dueFen,
        row.paidFen,
        row.noticeVersion,
      ]),
    );
  }
}
