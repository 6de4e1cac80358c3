import { ask, type Steps } from '../steps.ts';
import { isActive, isCovered } from './ledger.ts';
import type { CampaignKey, StatementSource } from './types.ts';

/** Kinds of the work list that statements open and settle. */
export const statementKinds = [
  'MISSING_IN_LEDGER',
  'MISSING_IN_TAX',
  'AMOUNT_DIFFERS',
  'DAY_DIFFERS',
  'TOWNSHIP_DIFFERS',
  'BANK_FAILED',
  'BANK_WITHOUT_PAYMENT',
] as const;

/** Lines that a dead import left are none: it may be that nobody has removed them yet. Two parameters. */
const isPublishedLine = `l.batch_number not in (select batch_number from statement_batch where county_code = ?
  and benefit_year = ? and status = 'OPEN')`;

const columns = 'township_code, amount_fen, paid_on, settled_on, outcome, failure';

/**
 * Which line stands for each touched receipt, in each source. Of the tax office the one that came last; of a bank the
 * last attempt, and of one day's attempts the one that came last: 失败 and then 成功, or 成功 and then 退票.
 *
 * @param staged the source whose new lines are in the stage, with the number they will have; null for none
 */
export function* findLatestLines(
  { countyCode, benefitYear }: CampaignKey,
  staged: { readonly source: StatementSource; readonly batchNumber: number } | null,
): Steps<void> {
  const stored = `select l.source, l.receipt_number, l.batch_number, l.line, l.township_code, l.amount_fen, l.paid_on,
    l.settled_on, l.outcome, l.failure, 0 as is_staged from statement_touched t cross join statement_line l
    where l.county_code = ? and l.benefit_year = ? and l.source = ? and l.receipt_number = t.receipt_number
    and l.is_latest = 1 and ${isPublishedLine}`;
  const key = [countyCode, benefitYear];
  for (const source of ['TAX', 'BANK'] as const) {
    const into = `insert into statement_after (source, receipt_number, batch_number, line, ${columns}, is_staged)`;
    if (staged?.source !== source) {
      yield* ask(`${into} ${stored}`, [...key, source, ...key]);
      continue;
    }
    const attempt = source === 'BANK' ? 'paid_on desc, ' : '';
    yield* ask(
      `${into} select source, receipt_number, batch_number, line, ${columns}, is_staged from (
        select u.*, row_number() over (partition by receipt_number order by ${attempt}batch_number desc, line desc) as turn
        from (
          select cast(? as text) as source, receipt_number, cast(? as integer) as batch_number, line, ${columns},
          1 as is_staged from statement_stage where is_new = 1
          union all ${stored}
        ) u) ranked where turn = 1`,
      [source, staged.batchNumber, ...key, source, ...key],
    );
  }
}

/** Puts what ledger, tax office and bank say of each touched receipt side by side. */
export function* compareSides({ countyCode, benefitYear }: CampaignKey): Steps<void> {
  const either = (column: string) => `coalesce(p.${column}, r.${column})`;
  yield* ask(
    `insert into statement_fact select x.receipt_number, ${either('batch_number')}, ${either('line')},
     ${either('person_hash')}, ${either('township_code')}, ${either('amount_fen')}, ${either('paid_on')},
     t.township_code, t.amount_fen, t.paid_on, b.amount_fen, b.paid_on, b.outcome, b.failure
     from statement_touched x
     left join payment p on p.county_code = ? and p.benefit_year = ? and p.receipt_number = x.receipt_number
       and ${isActive}
     left join statement_replacement n on n.receipt_number = x.receipt_number
     left join payment r on r.county_code = ? and r.benefit_year = ? and r.batch_number = n.batch_number
       and r.line = n.line
     left join statement_after t on t.source = 'TAX' and t.receipt_number = x.receipt_number
     left join statement_after b on b.source = 'BANK' and b.receipt_number = x.receipt_number`,
    [countyCode, benefitYear, countyCode, benefitYear],
  );
}

const text = (column: string) => `'"' || replace(replace(${column}, '\\', '\\\\'), '"', '\\"') || '"'`;
const detail = (source: string, more = "''") =>
  `'{"source":"${source}","receipt":' || ${text('receipt_number')} || ${more} || '}'`;
const ofPayment = 'p_person, p_batch, p_line';
const ofNobody = 'cast(null as bytea), cast(null as integer), cast(null as integer)';

