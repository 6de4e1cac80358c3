import type { RosterFactKey } from '../../../schema/files/index.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { type PersonKeyFault, readPersonKey } from '../../../schema/values/temporary-code.ts';
import type { NameMatch } from '../division-names.ts';
import type { FoundColumn, HeldRow } from '../header.ts';
import { type CategoryFinder, isFootRow, RowReporter, totalRowKind } from '../payments/reading.ts';
import type { RowOrigin } from '../row.ts';
import type { RosterColumns } from './columns.ts';
import {
  comparableName,
  type FactReading,
  gradeOfNumber,
  readEthnicity,
  readGrade,
  readName,
  readStatus,
  readYesNo,
  statusNames,
} from './facts.ts';
import type { RosterCategories } from './roster-categories.ts';
import type { SeenPersons } from './seen-persons.ts';
import type { PersonSlot } from './slots.ts';
import type { RosterReadContext, RosterRecord, RosterStatus } from './types.ts';

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
const noCategory = [null];

/** What the sheets of one file share. */
export interface RosterFile {
  readonly context: RosterReadContext;
  readonly finder: CategoryFinder;
  readonly categories: RosterCategories;
  /** Order of a category in this file, for `SeenPersons`. */
  readonly categoryNumbers: Map<string | null, number>;
  readonly seen: SeenPersons;
  readonly sheetNames: readonly string[];
}

/** Where the rows of one sheet stand, and the category its name or the source gives. */
export interface RosterSheet {
  readonly origin: RowOrigin;
  /** 0 for a file without sheets. */
  readonly number: number;
  readonly category: string | null;
  /** Cells cannot slip into another column. */
  readonly isGrid: boolean;
}

interface RowPerson {
  readonly slot: PersonSlot;
  /** Position of the slot. */
  readonly at: number;
  readonly idNumber: string;
  name: string;
  readonly grade: number | null;
}

interface RowFacts {
  townshipCode: string | null;
  villageCode: string | null;
  status: RosterStatus;
  disabilityGrade: number | null;
  lowIncomeFamily: boolean | null;
  student: boolean | null;
  ethnicMinority: boolean | null;
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
  readonly #reporter: RowReporter<string>;
  readonly #header: readonly HeldRow[];
  readonly #known: Partial<Record<RosterFactKey, Map<string, unknown>>> = {};
  #line = 0;
  #isGood = true;
  #sawTotal = false;
  #mayBeSubHeader = true;
  #saidNoVillages = false;
  #lastHouseholder = '';
  readonly #saidCategories = new Set<string>();

