import { findRenamed, type RenamedTable, reclaimTable } from '../../excel/renamed.ts';
import { takeTurn } from '../../excel/turn.ts';
import { isFigureSheet } from './figure-sheets.ts';

/** Tables that a refresh would bring up to date if they had not got another name. */
export async function renamedTables(): Promise<readonly RenamedTable[]> {
  const found = await takeTurn('find', findRenamed);
  return found.filter(({ identity }) => isFigureSheet(identity));
}

/** Gives one its name back; asked for by a person. */
export function reclaim(table: RenamedTable): Promise<void> {
  return takeTurn('reclaim', () => reclaimTable(table));
}