/** What ought to be on the work list for the touched receipts. */
export function* findItems(): Steps<void> {
  const into = 'insert into statement_item';
  const both = 'p_batch is not null and t_fen is not null';
  yield* ask(
    `${into} select 'MISSING_IN_LEDGER', 'TAX/' || receipt_number, t_township, t_on, ${ofNobody}, t_fen,
     cast(null as bigint), ${detail('TAX')} from statement_fact where p_batch is null and t_fen is not null`,
  );
  yield* ask(
    `${into} select 'MISSING_IN_TAX', 'TAX/' || receipt_number, p_township, p_on, ${ofPayment}, cast(null as bigint),
     p_fen, ${detail('TAX')} from statement_fact
     where p_batch is not null and t_fen is null and ${isCovered('p_on', 'p_township')}`,
  );
  yield* ask(
    `${into} select 'AMOUNT_DIFFERS', 'TAX/' || receipt_number, p_township, p_on, ${ofPayment}, t_fen, p_fen,
     ${detail('TAX')} from statement_fact where ${both} and t_fen <> p_fen`,
  );
  const days = `',"foundOn":"' || t_on || '","expectedOn":"' || p_on || '"'`;
  yield* ask(
    `${into} select 'DAY_DIFFERS', 'TAX/' || receipt_number, p_township, p_on, ${ofPayment}, t_fen, p_fen,
     ${detail('TAX', days)} from statement_fact where ${both} and t_on <> p_on`,
  );
  const townships = `',"foundTownship":' || ${text('t_township')} || ',"expectedTownship":' || ${text('p_township')}`;
  yield* ask(
    `${into} select 'TOWNSHIP_DIFFERS', 'TAX/' || receipt_number, p_township, p_on, ${ofPayment}, t_fen, p_fen,
     ${detail('TAX', townships)} from statement_fact where ${both} and t_township <> p_township`,
  );
  yield* ask(
    `${into} select 'AMOUNT_DIFFERS', 'BANK/' || receipt_number, p_township, p_on, ${ofPayment}, b_fen, p_fen,
     ${detail('BANK')} from statement_fact
     where p_batch is not null and b_outcome in ('COLLECTED', 'POSTED') and b_fen <> p_fen`,
  );
  const failure = `',"failure":' || ${text('b_failure')}`;
  yield* ask(
    `${into} select 'BANK_FAILED', 'BANK/' || receipt_number, coalesce(p_township, t_township), b_on, ${ofPayment}, b_fen,
     p_fen, ${detail('BANK', failure)} from statement_fact where b_outcome = 'FAILED'`,
  );
  yield* ask(
    `${into} select 'BANK_WITHOUT_PAYMENT', 'BANK/' || receipt_number, t_township, b_on, ${ofNobody}, b_fen,
     cast(null as bigint), ${detail('BANK')} from statement_fact
     where p_batch is null and b_outcome in ('COLLECTED', 'POSTED')`,
  );
}

/**
 * Payments of the days that a tax statement newly covers and that it does not name, beyond the touched receipts.
 *
 * @param covered days, both included, and the township when the file has one alone
 */
export function* findMissingInTax(
  { countyCode, benefitYear }: CampaignKey,
  covered: { readonly from_on: string; readonly to_on: string; readonly township_code: string | null },
): Steps<void> {
  const select = (
    receipt: string,
  ) => `select 'MISSING_IN_TAX', 'TAX/' || receipt_number, township_code, paid_on,
    person_hash, batch_number, line, cast(null as bigint), amount_fen, ${detail('TAX')}
    from (select ${receipt} as receipt_number, p.township_code, p.paid_on, p.person_hash, p.batch_number, p.line,
      p.amount_fen`;
  const unnamed = (receipt: string) => `p.paid_on >= ? and p.paid_on <= ?
    ${covered.township_code === null ? '' : 'and p.township_code = ?'} and ${isActive}
    and not exists (select 1 from statement_touched t where t.receipt_number = ${receipt})
    and not exists (select 1 from statement_line l where l.county_code = ? and l.benefit_year = ?
      and l.source = 'TAX' and l.receipt_number = ${receipt})) x`;
  const key = [countyCode, benefitYear];
  const days = [
    covered.from_on,
    covered.to_on,
    ...(covered.township_code === null ? [] : [covered.township_code]),
  ];
  yield* ask(
    `insert into statement_item ${select('p.receipt_number')} from payment p
     where p.county_code = ? and p.benefit_year = ? and p.batch_number not in (select batch_number from payment_batch
       where county_code = ? and benefit_year = ? and kind = 'CORRECTION') and ${unnamed('p.receipt_number')}`,
    [...key, ...key, ...days, ...key],
  );
  yield* ask(
    `insert into statement_item ${select('n.receipt_number')} from statement_replacement n cross join payment p
     where p.county_code = ? and p.benefit_year = ? and p.batch_number = n.batch_number and p.line = n.line
     and ${unnamed('n.receipt_number')}`,
    [...key, ...days, ...key],
  );
}