  constructor(file: RosterFile, sheet: RosterSheet, columns: RosterColumns, header: readonly HeldRow[]) {
    this.#file = file;
    this.#sheet = sheet;
    this.#columns = columns;
    this.#header = header;
    const found: Record<string, FoundColumn> = { ...columns.facts };
    for (const [i, slot] of columns.slots.entries()) {
      found[`name${i}`] = slot.name;
      found[`id${i}`] = slot.id;
      if (slot.disability) found[`disability${i}`] = slot.disability;
    }
    for (const { column, categoryCode } of columns.marks) found[`mark:${categoryCode}`] = column;
    this.#reporter = new RowReporter(found, file.context.problems, sheet.origin);
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
    this.#line = line;
    this.#isGood = true;
    const { context } = this.#file;
    if (!this.#sheet.isGrid && cells.length > this.#columns.width) {
      if (cells.slice(this.#columns.width).some((cell) => cell.trim() !== ''))
        this.#fail('ROW_TOO_WIDE', null, String(cells.length), String(this.#columns.width));
    }
    const facts = this.#readFacts(cells);
    const categories = context.kind === 'RESIDENTS' ? noCategory : this.#readCategories(cells);
    const persons = this.#readPersons(cells, numeric ?? noNumbers);
    const before = this.#records.length;
    if (this.#isGood) for (const person of persons) this.#add(person, categories, facts);
    if (this.#isGood) return;
    this.rejectedRows++;
    this.#records.length = before;
  }

  #add(person: RowPerson, categories: readonly (string | null)[], facts: RowFacts): void {
    const household = this.#columns.slots.length > 1 ? this.#line : null;
    for (const categoryCode of categories) {
      if (this.#isEarlier(person, categoryCode)) continue;
      this.#records.push({
        line: this.#line,
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

  #fail(code: string, key: string | null, found = '', expected = '', values?: Problem['values']): void {
    this.#isGood = false;
    this.#reporter.report('ERROR', code, this.#line, key, found, expected, values);
  }

  #warn(code: string, key: string | null, found = '', expected = '', values?: Problem['values']): void {
    this.#reporter.report('WARNING', code, this.#line, key, found, expected, values);
  }

  #cell(cells: readonly string[], key: RosterFactKey): string {
    const column = this.#columns.facts[key];
    return column === undefined ? '' : (cells[column.index] ?? '');
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
      if (name.fault !== null) this.#fail(name.fault, `name${at}`);
      else if (numbers.has(slot.name.index)) this.#fail('NAME_INVALID', `name${at}`);
      const person = this.#readId(cells, slot, at, numbers.has(slot.id.index));
      if (person === null || name.name === null) continue;
      person.name = name.name;
      persons.push(person);
    }
    if (!isFilled) this.#fail('ID_BLANK', 'id0');
    return persons;
  }

  #readId(cells: readonly string[], slot: PersonSlot, at: number, isNumeric: boolean): RowPerson | null {
    const { asOfOn } = this.#file.context;
    const cell = cells[slot.id.index] ?? '';
    if (isNumeric) {
      this.#fail('ID_TYPED_AS_NUMBER', `id${at}`);
      return null;
    }
    const id = readPersonKey(cell, asOfOn);
    if (!id.ok) {
      this.#fail(idProblems[id.fault], `id${at}`, id.fault === 'LENGTH' ? `${cell.trim().length} 位` : '');
      return null;
    }
    if (id.endsIn000) this.#warn('ID_ENDS_000', `id${at}`);
    // The grade stands in the disability number where no column says it.
    const hasColumn = this.#columns.facts.disabilityGrade !== undefined;
    let grade = hasColumn || cell.length < 20 ? null : gradeOfNumber(cell);
    if (slot.disability) {
      const beside = cells[slot.disability.index] ?? '';
      const other = isBlank(beside) ? null : readPersonKey(beside, asOfOn);
      if (other && !(other.ok && other.idNumber === id.idNumber))
        this.#warn('DISABILITY_NUMBER_DIFFERS', `disability${at}`);
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
      this.#line,
    );
    if (earlier === null) return false;
    const where: Record<string, string | number> = { line: earlier.line };
    if (earlier.sheet !== this.#sheet.number) where.sheet = sheetNames[earlier.sheet - 1] ?? '';
    if (!earlier.sameName) this.#fail('ROSTER_PERSON_OTHER_NAME', `id${person.at}`, '', '', where);
    // A householder written again beside each member is how such lists are made.
    else if (!isAgain) this.#warn('ROSTER_PERSON_TWICE', `id${person.at}`, '', '', where);
    return true;
  }

  #readCategories(cells: readonly string[]): readonly (string | null)[] {
    const { facts, marks } = this.#columns;
    const { context, categories } = this.#file;
    const fallback = this.#sheet.category ?? context.defaultCategory;
    if (facts.category) {
      const cell = this.#cell(cells, 'category');
      const reading = categories.read(cell);
      if (reading.unknown.length > 0 && (fallback === null || reading.codes.length > 0)) {
        this.#fail('ROSTER_CATEGORY_UNKNOWN', 'category', reading.unknown.join('、'));
        return [];
      }
      for (const word of reading.unknown) this.#sayOnce(word, fallback as string);
      if (reading.codes.length > 0) return reading.codes;
    } else if (fallback === null && marks.length > 0) {
      const codes: string[] = [];
      for (const { column, categoryCode } of marks) {
        const mark = readYesNo(cells[column.index] ?? '');
        if (mark === undefined)
          this.#fail('YES_NO_UNKNOWN', `mark:${categoryCode}`, cells[column.index] ?? '');
        else if (mark && !codes.includes(categoryCode)) codes.push(categoryCode);
      }
      if (codes.length === 0) this.#fail('ROSTER_CATEGORY_BLANK', `mark:${marks[0]?.categoryCode ?? ''}`);
      return codes;
    }
    if (fallback !== null) return [fallback];
    this.#fail('ROSTER_CATEGORY_BLANK', facts.category ? 'category' : null);
    return [];
  }

  /** A word such as A类 in a list of one category; told once, for it stands in every row. */
  #sayOnce(word: string, category: string): void {
    if (this.#saidCategories.has(word) || this.#saidCategories.size > 50) return;
    this.#saidCategories.add(word);
    const names = this.#file.context.categories.find((each) => each.code === category)?.names;
    this.#warn('ROSTER_CATEGORY_OTHER', 'category', word, names?.[0] ?? category);
  }

  #readFacts(cells: readonly string[]): RowFacts {
    const facts: RowFacts = {
      townshipCode: null,
      villageCode: null,
      status: 'ACTIVE',
      disabilityGrade: null,
      lowIncomeFamily: null,
      student: null,
      ethnicMinority: null,
    };
    this.#readPlace(cells, facts);
    const status = this.#fact(cells, 'status', readStatus, 'ROSTER_STATUS_UNKNOWN', statusNames);
    const supported = this.#fact(cells, 'supported', readYesNo, 'YES_NO_UNKNOWN');
    const eliminated = this.#fact(cells, 'riskEliminated', readYesNo, 'YES_NO_UNKNOWN');
    if (status) facts.status = status;
    else if (supported === false) facts.status = 'SUPPORT_ENDED';
    if (eliminated && facts.status === 'ACTIVE') facts.status = 'RISK_ELIMINATED';
    facts.lowIncomeFamily = this.#fact(cells, 'lowIncomeFamily', readYesNo, 'YES_NO_UNKNOWN');
    if (this.#columns.slots.length > 1) return facts;
    // Of a household's row nobody can tell whose grade or school it is.
    facts.disabilityGrade = this.#fact(cells, 'disabilityGrade', readGrade, 'GRADE_UNKNOWN');
    facts.student = this.#fact(cells, 'student', readYesNo, 'YES_NO_UNKNOWN');
    facts.ethnicMinority =
      this.#fact(cells, 'ethnicMinority', readYesNo, 'YES_NO_UNKNOWN') ??
      this.#fact(cells, 'ethnicity', readEthnicity, 'ETHNICITY_UNKNOWN');
    return facts;
  }

  /** Null when the file has no such column, the cell is blank, or nobody knows what it says. */
  #fact<T>(
    cells: readonly string[],
    key: RosterFactKey,
    reader: (text: string) => FactReading<T>,
    code: string,
    expected = '',
  ): T | null {
    const column = this.#columns.facts[key];
    const cell = column === undefined ? '' : (cells[column.index] ?? '');
    if (cell === '') return null;
    let known = this.#known[key];
    if (known === undefined) {
      known = new Map();
      this.#known[key] = known;
    }
    let value = known.get(cell) as FactReading<T>;
    if (value === undefined) {
      value = reader(cell);
      // A short text is a copy; a longer one would keep its piece of the file alive.
      if (known.size < 5000 && cell.length < 13 && value !== undefined) known.set(cell, value);
    }
    if (value !== undefined) return value;
    this.#fail(code, key, cell, expected);
    return null;
  }

