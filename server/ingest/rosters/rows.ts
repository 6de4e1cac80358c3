import { type PersonKeyFault, readPersonKey } from '../../../schema/values/temporary-code.ts';
import type { HeldRow } from '../header.ts';
import { isFootRow, totalRowKind } from '../payments/reading.ts';
import type { RosterColumns } from './columns.ts';
import { comparableName, gradeOfNumber, readName } from './facts.ts';
import type { RosterFile, RosterSheet } from './roster-file.ts';
import { RowCategoryReader } from './row-categories.ts';
import { RowFactReader, type RowFacts } from './row-facts.ts';
import { RowTeller } from './row-teller.ts';
import type { PersonSlot } from './slots.ts';
import type { RosterRecord } from './types.ts';

const idProblems: Readonly<Record<PersonKeyFault, string>> = {
  BLANK: 'ID_BLANK',
  LENGTH: 'ID_LENGTH',
  NOT_DIGITS: 'ID_NOT_DIGITS',
  SCIENTIFIC: 'ID_TYPED_AS_NUMBER',
  LOST_DIGITS: 'ID_LOST_DIGITS',
  CHECK_DIGIT: 'ID_CHECK_DIGIT',
  BIRTH_DATE: 'ID_BIRTH_DATE',
  TEMPORARY_CODE: 'ID_TEMPORARY_CODE',
};

const noNumbers: ReadonlySet<number> = new Set();

interface RowPerson {
  readonly slot: PersonSlot;
  /** Position of the slot. */
  readonly at: number;
  readonly idNumber: string;
  name: string;
  readonly grade: number | null;
}

/** Turns rows of a roster into records; what is wrong goes to the problem list and the whole row stays out. */
export class RosterRows {
  rowsRead = 0;
  rejectedRows = 0;
  handedOver = 0;
  #records: RosterRecord[] = [];
  readonly #file: RosterFile;
  readonly #sheet: RosterSheet;
  readonly #columns: RosterColumns;
  readonly #teller: RowTeller;
  readonly #facts: RowFactReader;
  readonly #categories: RowCategoryReader;
  readonly #header: readonly HeldRow[];
  #sawTotal = false;
  #mayBeSubHeader = true;
  #lastHouseholder = '';

  constructor(file: RosterFile, sheet: RosterSheet, columns: RosterColumns, header: readonly HeldRow[]) {
    this.#file = file;
    this.#sheet = sheet;
    this.#columns = columns;
    this.#header = header;
    this.#teller = new RowTeller(columns, file.context, sheet.origin);
    this.#facts = new RowFactReader(columns, file.context, this.#teller);
    this.#categories = new RowCategoryReader(columns, file, sheet, this.#teller);
  }

  /** The records since the last call. */
  take(): readonly RosterRecord[] {
    const records = this.#records;
    this.#records = [];
    this.handedOver += records.length;
    return records;
  }

