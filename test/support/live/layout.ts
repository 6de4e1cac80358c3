import type { ExcelSession } from '../../../addin/preview/node.ts';

/** All that the add-in may use while it redraws: it reads, writes values, colours and rules, and keeps a property. */
const allowed = new Set([
  ...[
    'Tables',
    'Worksheets',
    'Worksheet',
    'GetItem',
    'GetItemOrNullObject',
    'GetHeaderRowRange',
    'GetDataBodyRange',
  ],
  ...[
    'GetUsedRange',
    'GetRowsBelow',
    'GetColumn',
    'GetRange',
    'CustomProperties',
    'ConditionalFormats',
    'Rows',
  ],
  ...[
    'CustomOrNullObject',
    'Custom',
    'Rule',
    'Format',
    'Font',
    'Fill',
    'Values',
    'Formulas',
    'Color',
    'Formula',
  ],
  ...['_KeepReference', '_RemoveReference', ''],
]);

/** Whatever comes or goes: a row at the end, a rule of ours, a property. */
const allowedChanges = new Set([
  'TableRowCollection.Add',
  'ConditionalFormatCollection.Add',
  'ConditionalFormat.Delete',
  'WorksheetCustomPropertyCollection.Add',
]);

/** How the sheets look apart from their cells: what a redraw leaves alone. */
export class Layout {
  private readonly excel: ExcelSession;
  private state: string;

  constructor(excel: ExcelSession) {
    this.excel = excel;
    this.state = this.read();
    excel.host.requests.length = 0;
  }

  /** What a person does in between is theirs to do. */
  person(act: () => void): void {
    const isUnchanged = this.read() === this.state;
    act();
    if (isUnchanged) this.state = this.read();
  }

  /** @throws Error */
  verify(): void {
    const now = this.read();
    if (now !== this.state) throw new Error(`the layout was\n${this.state}\nand is\n${now}`);
    for (const batch of this.excel.host.requests) {
      const typeOf = (id: number | undefined) => batch.ObjectPaths[id ?? -1]?.T ?? '';
      const asked = [
        ...batch.Actions.map(({ Name, ObjectPathId }) => ({ name: Name ?? '', of: typeOf(ObjectPathId) })),
        ...Object.values(batch.ObjectPaths).map(({ Name, ParentObjectPathId }) => ({
          name: Name ?? '',
          of: typeOf(ParentObjectPathId),
        })),
      ];
      for (const { name, of } of asked) {
        if (allowed.has(name) || allowedChanges.has(`${of}.${name}`) || name.startsWith('ref:')) continue;
        throw new Error(`a redraw asked Excel for ${of}.${name}`);
      }
    }
    this.excel.host.requests.length = 0;
  }

  private read(): string {
    const { workbook } = this.excel;
    const { sheet, rect } = workbook.selection;
    return JSON.stringify([
      workbook.active.Name,
      [sheet.Name, rect],
      workbook.names.items().map(({ Name }) => Name),
      workbook.sheets
        .items()
        .map((one) => [
          one.Name,
          one.Visibility,
          [...one.columns.sizes],
          [...one.columns.hidden.keys()],
          [...one.rows.hidden.keys()],
          one.merges,
          one.charts.items().length,
          one.protection.Protected,
          one.conditionalFormats
            .items()
            .flatMap(({ type, rect: area }) => (type === 'Custom' ? [] : [type, area.column])),
          one.customProperties.items().flatMap(({ Key }) => (/^zjWrit(ten|ing)\./.test(Key) ? [] : [Key])),
          one.tables
            .items()
            .map((table) => [
              table.Name,
              table.rect.row,
              table.rect.column,
              table.rect.columns,
              [...table.filter.criteria],
            ]),
        ]),
    ]);
  }
}
