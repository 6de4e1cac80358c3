import { ask, type Steps } from '../steps.ts';

/**
 * Tables of one connection in which a matching is worked out before anything is written: nobody else sees them, and on
 * SQLite they take no lock.
 *
 * stage: lines of the file. touched: receipts to look at anew. after: the line that stands for a receipt, once this
 * import is in. fact: what ledger, tax office and bank say of a receipt. item: what ought to be on the work list.
 * delta: what reconcile_tally changes by. changed: lines there already whose match is another now.
 */
const tables: Readonly<Record<string, string>> = {
  statement_stage: `line integer not null primary key, receipt_number text not null, township_code text,
    amount_fen bigint not null, paid_on text not null, settled_on text, outcome text not null, failure text not null,
    is_new integer not null`,
  statement_touched: `receipt_number text not null primary key`,
  // The payment that stands for a corrected one: its own receipt is <receipt>#<n>.
  statement_replacement: `receipt_number text not null primary key, batch_number integer not null, line integer not null`,
  // Days a tax statement of details covers; township '' for all.
  statement_covered: `paid_on text not null, township_code text not null, primary key (paid_on, township_code)`,
  statement_after: `source text not null, receipt_number text not null, batch_number integer not null,
    line integer not null, township_code text, amount_fen bigint not null, paid_on text not null, settled_on text,
    outcome text not null, failure text not null, is_staged integer not null, primary key (source, receipt_number)`,
  statement_fact: `receipt_number text not null primary key, p_batch integer, p_line integer, p_person bytea,
    p_township text, p_fen bigint, p_on text, t_township text, t_fen bigint, t_on text, b_fen bigint, b_on text,
    b_outcome text, b_failure text`,
  statement_item: `kind text not null, subject text not null, township_code text, on_day text, person_hash bytea,
    batch_number integer, line integer, found_fen bigint, expected_fen bigint, detail text not null,
    primary key (kind, subject)`,
  statement_delta: `township_code text not null, paid_on text not null, tax_items integer not null,
    tax_fen bigint not null, posted_items integer not null, posted_fen bigint not null, failed_items integer not null,
    failed_fen bigint not null, settled_items integer not null, settled_fen bigint not null,
    primary key (township_code, paid_on)`,
  // Lines that stood for their receipt until now.
  statement_superseded: `receipt_number text not null, batch_number integer not null, line integer not null,
    primary key (receipt_number, batch_number, line)`,
  statement_changed: `source text not null, receipt_number text not null, batch_number integer not null,
    line integer not null, matched text not null, tally_township text not null, tally_on text not null,
    settled_fen bigint, primary key (source, receipt_number, batch_number, line)`,
};

/** Makes the tables, or empties those there. */
export function* emptyWorkTables(): Steps<void> {
  for (const [name, columns] of Object.entries(tables)) {
    yield* ask(`create temporary table if not exists ${name} (${columns})`);
    yield* ask(`delete from ${name}`);
  }
}

/** Rows a statement takes at once. */
export const rowsAtOnce = 500;

/** Adds receipts to look at anew; those already there stay. */
export function* touch(receipts: readonly string[]): Steps<void> {
  for (let i = 0; i < receipts.length; i += rowsAtOnce) {
    const some = receipts.slice(i, i + rowsAtOnce);
    const places = some.map(() => '(?)').join(', ');
    yield* ask(`insert into statement_touched values ${places} on conflict do nothing`, some);
  }
}
