import { sentence } from '../../../schema/messages.ts';
import type { KeptCell } from '../../../schema/sheets/kept-cells.ts';
import { splitAddress } from '../../excel/jump.ts';
import type { RefreshedTable } from '../../excel/refresh.ts';

/** 「D7 周党镇 已缴费人数（人）：表里是 99,999，系统是 42,754。」 */
export function keptSentence(cell: KeptCell): string {
  return sentence(codeOf(cell), partsOf(cell));
}

/** Whether a total beside one of these cells counts something else than what stands there. */
export function isTotalApart(cells: readonly KeptCell[]): boolean {
  return cells.some(({ isCounted, reason }) => isCounted && reason !== 'EMPTIED');
}

/** What came of giving cells back: what stood in each, and what was left. */
export function givenBackLines(result: RefreshedTable, asked: number): readonly string[] {
  if (result.outcome === 'putBack') return [sentence('GIVE_BACK_PUT_BACK')];
  const { givenBack } = result;
  const left = asked - givenBack.length;
  return [
    ...(givenBack.length > 0 ? [sentence('GIVEN_BACK', { places: givenBack.length })] : []),
    ...givenBack.map((cell) => sentence('GIVEN_BACK_CELL', partsOf(cell))),
    ...(left > 0 ? [sentence('GIVE_BACK_LEFT', { places: left })] : []),
  ];
}

function codeOf({ reason, isCounted }: KeptCell): string {
  if (reason === 'FORMULA') return 'KEPT_FORMULA';
  if (reason === 'EMPTIED') return isCounted ? 'KEPT_EMPTIED_COUNTED' : 'KEPT_EMPTIED';
  return 'KEPT_EDITED';
}

function partsOf({ address, rowName, header, found, expected }: KeptCell) {
  return { place: splitAddress(address).cells, row: rowName, column: header, found, expected };
}
