import type { SqlValue } from './reader.ts';
import { ask, type Steps } from './steps.ts';

/** Which list, and when: benefitYear 0 for what belongs to a county's rosters rather than to a campaign. */
export interface ReviewList {
  readonly countyCode: string;
  readonly benefitYear: number;
  /** ISO instant. */
  readonly at: string;
}

export type ReviewArea = 'ROSTER' | 'LEDGER' | 'RECONCILIATION';

/**
 * One thing to look at. `kind` and `subject` say what it is about: the same found again is the same item. `foundFen`,
 * `expectedFen`, `onDay` and `detail` are its figures: when one of them is another, the item is opened again. So what
 * may change without making it another finding (batch, line, division) stays out of `detail`.
 */
export interface ReviewFinding {
  readonly kind: string;
  readonly subject: string;
  readonly area: ReviewArea;
  readonly townshipCode?: string | null;
  readonly villageCode?: string | null;
  readonly onDay?: string | null;
  readonly personHash?: Uint8Array | null;
  readonly batchNumber?: number | null;
  readonly line?: number | null;
  readonly foundFen?: number | null;
  readonly expectedFen?: number | null;
  /** Small and flat, without names or numbers of persons. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Findings as a select of these columns, in this order: kind, subject, area, township_code, village_code, on_day,
 * person_hash, batch_number, line, found_fen, expected_fen, detail (text: a JSON object on one line, `'{}'` for none).
 * Missing values need a type on PostgreSQL: `cast(null as text)`.
 */
export interface FindingSelect {
  readonly select: string;
  readonly parameters: readonly SqlValue[];
}

const figures =
  'kind, subject, area, township_code, village_code, on_day, person_hash, batch_number, line, found_fen, expected_fen, detail';
const target = `review_item (county_code, benefit_year, status, opened_at, ${figures})`;
const rowsAtOnce = 500;

/**
 * Opens items for findings. Found again with the same figures: nothing, also when somebody closed it meanwhile; with
 * other figures, or after the program had settled it: open again, what it was before kept as history.
 *
 * @returns items that were opened, opened again or changed
 */
export function* openReviewItems(
  list: ReviewList,
  findings: readonly ReviewFinding[] | FindingSelect,
): Steps<number> {
  const { countyCode, benefitYear, at } = list;
  if ('select' in findings) {
    // A subject found twice in one go is one item; PostgreSQL would refuse to touch a row twice.
    const once = `select ${figures} from (
      select f.*, row_number() over (partition by kind, subject order by batch_number, line) as turn
      from (${findings.select}) f) found where turn = 1`;
    const rows = yield* ask(
      `insert into ${target}
       select cast(? as text), cast(? as integer), 'OPEN', cast(? as text), ${figures} from (${once}) x where true
       ${whenFoundAgain}`,
      [countyCode, benefitYear, at, ...findings.parameters],
    );
    return rows.length;
  }
  const distinct = [...new Map(findings.map((f) => [`${f.kind} ${f.subject}`, f])).values()];
  let opened = 0;
  for (let i = 0; i < distinct.length; i += rowsAtOnce) {
    const some = distinct.slice(i, i + rowsAtOnce);
    const places = some.map(() => "(?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").join(', ');
    const rows = yield* ask(
      `insert into ${target} values ${places} ${whenFoundAgain}`,
      some.flatMap((f) => [countyCode, benefitYear, at, ...valuesOf(f)]),
    );
    opened += rows.length;
  }
  return opened;
}

/** Which open items: by their subjects, or by a condition on the columns of `review_item`. */
export type SettledItems =
  | { readonly subjects: readonly string[] }
  | { readonly where: string; readonly parameters: readonly SqlValue[] };

/**
 * Settles open items whose cause is gone. What a person closed stays as that person closed it.
 *
 * @param reason code of schema/values/review-reason.ts, usually RESOLVED
 * @returns items settled
 */
export function* settleReviewItems(
  list: ReviewList,
  kinds: readonly string[],
  items: SettledItems,
  reason: string,
): Steps<number> {
  const { countyCode, benefitYear, at } = list;
  const settle = `update review_item set status = 'SETTLED', closed_reason = ?, closed_note = null, closed_by = null,
      closed_at = ?, version = version + 1
    where county_code = ? and benefit_year = ? and status = 'OPEN' and kind in (${marks(kinds)})`;
  const first = [reason, at, countyCode, benefitYear, ...kinds];
  if ('where' in items)
    return (yield* ask(`${settle} and (${items.where}) returning 1 as settled`, [
      ...first,
      ...items.parameters,
    ])).length;
  let settled = 0;
  for (let i = 0; i < items.subjects.length; i += rowsAtOnce) {
    const some = items.subjects.slice(i, i + rowsAtOnce);
    const rows = yield* ask(`${settle} and subject in (${marks(some)}) returning 1 as settled`, [
      ...first,
      ...some,
    ]);
    settled += rows.length;
  }
  return settled;
}

/**
 * The current detail is the first line of the column; each time before is two lines more: how it stood (JSON), and
 * the detail it had. Text alone, since the databases share no words for JSON.
 */
export function readDetail(column: string): {
  readonly detail: Readonly<Record<string, unknown>>;
  readonly history: readonly ReviewPast[];
} {
  const lines = column.split('\n').map((line) => JSON.parse(line || '{}') as Record<string, unknown>);
  const history: ReviewPast[] = [];
  for (let i = 1; i < lines.length; i += 2)
    history.push({ ...(lines[i] as unknown as Omit<ReviewPast, 'detail'>), detail: lines[i + 1] ?? {} });
  return { detail: lines[0] ?? {}, history };
}

/** How an item stood before it was opened again, the latest first. */
export interface ReviewPast {
  readonly version: number;
  readonly status: string;
  readonly foundFen: number | null;
  readonly expectedFen: number | null;
  readonly onDay: string | null;
  readonly openedAt: string;
  readonly reason: string | null;
  readonly note: string | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

const newLine = "'\n'";
const quoted = (column: string) =>
  `coalesce('"' || replace(replace(review_item.${column}, '\\', '\\\\'), '"', '\\"') || '"', 'null')`;
const numeric = (column: string) => `coalesce(cast(review_item.${column} as text), 'null')`;

/** How the row stands, as one line of JSON. Notes are kept on one line when they are written. */
export const pastLine = `'{"version":' || ${numeric('version')} || ',"status":"' || review_item.status
  || '","foundFen":' || ${numeric('found_fen')} || ',"expectedFen":' || ${numeric('expected_fen')}
  || ',"onDay":' || ${quoted('on_day')} || ',"openedAt":' || ${quoted('opened_at')}
  || ',"reason":' || ${quoted('closed_reason')} || ',"note":' || ${quoted('closed_note')}
  || ',"by":' || ${quoted('closed_by')} || ',"at":' || ${quoted('closed_at')} || '}'`;

const whenFoundAgain = `on conflict (county_code, benefit_year, kind, subject) do update set
    status = 'OPEN', area = excluded.area, township_code = excluded.township_code,
    village_code = excluded.village_code, on_day = excluded.on_day, person_hash = excluded.person_hash,
    batch_number = excluded.batch_number, line = excluded.line, found_fen = excluded.found_fen,
    expected_fen = excluded.expected_fen, opened_at = excluded.opened_at,
    detail = excluded.detail || ${newLine} || ${pastLine} || ${newLine} || review_item.detail,
    closed_reason = null, closed_note = null, closed_by = null, closed_at = null, version = review_item.version + 1
  where review_item.status = 'SETTLED'
    or review_item.found_fen is distinct from excluded.found_fen
    or review_item.expected_fen is distinct from excluded.expected_fen
    or review_item.on_day is distinct from excluded.on_day
    or substr(review_item.detail || ${newLine}, 1, length(excluded.detail) + 1) <> excluded.detail || ${newLine}
  returning 1 as opened`;

function valuesOf(finding: ReviewFinding): SqlValue[] {
  return [
    finding.kind,
    finding.subject,
    finding.area,
    finding.townshipCode ?? null,
    finding.villageCode ?? null,
    finding.onDay ?? null,
    finding.personHash ?? null,
    finding.batchNumber ?? null,
    finding.line ?? null,
    finding.foundFen ?? null,
    finding.expectedFen ?? null,
    JSON.stringify(finding.detail ?? {}),
  ];
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
