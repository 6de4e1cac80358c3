import type { FrameRow } from '../../../schema/sheets/frame.ts';
import type { SheetIdentity } from '../../../schema/sheets/model.ts';
import { rosterFrame, rosterKeys, rosterProperty } from '../../../schema/sheets/roster.ts';
import { plainCells } from '../../../schema/values/named-cells.ts';
import { ApiError } from '../../client/api-error.ts';
import { RosterTableDocument, type RosterTableQuery } from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import type { FoundTable } from '../../excel/find.ts';
import { frontNow } from '../../excel/front.ts';
import { ExcelFault } from '../../excel/session.ts';
import { insertStaged, type StagedSheet, type Staging } from '../../excel/staged.ts';
import { findAlike } from '../../excel/staged-sheets.ts';

export interface RosterChoice {
  readonly campaignId: string;
  /** One roster; null for all rosters of hardship. */
  readonly source: { readonly code: string; readonly name: string } | null;
  /** Null for the whole county. */
  readonly township: { readonly code: string; readonly name: string } | null;
}

export interface InsertedRoster {
  readonly sheet: StagedSheet;
  /** Sheets of the very same roster that were there before, whole as they were. */
  readonly older: readonly FoundTable[];
}

type Answer = NonNullable<RosterTableQuery['campaign']>;

const pageRows = 5_000;
/** A list of a county of 600,000 people is made in some seconds. */
const pageTimeoutMs = 60_000;
const mostAttempts = 3;

/**
 * Puts a roster into a new sheet, page by page. Sheets that are there stay as they are, and so does what its reader has in
 * front as soon as they have gone on.
 *
 * @throws ApiError ROSTER_EMPTY; ROSTER_MOVED when it kept changing. ExcelFault TABLE_STAGING_CANCELLED
 */
export async function insertRoster(
  client: Client,
  choice: RosterChoice,
  asked: Omit<Staging, 'front'>,
): Promise<InsertedRoster> {
  const staging: Staging = { ...asked, front: await frontNow() };
  const ask = async (after: string | null): Promise<Answer> => {
    const { campaign } = await client.send(
      RosterTableDocument,
      {
        campaignId: choice.campaignId,
        source: choice.source?.code ?? null,
        under: choice.township?.code ?? null,
        first: pageRows,
        after,
      },
      { signal: staging.signal, timeoutMs: pageTimeoutMs },
    );
    if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
    return campaign;
  };
  for (let attempt = 1; ; attempt++) {
    try {
      return await insertOnce(ask, choice, staging);
    } catch (error) {
      const isMoved = error instanceof ApiError && error.code === 'ROSTER_MOVED';
      if (staging.signal.aborted && !(error instanceof ExcelFault)) {
        throw new ExcelFault('TABLE_STAGING_CANCELLED');
      }
      if (!isMoved || attempt === mostAttempts) throw error;
    }
  }
}

async function insertOnce(
  ask: (after: string | null) => Promise<Answer>,
  { source, township }: RosterChoice,
  staging: Staging,
): Promise<InsertedRoster> {
  // Before the service works on it: what it answers is of then or a little later.
  const askedAt = new Date().toISOString();
  const first = await ask(null);
  const { totalCount, asOfOn } = first.rosterTable;
  if (totalCount === 0) throw new ApiError('ROSTER_EMPTY');
  const identity: SheetIdentity = {
    kind: 'roster',
    campaignId: first.id,
    divisionCode: township?.code ?? first.division.code,
    level: 'TOWNSHIP',
    by: 'ITEM',
    asOf: 'latest',
  };
  const frame = rosterFrame({
    campaign: { ...first, documentNumber: first.notice.documentNumber },
    identity,
    divisionName: township?.name ?? null,
    source,
    askedAt,
    asOfOn: asOfOn ?? null,
    totalCount,
  });
  const sheet = await insertStaged(frame, pagesOf(first, ask), staging);
  return { sheet, older: await olderThan(sheet.name, identity, source?.code ?? '') };
}

/** The rows of each page; the next one is asked for while Excel takes this one. */
async function* pagesOf(
  first: Answer,
  ask: (after: string | null) => Promise<Answer>,
): AsyncGenerator<readonly FrameRow[]> {
  let page = first.rosterTable;
  let written = 0;
  for (;;) {
    const { endCursor } = page;
    const next = endCursor ? ask(endCursor) : null;
    // Whoever cancels meanwhile does not come back for it.
    next?.catch(() => undefined);
    yield rowsOf(page, written);
    written += page.rows.length;
    if (!next) return;
    page = (await next).rosterTable;
    const isSame =
      page.figuresVersion === first.rosterTable.figuresVersion &&
      page.totalCount === first.rosterTable.totalCount;
    if (!isSame) throw new ApiError('ROSTER_MOVED');
  }
}

/** In the order of the sheet's columns, numbered on. */
function rowsOf({ columns, ...page }: Answer['rosterTable'], before: number): FrameRow[] {
  const order = rosterKeys.map((key) => columns.indexOf(key));
  const number = rosterKeys.indexOf('index');
  return plainCells(page).map((row, index) =>
    order.map((at, column) => (column === number ? before + index + 1 : (row[at] ?? null))),
  );
}

async function olderThan(name: string, identity: SheetIdentity, source: string): Promise<FoundTable[]> {
  try {
    const alike = await findAlike(identity, { key: rosterProperty, value: source });
    return alike.filter((table) => table.name !== name);
  } catch (error) {
    // The sheet is there; that older ones are not offered for deletion is no failure.
    if (error instanceof ExcelFault) return [];
    throw error;
  }
}