/** `matched` of a line, from the facts of its receipt. */
const matchedTax = `case when f.p_batch is null then 'MISSING_IN_LEDGER' when f.t_fen <> f.p_fen then 'AMOUNT_DIFFERS'
  when f.t_on <> f.p_on then 'DAY_DIFFERS' when f.t_township <> f.p_township then 'TOWNSHIP_DIFFERS' else 'MATCHED' end`;
const matchedBank = `case when f.b_outcome = 'FAILED' then 'BANK_FAILED' when f.p_batch is null then 'BANK_WITHOUT_PAYMENT'
  when f.b_fen <> f.p_fen then 'AMOUNT_DIFFERS' else 'MATCHED' end`;

/**
 * What a standing line `a` is matched with by the facts `f`, and where it counts: a bank's line where the ledger has its
 * payment, since a bank does not know townships.
 */
export const matchColumns = `case a.source when 'TAX' then ${matchedTax} else ${matchedBank} end as matched,
  case a.source when 'TAX' then coalesce(a.township_code, '')
    else coalesce(f.p_township, f.t_township, '') end as tally_township,
  case a.source when 'TAX' then a.paid_on else coalesce(f.p_on, f.t_on, a.paid_on) end as tally_on,
  case when a.source = 'BANK' and a.outcome = 'POSTED' then f.p_fen end as settled_fen`;

const matchedLines = `select a.source, a.receipt_number, a.batch_number, a.line, a.is_staged, a.outcome, a.amount_fen,
  ${matchColumns} from statement_after a join statement_fact f on f.receipt_number = a.receipt_number`;

/** Which lines that are there already match otherwise now. */
export function* findChangedLines({ countyCode, benefitYear }: CampaignKey): Steps<void> {
  yield* ask(
    `insert into statement_changed select m.source, m.receipt_number, m.batch_number, m.line, m.matched,
     m.tally_township, m.tally_on, m.settled_fen from (${matchedLines}) m cross join statement_line l
     where l.county_code = ? and l.benefit_year = ? and l.source = m.source and l.receipt_number = m.receipt_number
     and l.batch_number = m.batch_number and l.line = m.line and m.is_staged = 0 and (l.matched <> m.matched
       or l.tally_township <> m.tally_township or l.tally_on <> m.tally_on
       or l.settled_fen is distinct from m.settled_fen)`,
    [countyCode, benefitYear],
  );
}

/** What a standing line adds to reconcile_tally, by the columns of `x`. */
export const contributions = `sum(case when x.source = 'TAX' then x.sign else 0 end) as tax_items,
  sum(case when x.source = 'TAX' then x.sign * x.amount_fen else 0 end) as tax_fen,
  sum(case when x.outcome = 'POSTED' then x.sign else 0 end) as posted_items,
  sum(case when x.outcome = 'POSTED' then x.sign * x.amount_fen else 0 end) as posted_fen,
  sum(case when x.outcome = 'FAILED' then x.sign else 0 end) as failed_items,
  sum(case when x.outcome = 'FAILED' then x.sign * x.amount_fen else 0 end) as failed_fen,
  sum(case when x.settled_fen is not null then x.sign else 0 end) as settled_items,
  sum(case when x.settled_fen is not null then x.sign * x.settled_fen else 0 end) as settled_fen`;

/** How reconcile_tally changes: what the touched receipts count now, less what they counted. */
export function* findDeltas({ countyCode, benefitYear }: CampaignKey): Steps<void> {
  yield* ask(
    `insert into statement_delta select tally_township, tally_on, ${contributions} from (
       select -1 as sign, l.source, l.outcome, l.amount_fen, l.tally_township, l.tally_on, l.settled_fen
       from statement_touched t cross join statement_line l where l.county_code = ? and l.benefit_year = ?
       and l.source in ('TAX', 'BANK') and l.receipt_number = t.receipt_number and l.is_latest = 1
       and ${isPublishedLine}
       union all
       select 1, m.source, m.outcome, m.amount_fen, m.tally_township, m.tally_on, m.settled_fen
       from (${matchedLines}) m
     ) x group by tally_township, tally_on`,
    [countyCode, benefitYear, countyCode, benefitYear],
  );
}
