import { posix } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { asText, isFormulaLike } from '../../schema/sheets/guard.ts';
import { type CellText, cellText, withTexts } from './sheet-xml.ts';
import { attribute, headsOf, unescaped } from './xml-scan.ts';
import { openZip } from './zip.ts';

/** Texts for one sheet of a workbook. */
export interface SheetTexts {
  /** Tab name. */
  readonly name: string;
  readonly cells: readonly CellText[];
}

/**
 * The workbook that somebody sent, with texts written into cells. Nothing else of it is touched: formulas, looks, widths,
 * charts, other sheets and what no program of ours knows stay as they came.
 *
 * @param bytes of a checked .xlsx
 * @param replaced texts of the workbook's own properties to be replaced, old to new
 * @throws Error when the workbook is written in a way this cannot edit; nothing half done is answered
 */
export async function returnedCopy(
  bytes: Buffer,
  sheets: readonly SheetTexts[],
  replaced: ReadonlyMap<string, string> = new Map(),
): Promise<Buffer> {
  if (sheets.every(({ cells }) => cells.length === 0) && replaced.size === 0) return bytes;
  const zip = openZip(bytes);
  const paths = sheetPaths(zip.read('xl/workbook.xml').toString('utf8'), relations(zip));
  const parts = new Map<string, Uint8Array>();
  const guarded = sheets.map(({ name, cells }) => ({ name, cells: cells.map(guardedText) }));
  for (const { name, cells } of guarded.filter((sheet) => sheet.cells.length > 0)) {
    const path = paths.get(name);
    if (path === undefined) throw new Error('the workbook has no such sheet');
    const xml = Buffer.from(parts.get(path) ?? zip.read(path)).toString('utf8');
    parts.set(path, Buffer.from(withTexts(xml, cells), 'utf8'));
  }
  const properties = zip.names.find((name) => name.toLowerCase() === 'docprops/custom.xml');
  if (properties !== undefined && replaced.size > 0) {
    let xml = zip.read(properties).toString('utf8');
    for (const [old, fresh] of replaced) xml = xml.replaceAll(old, fresh);
    parts.set(properties, Buffer.from(xml, 'utf8'));
  }
  const copy = zip.with(parts);
  await mustRead(copy, guarded);
  return copy;
}

/** A cell has no format of its own here that would keep such a text from becoming a formula. */
function guardedText(cell: CellText): CellText {
  const text = cellText(cell.text);
  return { ...cell, text: isFormulaLike(text) ? asText(text) : text };
}

/** Reads the copy again: a file that no longer opens is worse than none. */
async function mustRead(copy: Buffer, sheets: readonly SheetTexts[]): Promise<void> {
  const workbook = await readXlsx(copy);
  for (const { name, cells } of sheets) {
    const sheet = workbook.sheets.find((each) => each.name === name);
    const isThere = cells.every(({ row, column, text }) => {
      if (sheet?.cells?.get(`${row},${column}`)?.formula !== undefined) return true;
      const found = sheet?.rows[row]?.[column] ?? '';
      return found === text;
    });
    if (!isThere) throw new Error('a text did not arrive in the copy');
  }
}

/** Paths of the worksheets by tab name. */
function sheetPaths(workbook: string, targets: ReadonlyMap<string, string>): Map<string, string> {
  const paths = new Map<string, string>();
  for (const head of headsOf(workbook, 'sheet')) {
    const id = /\s(?:\w{1,20}:)?id="([^"]*)"/.exec(head)?.[1] ?? '';
    const target = targets.get(id);
    const name = attribute(head, 'name');
    if (target !== undefined && name !== null) paths.set(unescaped(name), target);
  }
  return paths;
}

function relations(zip: { read(name: string): Buffer }): Map<string, string> {
  const xml = zip.read('xl/_rels/workbook.xml.rels').toString('utf8');
  return new Map(
    headsOf(xml, 'Relationship').map((head) => {
      const target = unescaped(attribute(head, 'Target') ?? '');
      const path = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
      return [attribute(head, 'Id') ?? '', path];
    }),
  );
}
