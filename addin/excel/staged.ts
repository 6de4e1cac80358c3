/// <reference types="office-js" />
import { areaAddress } from '../../schema/sheets/address.ts';
import { type FrameRow, frameModel, type SheetFrame } from '../../schema/sheets/frame.ts';
import type { SheetModel } from '../../schema/sheets/model.ts';
import { cellContents, freshLimit, writeBlocks } from './block-writer.ts';
import { type Front, frontNow, isStillAt, showSheet } from './front.ts';
import { contentsOf, freeName, freeTabName, type InsertedSheet, takenNames } from './insert.ts';
import { dressRows, formatRows, setFormats, setLooks } from './render/look.ts';
import { setPage } from './render/page.ts';
import { ExcelFault, runInExcel } from './session.ts';
import { takeTurn } from './turn.ts';

export interface Staging {
  /** Looked at between blocks; once the last batch is on its way the sheet is there. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: StagingProgress) => void;
  /** How long to wait before asking again while somebody types into a cell; a second unless given. */
  readonly pauseMs?: number;
  /**
   * What the reader had in front when they asked for the table; it comes to the front only when that is so all the
   * time until it is there. Left out or null: it stays behind.
   */
  readonly front?: Front | null;
}

export interface StagingProgress {
  readonly rows: number;
  readonly of: number;
  /** A cell is open for typing: Excel takes nothing until it is closed. */
  readonly isWaiting: boolean;
}

export interface StagedSheet extends InsertedSheet {
  /** How often a block was too large for Excel and went in halves. */
  readonly halvings: number;
}

/** Names of sheets that are not yet to be seen. */
const stagingName = /^_zj_[0-9a-f]{8}$/;
/** Property of such a sheet: the instant of the last write to it. */
const stagingProperty = 'zjStaging';
/** A sheet nobody has written to for so long was left behind. */
const leftBehindMs = 120_000;

/**
 * Puts a long table into a new sheet, rows as they are fetched. Until all are there the sheet is out of sight and
 * nothing else of the workbook changes. Takes a turn for each stretch, so that tables are refreshed in between: the
 * caller must hold none.
 *
 * @throws ExcelFault, or what fetching the rows threw; TABLE_STAGING_CANCELLED when the signal says so. The unfinished
 *   sheet is removed.
 */
export async function insertStaged(
  frame: SheetFrame,
  blocks: AsyncIterable<readonly FrameRow[]>,
  staging: Staging,
): Promise<StagedSheet> {
  const { signal, onProgress, pauseMs = 1000 } = staging;
  const limit = freshLimit();
  const name = freshStagingName();
  // Its id as soon as it is known: that stays when the sheet is renamed.
  let key = name;
  let written = 0;
  let front = staging.front ?? null;
  const tell = (isWaiting = false) => onProgress({ rows: written, of: frame.rows, isWaiting });
  const goOn = () => {
    if (signal.aborted) throw new ExcelFault('TABLE_STAGING_CANCELLED');
  };
  /** A batch that Excel refuses because of an open cell has done nothing: it is sent again. */
  const patiently = async <T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> => {
    for (;;) {
      goOn();
      try {
        return await inTurn(work);
      } catch (error) {
        if (!isEditing(error)) throw error;
        // Somebody is at work: the table must not come between.
        front = null;
        tell(true);
        await pause(pauseMs, signal);
      }
    }
  };
  tell();
  try {
    key = await patiently((context) => beginStage(context, name));
    for await (const rows of blocks) {
      const start = written;
      const contents = cellContents(frame.columns, rows);
      await patiently((context) => {
        const from = written;
        return writeBlocks(
          context,
          key,
          { row: frame.head.length + from, column: 0 },
          from === start ? contents : contents.slice(from - start),
          {
            limit,
            beforeBlock: goOn,
            beforeValues: (sheet, area) => formatRows(sheet, frame.columns, area),
            withBlock: (sheet, area) => {
              touch(sheet);
              dressRows(sheet, frame.columns, area);
            },
            onWritten: (done) => {
              written = from + done;
              tell();
            },
          },
        );
      });
    }
    const inserted = await patiently((context) => finishStage(context, key, frame, written, goOn));
    // In a round trip of its own: what was typed while Excel was busy with the last one is in its cell by then.
    const isShown = await takeTurn('stage', () => showIfStill(key, front));
    return { ...inserted, halvings: limit.halvings, ...(isShown ? {} : { isBehind: true }) };
  } catch (error) {
    await removeStage(key);
    throw error;
  }
}

