import fc from 'fast-check';
import { findForms } from '../../../addin/excel/find-forms.ts';
import { type CellWrite, guardedWrite } from '../../../addin/excel/guarded-write.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { readBreakdownSheet } from '../../../addin/excel/read-breakdown.ts';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import { breakdownFormSheet } from '../../../schema/sheets/breakdown-form.ts';
import { type ReadBreakdown, readBreakdown } from '../../../schema/sheets/breakdown-read-back.ts';
import { sampleColumns, sampleForm, sampleVillage, villageCode } from '../sheets/breakdown-samples.ts';
import { openExcel } from './excel-session.ts';

const villages = 5;
const keys = ['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'] as const;

/** What a person does right before a round trip, by the number of the trip. */
type Act =
  | { readonly kind: 'type'; readonly village: number; readonly column: number }
  | { readonly kind: 'insertRow'; readonly village: number }
  | { readonly kind: 'deleteRow'; readonly village: number }
  | { readonly kind: 'insertColumn'; readonly column: number }
  | { readonly kind: 'sort'; readonly ascending: boolean };

const village = fc.nat(villages - 1);
const column = fc.nat(keys.length - 1);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('type' as const), village, column }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('insertRow' as const), village }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteRow' as const), village }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('insertColumn' as const), column }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sort' as const), ascending: fc.boolean() }) },
);
const acts = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), act), { maxLength: 6 });
const wanted = fc.uniqueArray(fc.tuple(village, column), {
  minLength: 1,
  maxLength: 12,
  selector: ([row, at]) => `${row} ${at}`,
});

describe('guardedWrite', () => {
  it('loses and misplaces nothing in 40 races with somebody who types, sorts, inserts and deletes', async () => {
    const session = await openExcel();
    await fc.assert(
      fc.asyncProperty(wanted, acts, (cells, doings) => race(session, cells, doings)),
      { numRuns: 40, seed: 20241130 },
    );
    expect(session.host.unhandled).toEqual([]);
  });
});

async function race(
  session: ExcelSession,
  cells: readonly (readonly [number, number])[],
  doings: readonly (readonly [number, Act])[],
): Promise<void> {
  const { faults } = session.host;
  faults.clear();
  const { user } = session.workbook;
  const form = sampleForm({ villages: Array.from({ length: villages }, (_, at) => sampleVillage(at)) });
  const { sheetName } = await insertSheet(breakdownFormSheet(form));
  user.unprotect(sheetName);
  const found = (await findForms('breakdownForm')).find((each) => each.sheetName === sheetName);
  if (!found) throw new Error('no form');
  const { layout } = await readNow(sheetName);

  const typed = new Map<string, number>();
  const gone = new Set<number>();
  let next = 10_000;
  const first = session.syncs();
  faults.beforeBatch = () => {
    for (const [trip, doing] of doings) if (trip === session.syncs() - first) perform(doing);
  };
  const writes = cells.map(
    ([row, at]): CellWrite => ({
      villageCode: villageCode(row),
      columnKey: keys[at] ?? '',
      expected: null,
      value: 1000 * (row + 1) + at,
    }),
  );
  const outcome = await guardedWrite(found, layout, sampleColumns, writes);
  faults.clear();

  const now = await readNow(sheetName);
  for (let row = 0; row < villages; row += 1) {
    const numbers = now.numbers.get(villageCode(row));
    expect(numbers !== undefined).toBe(!gone.has(row));
    keys.forEach((columnKey, at) => {
      if (!numbers) return;
      const write = writes.find(
        (each) => each.villageCode === villageCode(row) && each.columnKey === columnKey,
      );
      const isHeld = outcome.held.some(
        (each) => each.villageCode === villageCode(row) && each.columnKey === columnKey,
      );
      const person = typed.get(`${row} ${at}`);
      // A cell nobody typed into is written; one that somebody did shows what was typed.
      expect(numbers[at]).toBe(person ?? (write && !isHeld ? write.value : null));
      if (person === undefined && isHeld) expect(doings.length).toBeGreaterThan(2);
    });
  }
  // Nothing of ours in rows and columns of the reader's own: every number belongs to a village and to a column.
  expect(now.rows.every((row) => row.villageCode !== '')).toBe(true);
  expect(strayNumbers(session, sheetName, now)).toEqual([]);
  expect(outcome.held.every(({ isRestored }) => isRestored)).toBe(true);
  user.deleteSheet(sheetName);

  function perform(doing: Act): void {
    const { rows, columns, last } = placesNow(session, sheetName);
    if (doing.kind === 'sort') {
      user.sortRange(sheetName, `A8:${last}`, 'C', doing.ascending);
    } else if (doing.kind === 'insertColumn') {
      const at = columns[doing.column] ?? 'F';
      user.insertColumn(sheetName, at);
    } else {
      const row = rows.get(villageCode(doing.village));
      if (row === undefined) return;
      if (doing.kind === 'insertRow') user.insert(sheetName, `${row}:${row}`);
      else if (doing.kind === 'deleteRow') {
        gone.add(doing.village);
        user.delete(sheetName, `${row}:${row}`);
      } else {
        next += 1;
        typed.set(`${doing.village} ${doing.column}`, next);
        user.edit(sheetName, `${columns[doing.column]}${row}`, [[next]]);
      }
    }
  }
}

async function readNow(sheetName: string): Promise<ReadBreakdown> {
  const read = readBreakdown((await readBreakdownSheet(sheetName)).snapshot, sampleColumns);
  if (read.kind === 'unreadable') throw new Error('unreadable');
  return read;
}

/** Rows by village code and letters of the input columns, looked up in the workbook itself. */
function placesNow(session: ExcelSession, sheetName: string) {
  const sheet = session.workbook.sheet(sheetName);
  const texts = sheet.rangeFrom('A1:Z40').Text;
  const letters = (at: number) => String.fromCharCode(65 + at);
  const header = texts[6] ?? [];
  const code = header.indexOf('区划代码');
  const rows = new Map<string, number>();
  texts.forEach((line, at) => {
    const text = line[code] ?? '';
    if (/^411521004\d{3}$/.test(text)) rows.set(text, at + 1);
  });
  const columns = sampleColumns.map(({ name }) => letters(header.indexOf(name)));
  return { rows, columns, last: `${letters(code)}${Math.max(8, ...rows.values())}` };
}

/** Addresses below the header with a number of ours outside the villages' own cells. */
function strayNumbers(session: ExcelSession, sheetName: string, { layout }: ReadBreakdown): string[] {
  const values = session.workbook.sheet(sheetName).rangeFrom('A8:Z40').Values;
  const rows = new Set(layout.rowOf.values());
  const columns = new Set(keys.map((key) => layout.columnOf.get(key)));
  return values.flatMap((line, row) =>
    line.flatMap((value, at) => {
      const isOurs = typeof value === 'number' && value >= 1000;
      const isPlaced = rows.has(row + 7) && columns.has(at);
      return isOurs && !isPlaced ? [`row ${row + 8} column ${at}: ${value}`] : [];
    }),
  );
}
