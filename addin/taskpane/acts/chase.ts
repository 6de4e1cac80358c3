import { sentence } from '../../../schema/messages.ts';
import { cellAddress, sheetPrefix } from '../../../schema/sheets/address.ts';
import { ApiError } from '../../client/api-error.ts';
import {
  ChaseListDocument,
  type ChaseListQuery,
  type ReasonResultPartsFragment,
  ReportReasonsDocument,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import { type FoundForm, findForms } from '../../excel/find-forms.ts';
import { markChase } from '../../excel/mark-chase.ts';
import type { RowMark } from '../../excel/marks.ts';
import { readPolicySheet } from '../../excel/read-policy.ts';
import { ExcelFault } from '../../excel/session.ts';
import { type ChaseRead, type FilledRow, readChase, reasonAddress } from './chase-rows.ts';
import { reasonWords } from './reasons.ts';
import type { ImportResultWords } from './result-words.ts';

export type ChasePerson = ChaseListQuery['chaseList']['edges'][number]['node'];

/** A problem as the pane lists it. */
export interface ListedChaseProblem {
  readonly severity: 'ERROR' | 'WARNING';
  readonly message: string;
  readonly address: string | null;
}

/** What became of the reasons on a sheet. */
export interface SubmittedReasons {
  readonly sheetName: string;
  readonly words: ImportResultWords;
  readonly problems: readonly ListedChaseProblem[];
  /** Why the problems stand in the list alone; null when they stand in the sheet too. */
  readonly markFault: string | null;
  readonly changedFigures: boolean;
}

/** The 疑似未参保名册 sheets of a campaign, the one in front first. */
export async function findChaseSheets(campaignId: string): Promise<readonly FoundForm[]> {
  return (await findForms('chase')).filter(({ identity }) => identity.campaignId === campaignId);
}

/** What the service takes at once. */
const mostRows = 5_000;

/**
 * Sends what was filled in. Rows that are wrong are left out and say why; the others are recorded. While the service
 * is asked the sheet may be sorted or typed into: rows are found again by person key before anything is written, and
 * only the problem column and the hidden version of recorded rows are.
 *
 * @throws ApiError, ExcelFault before anything was sent
 */
export async function submitReasons(client: Client, found: FoundForm): Promise<SubmittedReasons> {
  const { campaignId, divisionCode } = found.identity;
  const read = readChase(await readPolicySheet(found.sheetName));
  if (read.kind === 'unreadable') {
    throw new ApiError(
      'REASON_COLUMNS_MISSING',
      sentence('REASON_COLUMNS_MISSING', { expected: read.missing.join('、') }),
    );
  }
  const sent = read.filled;
  const result = await report(client, campaignId, read, sent);
  const recorded =
    result.recorded + result.unchanged > 0 ? await versionsNow(client, campaignId, divisionCode, sent) : [];
  const shown = await show(found, read, sent, result, recorded);
  const counted = {
    ...result,
    rowsRead: sent.length + read.faults.length + read.blankRows,
    rejectedRows: result.rejectedRows + read.faults.length,
    blankRows: read.blankRows,
    problems: [...result.problems],
  };
  return {
    sheetName: found.sheetName,
    words: sent.length + read.faults.length === 0 ? nothingFilled : reasonWords(counted, false),
    ...shown,
    changedFigures: result.recorded > 0,
  };
}

const nothingFilled: ImportResultWords = {
  intent: 'info',
  headline: sentence('CHASE_NOTHING_FILLED'),
  lines: [],
};

type ReadSheet = Extract<ChaseRead, { kind: 'read' }>;

async function report(
  client: Client,
  campaignId: string,
  { layout }: ReadSheet,
  sent: readonly FilledRow[],
): Promise<ReasonResultPartsFragment> {
  const total = { rowsRead: 0, recorded: 0, unchanged: 0, rejectedRows: 0, blankRows: 0 };
  const problems: ReasonResultPartsFragment['problems'] = [];
  for (let from = 0; from < sent.length; from += mostRows) {
    const rows = sent.slice(from, from + mostRows).map(({ row, ...said }) => ({
      ...said,
      address: reasonAddress(layout, row),
    }));
    const { reportReasons } = await client.send(ReportReasonsDocument, {
      input: { campaignId, rows, onProblem: 'GOOD_ROWS_ONLY' },
    });
    total.rowsRead += reportReasons.rowsRead;
    total.recorded += reportReasons.recorded;
    total.unchanged += reportReasons.unchanged;
    total.rejectedRows += reportReasons.rejectedRows;
    problems.push(...reportReasons.problems);
  }
  return { ...total, problems };
}

/** Versions of those rows that the service has as they were sent; another's words keep the older version. */
async function versionsNow(
  client: Client,
  campaignId: string,
  under: string,
  sent: readonly FilledRow[],
): Promise<readonly { readonly key: string; readonly version: number }[]> {
  const wanted = new Map(sent.map((row) => [row.key, row]));
  try {
    const { persons } = await chasePersons(client, campaignId, under, 'BOTH');
    return persons.flatMap((person) => {
      const row = wanted.get(person.key);
      const isSame =
        row !== undefined &&
        (person.reason ?? null) === row.reason &&
        person.evidence === row.evidence &&
        person.note === row.note;
      return isSame ? [{ key: person.key, version: person.version }] : [];
    });
  } catch (error) {
    // What was recorded is recorded; the next change of such a row will be told to insert the list again.
    if (error instanceof ApiError) return [];
    throw error;
  }
}

/** Everybody on the list, a thousand at a time. */
export async function chasePersons(
  client: Client,
  campaignId: string,
  under: string | null,
  listing: 'TO_CHASE' | 'EXCUSED' | 'BOTH',
) {
  const persons: ChasePerson[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: ChaseListQuery = await client.send(ChaseListDocument, {
      campaignId,
      under,
      listing,
      first: 1000,
      after,
    });
    persons.push(...answer.chaseList.edges.map(({ node }) => node));
    const { hasNextPage, endCursor } = answer.chaseList.pageInfo;
    if (!hasNextPage || !endCursor) {
      return { campaign: answer.campaign, persons, totalCount: answer.chaseList.totalCount };
    }
    after = endCursor;
  }
}

async function show(
  found: FoundForm,
  before: ReadSheet,
  sent: readonly FilledRow[],
  { problems }: ReasonResultPartsFragment,
  recorded: readonly { readonly key: string; readonly version: number }[],
): Promise<Pick<SubmittedReasons, 'problems' | 'markFault'>> {
  const keyAt = new Map(sent.map(({ row, key }) => [reasonAddress(before.layout, row), key]));
  let layout = before.layout;
  let markFault: string | null = null;
  const said = () => [
    ...before.faults.map(({ row, code, found: text, expected, column }) => {
      const key = keyOfRow(before, row);
      return {
        row: key === null ? row : (layout.rowOf.get(key) ?? null),
        severity: 'ERROR' as const,
        text: sentence(code, { found: text ?? '', expected: expected ?? '', column: column ?? '' }),
      };
    }),
    ...problems.map((problem) => {
      const key = keyAt.get(problem.place.address ?? '');
      return {
        row: key === undefined ? null : (layout.rowOf.get(key) ?? null),
        severity: problem.severity,
        text: withoutAddress(problem.message, problem.place.address ?? ''),
      };
    }),
  ];
  try {
    const snapshot = await readPolicySheet(found.sheetName);
    const now = readChase(snapshot);
    if (now.kind === 'read') {
      layout = now.layout;
      const marks = said().flatMap(({ row, severity, text }): RowMark[] =>
        row === null ? [] : [{ row, severity, text }],
      );
      const versions = recorded.flatMap(({ key, version }) => {
        const row = layout.rowOf.get(key);
        return row === undefined ? [] : [{ row, version }];
      });
      await markChase(
        {
          sheetName: found.sheetName,
          headerRow: layout.headerRow,
          problemColumn: layout.columns.get('problem') ?? null,
          newColumn: layout.lastColumn + 1,
          reasonColumn: layout.columns.get('reason') ?? 0,
          versionColumn: layout.columns.get('version') ?? 0,
          rows: [...layout.rowOf.values()],
        },
        snapshot,
        marks,
        versions,
      );
    }
  } catch (error) {
    // The reasons are recorded and the list in the pane is the same; a protected sheet must not hide it.
    if (!(error instanceof ExcelFault)) throw error;
    markFault = error.message;
  }
  const column = layout.columns.get('reason') ?? 0;
  return {
    markFault,
    problems: said().map(({ row, severity, text }) => ({
      severity,
      message: row === null ? text : `第 ${row + 1} 行：${text}`,
      address: row === null ? null : sheetPrefix(found.sheetName) + cellAddress(row, column),
    })),
  };
}

function keyOfRow({ layout }: ReadSheet, row: number): string | null {
  for (const [key, at] of layout.rowOf) if (at === row) return key;
  return null;
}

/** The row stands beside the sentence. */
function withoutAddress(message: string, address: string): string {
  const at = address === '' ? -1 : message.indexOf('：');
  return at >= 0 && message.slice(0, at).includes(address) ? message.slice(at + 1) : message;
}
