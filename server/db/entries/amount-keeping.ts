import { personKey } from '../../../schema/values/person-key.ts';
import { withCoverageOf } from '../coverage/moves.ts';
import { recountCoverage } from '../coverage/recount.ts';
import { openReviewItems, type ReviewFinding, settleReviewItems } from '../review-items.ts';
import { ask, type Steps } from '../steps.ts';
import { type CampaignKey, inCampaign, keyOf, marks } from './ledger-rows.ts';

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

/** Some persons of a check: who has paid another amount, and what there is to look at. */
export interface CheckedPage {
  readonly rows: readonly AmountRow[];
  readonly findings: readonly ReviewFinding[];
}

/** What a look at some persons, or at a whole campaign, puts in place of what was kept of them. */
export interface CheckedAmounts {
  /** Whose rows are replaced and whose items without a cause are settled; null: everybody of the campaign. */
  readonly hashes: readonly Uint8Array[] | null;
  /** How many persons may move between covered and not covered; the rows of others only confirm what was known. */
  readonly moved: readonly Uint8Array[] | 'many';
  /** Gives the pages one by one to be kept. */
  readonly pages: (keep: (page: CheckedPage) => Steps<void>) => Steps<void>;
}

const rowsAtOnce = 500;
const sumKinds = { UNDERPAID: 'UNDER', OVERPAID: 'OVER' } as const;
const changeKinds = ['CATEGORY_GAINED', 'CATEGORY_LOST'] as const;
export type AmountKind = keyof typeof sumKinds | (typeof changeKinds)[number];

/** Keeps a check, and coverage with it: who has paid less than is due is not covered. */
export function* keepAmounts(key: CampaignKey, checked: CheckedAmounts, at: string): Steps<void> {
  const { hashes, moved } = checked;
  const list = { ...key, at };
  const found = new Set<string>();
  const replace = function* (): Steps<void> {
    yield* removeAmounts(key, hashes);
    yield* checked.pages(function* ({ rows, findings }) {
      yield* insertAmounts(key, rows);
      yield* openReviewItems(list, findings);
      for (const { kind, subject } of findings) {
        if (changeKinds.some((each) => each === kind)) found.add(`${kind} ${subject}`);
      }
    });
  };
  if (moved !== 'many' && moved.length > 0) {
    yield* withCoverageOf(key.countyCode, key.benefitYear, moved, replace);
  } else {
    yield* ask(`update campaign set figures_version = figures_version + 1 where ${inCampaign}`, keyOf(key));
    yield* replace();
    if (moved === 'many') yield* recountCoverage(key.countyCode, key.benefitYear);
  }
  yield* eachSome(hashes, function* (theirs) {
    for (const [kind, verdict] of Object.entries(sumKinds)) {
      const isGone = `not exists (select 1 from amount_check a where a.county_code = review_item.county_code
        and a.benefit_year = review_item.benefit_year and a.person_hash = review_item.person_hash
        and a.verdict = '${verdict}')`;
      yield* settleReviewItems(
        list,
        [kind],
        { where: `${isGone} ${theirs.sql}`, parameters: theirs.parameters },
        'RESOLVED',
      );
    }
    const open = yield* ask<{ kind: string; subject: string }>(
      `select kind, subject from review_item where ${inCampaign} and status = 'OPEN'
       and kind in (${marks(changeKinds)}) ${theirs.sql}`,
      [...keyOf(key), ...changeKinds, ...theirs.parameters],
    );
    for (const kind of changeKinds) {
      const subjects = open
        .filter((item) => item.kind === kind && !found.has(`${kind} ${item.subject}`))
        .map(({ subject }) => subject);
      yield* settleReviewItems(list, [kind], { subjects }, 'RESOLVED');
    }
  });
}

/** A condition for each part of the persons, by their subjects; once without one for everybody. */
function* eachSome(
  hashes: readonly Uint8Array[] | null,
  work: (theirs: { readonly sql: string; readonly parameters: readonly string[] }) => Steps<void>,
): Steps<void> {
  if (hashes === null) return yield* work({ sql: '', parameters: [] });
  const subjects = hashes.map((hash) => personKey(hash));
  for (let from = 0; from < subjects.length; from += rowsAtOnce) {
    const some = subjects.slice(from, from + rowsAtOnce);
    yield* work({ sql: `and subject in (${marks(some)})`, parameters: some });
  }
}

function* removeAmounts(key: CampaignKey, hashes: readonly Uint8Array[] | null): Steps<void> {
  if (hashes === null) yield* ask(`delete from amount_check where ${inCampaign}`, keyOf(key));
  for (let from = 0; from < (hashes?.length ?? 0); from += rowsAtOnce) {
    const some = hashes?.slice(from, from + rowsAtOnce) ?? [];
    yield* ask(`delete from amount_check where ${inCampaign} and person_hash in (${marks(some)})`, [
      ...keyOf(key),
      ...some,
    ]);
  }
}

function* insertAmounts(key: CampaignKey, rows: readonly AmountRow[]): Steps<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    // Who paid once may have been looked at already, by a check of the campaign that came first.
    yield* ask(
      `insert into amount_check (county_code, benefit_year, person_hash, verdict, township_code, village_code,
       category_set, due_fen, paid_fen, notice_version)
       values ${some.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}
       on conflict (county_code, benefit_year, person_hash) do update set verdict = excluded.verdict,
         township_code = excluded.township_code, village_code = excluded.village_code,
         category_set = excluded.category_set, due_fen = excluded.due_fen, paid_fen = excluded.paid_fen,
         notice_version = excluded.notice_version`,
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