/**
 * Removes what an interrupted `insertStaged` left behind; not what another pane on the same workbook is writing to.
 *
 * @returns how many sheets
 */
export async function removeStaging(now: number = Date.now()): Promise<number> {
  return inTurn(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name,items/visibility');
    await context.sync();
    const staged = worksheets.items
      .filter(({ name, visibility }) => stagingName.test(name) && visibility === 'VeryHidden')
      .map((sheet) => ({
        sheet,
        property: sheet.customProperties.getItemOrNullObject(stagingProperty).load('value'),
      }));
    if (staged.length === 0) return 0;
    await context.sync();
    const left = staged.filter(({ property }) => {
      const at = property.isNullObject ? Number.NaN : Date.parse(property.value);
      return !(now - at < leftBehindMs);
    });
    for (const { sheet } of left) deleteHidden(sheet);
    await context.sync();
    return left.length;
  });
}

function freshStagingName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  return `_zj_${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** @returns the id of the sheet */
async function beginStage(context: Excel.RequestContext, name: string): Promise<string> {
  const sheet = context.workbook.worksheets.add(name);
  sheet.visibility = 'VeryHidden';
  touch(sheet);
  sheet.load('id');
  await context.sync();
  return sheet.id;
}

/** All in one batch: the table is there with everything, or not at all. The rows have their looks already. */
async function finishStage(
  context: Excel.RequestContext,
  key: string,
  frame: SheetFrame,
  rows: number,
  goOn: () => void,
): Promise<InsertedSheet> {
  const taken = await takenNames(context);
  goOn();
  const model = frameModel(frame, rows);
  const sheetName = freeTabName(frame.tabName, taken.sheets);
  const name = freeName(model, taken.names);
  const sheet = context.workbook.worksheets.getItem(key);
  sheet.visibility = 'Visible';
  setFormats(sheet, model, true);
  writeAround(sheet, frame, model, rows);
  const table = sheet.tables.add(
    areaAddress({ row: frame.head.length - 1, column: 0, rows: rows + 1, columns: frame.columns.length }),
    true,
  );
  table.name = name;
  table.style = frame.style;
  setLooks(sheet, model, true);
  for (const area of model.merges) sheet.getRange(areaAddress(area)).merge(false);
  setPage(sheet, model);
  for (const [key, value] of Object.entries(frame.properties)) sheet.customProperties.add(key, value);
  sheet.customProperties.getItem(stagingProperty).delete();
  sheet.name = sheetName;
  await context.sync();
  return { sheetName, name, rows };
}

/** @returns false when the reader has gone on, or Excel does not take it: the table is there all the same */
async function showIfStill(key: string, front: Front | null): Promise<boolean> {
  if (!isStillAt(front, front && (await frontNow()))) return false;
  try {
    await runInExcel(async (context) => {
      showSheet(context.workbook.worksheets.getItem(key));
      await context.sync();
    });
    return true;
  } catch {
    return false;
  }
}

function writeAround(sheet: Excel.Worksheet, frame: SheetFrame, model: SheetModel, rows: number): void {
  const columns = frame.columns.length;
  const write = (row: number, some: SheetModel['rows']) => {
    if (some.length === 0) return;
    const area = areaAddress({ row, column: 0, rows: some.length, columns });
    sheet.getRange(area).values = contentsOf(some, model);
  };
  write(0, frame.head);
  write(frame.head.length + rows, model.rows.slice(frame.head.length + rows));
}

function touch(sheet: Excel.Worksheet): void {
  sheet.customProperties.add(stagingProperty, new Date().toISOString());
}

/** @param key name or id of the sheet */
async function removeStage(key: string): Promise<void> {
  try {
    await inTurn(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(key);
      await context.sync();
      if (sheet.isNullObject) return;
      deleteHidden(sheet);
      await context.sync();
    });
  } catch {
    // What matters to the clerk is why the insertion ended; the next one removes what is left.
  }
}

/** Excel does not delete a sheet that is very hidden. */
function deleteHidden(sheet: Excel.Worksheet): void {
  sheet.visibility = 'Hidden';
  sheet.delete();
}

function isEditing(error: unknown): boolean {
  return error instanceof ExcelFault && error.code === 'EXCEL_CELL_EDITING';
}

/** Ends early when the signal says so. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}

function inTurn<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return takeTurn('stage', () => runInExcel(work));
}
