import { readXlsx } from 'hucre/xlsx';
import { cellAddress } from '../../schema/sheets/address.ts';
import { openZip, writeZip, type ZipEntry } from '../../server/export/zip.ts';

type Value = string | number | null;

/** A form as a file, typed into as a person does: by village and column, nothing else of the file changes. */
export class FormFile {
  readonly bytes: Buffer;
  readonly #sheet: string;
  readonly #rows: readonly (readonly unknown[])[];

  private constructor(bytes: Buffer, sheet: string, rows: readonly (readonly unknown[])[]) {
    this.bytes = bytes;
    this.#sheet = sheet;
    this.#rows = rows;
  }

  /** @param index of the sheet within the workbook */
  static async open(bytes: Buffer, index = 0): Promise<FormFile> {
    const { sheets } = await readXlsx(bytes);
    const sheet = sheets[index];
    if (!sheet) throw new Error('no such sheet');
    return new FormFile(bytes, `xl/worksheets/sheet${index + 1}.xml`, sheet.rows);
  }

  /** Codes of the villages, top to bottom. */
  get villages(): string[] {
    const column = this.column('区划代码');
    return this.#rows.slice(this.header + 1).flatMap((row) => (row[column] ? [String(row[column])] : []));
  }

  get header(): number {
    return this.#rows.findIndex((row) => row.some((value) => value === '区划代码'));
  }

  column(header: string): number {
    const plain = (value: unknown) => String(value ?? '').replace(/\s/g, '');
    return (this.#rows[this.header] ?? []).findIndex((value) => plain(value) === header);
  }

  row(village: string): number {
    const column = this.column('区划代码');
    return this.#rows.findIndex((row, index) => index > this.header && row[column] === village);
  }

  address(village: string, header: string): string {
    return cellAddress(this.row(village), this.column(header));
  }

  /** What stands in a village's cell. */
  value(village: string, header: string): unknown {
    return this.#rows[this.row(village)]?.[this.column(header)] ?? null;
  }

  get token(): string {
    return String(this.#rows[0]?.find((value) => String(value ?? '').startsWith('ZJ1.')) ?? '');
  }

  get tokenAddress(): string {
    const column = this.#rows[0]?.findIndex((value) => String(value ?? '').startsWith('ZJ1.')) ?? -1;
    return cellAddress(0, column);
  }

  /** @param values by A1 address; null empties a cell */
  async typed(values: Readonly<Record<string, Value>>): Promise<FormFile> {
    return this.edited((xml) =>
      Object.entries(values).reduce((text, entry) => withCell(text, ...entry), xml),
    );
  }

  /** Each column filled top to bottom. */
  async filled(columns: Readonly<Record<string, readonly Value[]>>): Promise<FormFile> {
    const { villages } = this;
    const values = Object.entries(columns).flatMap(([header, numbers]) =>
      numbers.map((value, at) => [this.address(villages[at] ?? '', header), value] as const),
    );
    return this.typed(Object.fromEntries(values));
  }

  async edited(edit: (xml: string) => string, part = this.#sheet): Promise<FormFile> {
    const zip = openZip(this.bytes);
    const bytes = zip.with(new Map([[part, Buffer.from(edit(zip.read(part).toString('utf8')))]]));
    return FormFile.open(bytes, Number(/\d+/.exec(this.#sheet)?.[0]) - 1);
  }

  part(name: string): string {
    return openZip(this.bytes).read(name).toString('utf8');
  }
}

function withCell(xml: string, address: string, value: Value): string {
  const pattern = new RegExp(`<c r="${address}"([^>]*?)(?:/>|>.*?</c>)`);
  const [, head] = pattern.exec(xml) ?? [];
  if (head === undefined) throw new Error(`no cell ${address}`);
  const style = /\ss="\d+"/.exec(head)?.[0] ?? '';
  const open = `<c r="${address}"${style}`;
  if (value === null) return xml.replace(pattern, `${open}/>`);
  if (typeof value === 'number') return xml.replace(pattern, `${open}><v>${value}</v></c>`);
  const text = value.startsWith('=')
    ? `${open}><f>${value.slice(1)}</f></c>`
    : `${open} t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
  return xml.replace(pattern, () => text);
}

const zippedAt = new Date('2025-01-10T02:00:00Z');

export function zipOf(files: readonly ZipEntry[]): Buffer {
  return writeZip(files, zippedAt);
}
