import type { Query } from '../steps.ts';
import { type CampaignKey, keyOf, marks, type PaymentPlace } from './ledger-rows.ts';

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

const columns = `p.batch_number, p.line, p.person_hash, p.township_code, p.village_code, p.category_code,
  p.amount_fen, p.paid_on, p.flags`;

function withPersons(payments: string): string {
  return `select ${columns}, p.refunded_fen, p.is_void, n.born_on, e.category_code as member_code,
      e.status, e.disability_grade, e.low_income_family, e.student, e.ethnic_minority,
      case when e.from_on <= p.paid_on and (e.to_on is null or e.to_on > p.paid_on) then 1 else 0 end as on_day,
      case when e.to_batch is null then 1 else 0 end as is_current
    from (${payments}) p
    left join person n on n.county_code = p.county_code and n.person_hash = p.person_hash
    left join roster_entry e on e.county_code = p.county_code and e.person_hash = p.person_hash
      and e.category_code <> ''
      and (e.to_batch is null or (e.from_on <= p.paid_on and e.to_on > p.paid_on))
      and e.from_batch not in (select b.batch_number from roster_batch b where b.county_code = p.county_code
        and b.status = 'OPEN')
    order by p.batch_number, p.line, e.category_code`;
}

/** One payment by its place, with its person, as if the person had paid nothing else. */
export function paidRowsOfPayment(key: CampaignKey, { batch_number, line }: PaymentPlace): Query {
  return {
    sql: withPersons(`select p.county_code, ${columns}, 0 as refunded_fen, 0 as is_void
      from payment p where p.county_code = ? and p.benefit_year = ? and p.batch_number = ? and p.line = ?`),
    parameters: [...keyOf(key), batch_number, line],
  };
}

const withEntries = `select p.county_code, ${columns},
    coalesce((select sum(x.amount_fen) from payment_entry x where x.county_code = p.county_code
      and x.benefit_year = p.benefit_year and x.batch_number = p.batch_number and x.line = p.line
      and x.kind = 'REFUND' and x.undone_by is null), 0) as refunded_fen,
    case when exists (select 1 from payment_void v where v.county_code = p.county_code
      and v.benefit_year = p.benefit_year and v.batch_number = p.batch_number and v.line = p.line)
      then 1 else 0 end as is_void
  from payment p join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
    and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
  where p.county_code = ? and p.benefit_year = ?`;

/**
 * All payments of persons with several payments or with entries. The plus keeps SQLite to the index of flagged payments.
 *
 * @param batchNumber only of persons with a payment in this batch; null for all
 */
export function paidRowsOfSeveral(key: CampaignKey, batchNumber: number | null): Query {
  return {
    sql: withPersons(`${withEntries} and p.person_hash in (select q.person_hash from payment q
      where q.county_code = ? and q.benefit_year = ? and q.flags like '%PERSON%'
      ${batchNumber === null ? '' : 'and +q.batch_number = ?'})`),
    parameters: [...keyOf(key), ...keyOf(key), ...(batchNumber === null ? [] : [batchNumber])],
  };
}

/**
 * One row when `paidRowsOfSeveral` has any: that looks at every payment, as no index has them by person.
 *
 * @param batchNumber as there
 */
export function anySeveral(key: CampaignKey, batchNumber: number | null): Query {
  return {
    sql: `select 1 as found from payment q where q.county_code = ? and q.benefit_year = ?
      and q.flags like '%PERSON%' ${batchNumber === null ? '' : 'and +q.batch_number = ?'} limit 1`,
    parameters: [...keyOf(key), ...(batchNumber === null ? [] : [batchNumber])],
  };
}

/** All payments of some persons with entries: every one of them carries a flag. */
export function paidRowsOfPersons(key: CampaignKey, hashes: readonly Uint8Array[]): Query {
  return {
    sql: withPersons(`${withEntries} and p.flags like '%PERSON%' and p.person_hash in (${marks(hashes)})`),
    parameters: [...keyOf(key), ...hashes],
  };
}
