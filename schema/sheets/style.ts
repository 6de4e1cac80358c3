import type { CellModel, RowRole, SheetModel } from './model.ts';
import { textWidth } from './words.ts';

/** How a cell looks, as data: both renderers read it, so a sheet looks the same from Excel and from the server. */
export interface LookModel {
  /** Fonts every Chinese Windows and WPS has; elsewhere the program chooses a near one. */
  readonly fontName: '宋体' | '黑体';
  readonly fontSize: number;
  readonly bold: boolean;
  /** `#RRGGBB` */
  readonly color: string;
  /** `#RRGGBB`, or null for no fill. */
  readonly fill: string | null;
  readonly border: boolean;
  readonly wrap: boolean;
}

export const palette = {
  ink: '#1F2933',
  faint: '#5F6B7A',
  good: '#1B6E3C',
  warning: '#B42318',
  headerFill: '#DCE9F5',
  totalFill: '#F3F6FA',
  border: '#9AA5B1',
  bar: '#7DB3E0',
  chart: '#2F75B5',
  headingFill: '#EDF2F8',
  inputFill: '#FFF9E3',
  spareFill: '#F6FAF1',
  faultFill: '#FDE3E1',
} as const;

const body: LookModel = {
  fontName: '宋体',
  fontSize: 11,
  bold: false,
  color: palette.ink,
  fill: null,
  border: true,
  wrap: false,
};

export const roleLooks: Readonly<Record<RowRole, LookModel>> = {
  title: { ...body, fontName: '黑体', fontSize: 18, bold: true, border: false },
  meta: { ...body, color: palette.faint, border: false },
  header: { ...body, bold: true, fill: palette.headerFill, wrap: true },
  heading: { ...body, fontName: '黑体', bold: true, fill: palette.headingFill, border: false },
  quote: { ...body, fontSize: 10, color: palette.faint, border: false },
  data: body,
  total: { ...body, bold: true, fill: palette.totalFill },
  note: { ...body, fontSize: 10, color: palette.faint, border: false, wrap: true },
};

const rowHeights: Readonly<Record<RowRole, number>> = {
  title: 36,
  meta: 20,
  header: 34,
  heading: 24,
  quote: 16,
  data: 19,
  total: 22,
  note: 16,
};

/** Row height in points. A note gets a line for each stretch of text, because merged cells do not grow by themselves. */
export function rowHeight(model: SheetModel, row: number): number {
  const { role, cells } = model.rows[row] ?? { role: 'data' as const, cells: [] };
  if (role === 'header' && model.rows.filter((other) => other.role === 'header').length > 1) return 24;
  if (role === 'data') return dataHeight(model, cells);
  const width = model.columns.reduce((all, column) => all + (column.hidden ? 0 : column.width), 0);
  const long = cells.filter(({ wrap }) => wrap).map(({ value }) => linesIn(String(value ?? ''), width));
  if (role !== 'note') return Math.max(rowHeights[role], Math.min(409, Math.max(0, ...long) * 15 + 5));
  const lines = cells.map(({ value }) => Math.ceil((textWidth(String(value ?? '')) + 2) / width));
  return rowHeights.note * Math.max(1, ...lines);
}

/** Rows of a form grow with the texts of the columns that wrap; Excel allows 409 points. */
function dataHeight({ columns }: SheetModel, cells: readonly CellModel[]): number {
  const lines = columns.map(({ wrap, width }, index) =>
    wrap ? linesIn(String(cells[index]?.value ?? ''), width) : 1,
  );
  return heightOfLines(Math.max(1, ...lines));
}

/** Lines a text takes in a column of `width` characters. */
export function linesIn(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((lines, part) => lines + Math.max(1, Math.ceil((textWidth(part) + 1) / width)), 0);
}

/** Height in points of a data row with so many lines. */
export function heightOfLines(lines: number): number {
  return lines <= 1 ? rowHeights.data : Math.min(409, lines * 15 + 5);
}

/** Font colours of the tones; a tone never stands without words that say the same. */
export const toneColors: Readonly<Record<NonNullable<CellModel['tone']>, string>> = {
  good: palette.good,
  warning: palette.warning,
  muted: palette.faint,
};

/** Colour and the rest for one cell. */
export function lookOf(role: RowRole, cell: CellModel): LookModel {
  return {
    ...roleLooks[role],
    ...(cell.tone ? { color: toneColors[cell.tone] } : {}),
    ...(cell.fill ? { fill: cellFills[cell.fill] } : {}),
    ...(cell.wrap ? { wrap: true } : {}),
  };
}

/** Fills of the cells a reader may write into. */
export const cellFills: Readonly<Record<NonNullable<CellModel['fill']>, string>> = {
  input: palette.inputFill,
  spare: palette.spareFill,
};

/** Alignment where the model leaves it open, by role: `null` means the column decides. */
export const roleAligns: Readonly<Record<RowRole, 'left' | 'center' | null>> = {
  title: 'center',
  meta: null,
  header: 'center',
  heading: 'left',
  quote: 'left',
  data: null,
  total: null,
  note: 'left',
};

/** Page margins in inches, with room for the page number in the footer. */
export const pageMargins = {
  top: 0.5,
  bottom: 0.6,
  left: 0.4,
  right: 0.4,
  header: 0.3,
  footer: 0.3,
} as const;

/** Footer of every printed page, in Excel's codes: 第 1 页 共 2 页. */
export const pageFooter = '&C第 &P 页 共 &N 页';