  #readPlace(cells: readonly string[], facts: RowFacts): void {
    const { township, village } = this.#columns.facts;
    if (!township) return;
    const { places, kind } = this.#file.context;
    const townshipCell = cells[township.index] ?? '';
    const villageCell = village ? (cells[village.index] ?? '') : '';
    if (townshipCell.trim() === '') {
      if (kind === 'RESIDENTS') this.#fail('DIVISION_BLANK', 'township');
      else this.#warn('ROSTER_DIVISION_BLANK', 'township');
      return;
    }
    const match = places.find(townshipCell, villageCell);
    if (match.kind === 'fault') {
      const isVillage = match.column === 'village';
      const code =
        match.match.kind === 'ambiguous'
          ? 'DIVISION_AMBIGUOUS'
          : isVillage
            ? 'VILLAGE_UNKNOWN'
            : 'DIVISION_UNKNOWN';
      this.#fail(code, match.column, isVillage ? villageCell : townshipCell, suggestion(match.match));
      return;
    }
    const place = places.places[match.place];
    facts.townshipCode = place?.townshipCode ?? null;
    facts.villageCode = place?.villageCode ?? null;
    const hasNoVillages = facts.villageCode === null && places.hasNoVillages(match.place);
    if (villageCell.trim() === '') {
      if (kind === 'RESIDENTS' && !hasNoVillages) this.#fail('VILLAGE_BLANK', 'village');
    } else if (hasNoVillages && !this.#saidNoVillages) {
      this.#saidNoVillages = true;
      this.#warn('VILLAGES_NOT_LOADED', 'village', townshipCell);
    }
  }
}

function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === '';
}

function suggestion(match: NameMatch): string {
  if (match.kind === 'ambiguous') return match.names.join('、');
  return match.kind === 'unknown' ? match.nearest.join('、') : '';
}