  row(cells: readonly string[], line: number, numeric: ReadonlySet<number> | null): void {
    if (this.#isNoData(cells)) return;
    this.#mayBeSubHeader = false;
    this.rowsRead++;
    this.#teller.begin(line);
    if (!this.#sheet.isGrid && cells.length > this.#columns.width) {
      if (cells.slice(this.#columns.width).some((cell) => cell.trim() !== ''))
        this.#teller.fail('ROW_TOO_WIDE', null, String(cells.length), String(this.#columns.width));
    }
    const facts = this.#facts.read(cells);
    const categories = this.#categories.read(cells);
    const persons = this.#readPersons(cells, numeric ?? noNumbers);
    const before = this.#records.length;
    if (this.#teller.isGood) for (const person of persons) this.#add(person, categories, facts);
    if (this.#teller.isGood) return;
    this.rejectedRows++;
    this.#records.length = before;
  }

  #add(person: RowPerson, categories: readonly (string | null)[], facts: RowFacts): void {
    const household = this.#columns.slots.length > 1 ? this.#teller.line : null;
    for (const categoryCode of categories) {
      if (this.#isEarlier(person, categoryCode)) continue;
      this.#records.push({
        line: this.#teller.line,
        household,
        idNumber: person.idNumber,
        name: person.name,
        categoryCode,
        townshipCode: facts.townshipCode,
        villageCode: facts.villageCode,
        status: facts.status,
        disabilityGrade: facts.disabilityGrade ?? person.grade,
        lowIncomeFamily: facts.lowIncomeFamily,
        student: facts.student,
        ethnicMinority: facts.ethnicMinority,
      });
    }
  }

  /** Totals, signatures, notes, headers printed again and lines with a serial number alone are no persons. */
  #isNoData(cells: readonly string[]): boolean {
    const { slots } = this.#columns;
    const first = slots[0] as PersonSlot;
    // Nearly every row: a number of the right length and a name.
    if ((cells[first.id.index] ?? '').length === 18 && (cells[first.name.index] ?? '') !== '') return false;
    const ids = slots.map((slot) => (cells[slot.id.index] ?? '').trim());
    const names = slots.map((slot) => (cells[slot.name.index] ?? '').trim());
    // Twelve digits and more are somebody's number, whatever else the row says.
    if (ids.some((id) => id.replace(/\D/g, '').length > 11)) return false;
    if (
      totalRowKind(cells) !== null ||
      cells.some((cell) => /^(?:合计|总计|共计|小计)[:：]?\s*\d/.test(cell.trim()))
    ) {
      this.#sawTotal = true;
      return true;
    }
    const isRepeat = this.#header.some((row) =>
      cells.every((cell, i) => cell.trim() === '' || cell.trim() === (row.cells[i] ?? '').trim()),
    );
    if (isRepeat) return true;
    const hasId = ids.some((id) => id !== '');
    if (hasId) return false;
    if (isFootRow(cells)) return true;
    if (names.some((name) => name !== '')) return false;
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (this.#sawTotal || filled.length === 1) return true;
    // A second line of headings, such as units, stands right under the header and holds no digit.
    return this.#mayBeSubHeader && filled.every((cell) => !/[\d０-９]/.test(cell));
  }

  #readPersons(cells: readonly string[], numbers: ReadonlySet<number>): readonly RowPerson[] {
    const { slots } = this.#columns;
    const persons: RowPerson[] = [];
    let isFilled = false;
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] as PersonSlot;
      const idCell = cells[slot.id.index] ?? '';
      const nameCell = cells[slot.name.index] ?? '';
      if (slots.length > 1 && isBlank(idCell) && isBlank(nameCell)) continue;
      isFilled = true;
      const name = readName(nameCell);
      if (name.fault !== null) this.#teller.fail(name.fault, `name${at}`);
      else if (numbers.has(slot.name.index)) this.#teller.fail('NAME_INVALID', `name${at}`);
      const person = this.#readId(cells, slot, at, numbers.has(slot.id.index));
      if (person === null || name.name === null) continue;
      person.name = name.name;
      persons.push(person);
    }
    if (!isFilled) this.#teller.fail('ID_BLANK', 'id0');
    return persons;
  }

  #readId(cells: readonly string[], slot: PersonSlot, at: number, isNumeric: boolean): RowPerson | null {
    const { asOfOn } = this.#file.context;
    const cell = cells[slot.id.index] ?? '';
    if (isNumeric) {
      this.#teller.fail('ID_TYPED_AS_NUMBER', `id${at}`);
      return null;
    }
    const id = readPersonKey(cell, asOfOn);
    if (!id.ok) {
      this.#teller.fail(
        idProblems[id.fault],
        `id${at}`,
        id.fault === 'LENGTH' ? `${cell.trim().length} 位` : '',
      );
      return null;
    }
    if (id.endsIn000) this.#teller.warn('ID_ENDS_000', `id${at}`);
    // The grade stands in the disability number where no column says it.
    const hasColumn = this.#columns.facts.disabilityGrade !== undefined;
    let grade = hasColumn || cell.length < 20 ? null : gradeOfNumber(cell);
    if (slot.disability) {
      const beside = cells[slot.disability.index] ?? '';
      const other = isBlank(beside) ? null : readPersonKey(beside, asOfOn);
      if (other && !(other.ok && other.idNumber === id.idNumber))
        this.#teller.warn('DISABILITY_NUMBER_DIFFERS', `disability${at}`);
      else if (!hasColumn) grade ??= gradeOfNumber(beside);
    }
    return { slot, at, idNumber: id.idNumber, name: '', grade };
  }

  /** Whether the person is in this category already; with another name that is an error. */
  #isEarlier(person: RowPerson, categoryCode: string | null): boolean {
    const { categoryNumbers, seen, sheetNames } = this.#file;
    let number = categoryNumbers.get(categoryCode);
    if (number === undefined) {
      number = categoryNumbers.size;
      categoryNumbers.set(categoryCode, number);
    }
    const isAgain = person.slot.isHouseholder && this.#lastHouseholder === person.idNumber;
    if (person.slot.isHouseholder) this.#lastHouseholder = person.idNumber;
    const earlier = seen.add(
      person.idNumber,
      number,
      comparableName(person.name),
      this.#sheet.number,
      this.#teller.line,
    );
    if (earlier === null) return false;
    const where: Record<string, string | number> = { line: earlier.line };
    if (earlier.sheet !== this.#sheet.number) where.sheet = sheetNames[earlier.sheet - 1] ?? '';
    if (!earlier.sameName) this.#teller.fail('ROSTER_PERSON_OTHER_NAME', `id${person.at}`, '', '', where);
    // A householder written again beside each member is how such lists are made.
    else if (!isAgain) this.#teller.warn('ROSTER_PERSON_TWICE', `id${person.at}`, '', '', where);
    return true;
  }
}

function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === '';
}
