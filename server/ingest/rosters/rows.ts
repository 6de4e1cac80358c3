import type { RosterFactKey } from '../../../schema/files/index.ts';
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
  readonly #facts = new Map<string, FactReading<unknown>>();
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
    let isGood = true;
    const fail = (
      code: string,
      key: string | null,
      found = '',
      expected = '',
      values?: Record<string, string | number>,
    ) => {
      isGood = false;
      this.#reporter.report('ERROR', code, line, key, found, expected, values);
    };
    const { context } = this.#file;
    if (!this.#sheet.isGrid && cells.length > this.#columns.width) {
      if (cells.slice(this.#columns.width).some((cell) => cell.trim() !== ''))
        fail('ROW_TOO_WIDE', null, String(cells.length), String(this.#columns.width));
    }
    const facts = this.#readFacts(cells, line, fail);
    const categories = context.kind === 'RESIDENTS' ? [null] : this.#readCategories(cells, line, fail);
    const persons = this.#readPersons(cells, line, numeric ?? noNumbers, fail);
    const { slots } = this.#columns;
    const records: RosterRecord[] = [];
    if (isGood) {
      for (const person of persons) {
        for (const categoryCode of categories) {
          if (this.#isEarlier(person, categoryCode, line, fail)) continue;
          records.push({
            line,
            household: slots.length > 1 ? line : null,
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
    }
    if (!isGood) this.rejectedRows++;
    else this.#records.push(...records);
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

  #readPersons(
    cells: readonly string[],
    line: number,
    numbers: ReadonlySet<number>,
    fail: Fail,
  ): { slot: PersonSlot; at: number; idNumber: string; name: string; grade: number | null }[] {
    const { slots, facts } = this.#columns;
    const { asOfOn } = this.#file.context;
    const persons = [];
    for (const [at, slot] of slots.entries()) {
      const idCell = cells[slot.id.index] ?? '';
      const nameCell = cells[slot.name.index] ?? '';
      if (slots.length > 1 && idCell.trim() === '' && nameCell.trim() === '') continue;
      const name = readName(nameCell);
      if (name.fault) fail(name.fault, `name${at}`);
      else if (numbers.has(slot.name.index)) fail('NAME_INVALID', `name${at}`);
      if (numbers.has(slot.id.index)) {
        fail('ID_TYPED_AS_NUMBER', `id${at}`);
        continue;
      }
      const id = readPersonKey(idCell, asOfOn);
      if (!id.ok) {
        fail(idProblems[id.fault], `id${at}`, id.fault === 'LENGTH' ? `${idCell.trim().length} 位` : '');
        continue;
      }
      if (id.endsIn000) this.#reporter.report('WARNING', 'ID_ENDS_000', line, `id${at}`);
      let grade: number | null = null;
      if (facts.disabilityGrade === undefined) grade = gradeOfNumber(idCell);
      if (slot.disability) {
        const beside = cells[slot.disability.index] ?? '';
        const other = beside.trim() === '' ? null : readPersonKey(beside, asOfOn);
        if (other && !(other.ok && other.idNumber === id.idNumber)) {
          this.#reporter.report('WARNING', 'DISABILITY_NUMBER_DIFFERS', line, `disability${at}`);
        } else if (facts.disabilityGrade === undefined) grade ??= gradeOfNumber(beside);
      }
      if (name.name !== null) persons.push({ slot, at, idNumber: id.idNumber, name: name.name, grade });
    }
    if (
      slots.length > 1 &&
      slots.every((slot) => isBlank(cells[slot.id.index]) && isBlank(cells[slot.name.index]))
    ) {
      fail('ID_BLANK', 'id0');
    }
    return persons;
  }

  /** Whether the person is in this category already; with another name that is an error. */
  #isEarlier(
    person: { slot: PersonSlot; at: number; idNumber: string; name: string },
    categoryCode: string | null,
    line: number,
    fail: Fail,
  ): boolean {
    const { categoryNumbers, seen, sheetNames } = this.#file;
    let number = categoryNumbers.get(categoryCode);
    if (number === undefined) {
      number = categoryNumbers.size;
      categoryNumbers.set(categoryCode, number);
    }
    const isAgain = person.slot.isHouseholder && this.#lastHouseholder === person.idNumber;
    if (person.slot.isHouseholder) this.#lastHouseholder = person.idNumber;
    const earlier = seen.add(person.idNumber, number, comparableName(person.name), this.#sheet.number, line);
    if (earlier === null) return false;
    const where: Record<string, string | number> = { line: earlier.line };
    if (earlier.sheet !== this.#sheet.number) where.sheet = sheetNames[earlier.sheet - 1] ?? '';
    if (!earlier.sameName) fail('ROSTER_PERSON_OTHER_NAME', `id${person.at}`, '', '', where);
    // A householder written again beside each member is how such lists are made.
    else if (!isAgain)
      this.#reporter.report('WARNING', 'ROSTER_PERSON_TWICE', line, `id${person.at}`, '', '', where);
    return true;
  }

  #readCategories(cells: readonly string[], line: number, fail: Fail): readonly (string | null)[] {
    const { facts, marks } = this.#columns;
    const { context, categories } = this.#file;
    const fallback = this.#sheet.category ?? context.defaultCategory;
    if (facts.category) {
      const cell = this.#cell(cells, 'category');
      const reading = categories.read(cell);
      if (reading.unknown.length > 0 && fallback === null) {
        fail('ROSTER_CATEGORY_UNKNOWN', 'category', reading.unknown.join('、'));
        return [];
      }
      for (const word of reading.unknown) this.#sayOnce(word, line, fallback as string);
      if (reading.codes.length > 0) return reading.codes;
    } else if (fallback === null && marks.length > 0) {
      const codes: string[] = [];
      for (const { column, categoryCode } of marks) {
        const mark = readYesNo(cells[column.index] ?? '');
        if (mark === undefined) fail('YES_NO_UNKNOWN', `mark:${categoryCode}`, cells[column.index] ?? '');
        else if (mark && !codes.includes(categoryCode)) codes.push(categoryCode);
      }
      if (codes.length === 0) fail('ROSTER_CATEGORY_BLANK', `mark:${marks[0]?.categoryCode ?? ''}`);
      return codes;
    }
    if (fallback !== null) return [fallback];
    fail('ROSTER_CATEGORY_BLANK', facts.category ? 'category' : null);
    return [];
  }

  /** A word such as A类 in a list of one category; told once, for it stands in every row. */
  #sayOnce(word: string, line: number, category: string): void {
    if (this.#saidCategories.has(word) || this.#saidCategories.size > 50) return;
    this.#saidCategories.add(word);
    const names = this.#file.context.categories.find((each) => each.code === category)?.names;
    this.#reporter.report('WARNING', 'ROSTER_CATEGORY_OTHER', line, 'category', word, names?.[0] ?? category);
  }

  #readFacts(cells: readonly string[], line: number, fail: Fail): RowFacts {
    const facts: RowFacts = {
      townshipCode: null,
      villageCode: null,
      status: 'ACTIVE',
      disabilityGrade: null,
      lowIncomeFamily: null,
      student: null,
      ethnicMinority: null,
    };
    this.#readPlace(cells, line, facts, fail);
    const read = <T>(
      key: RosterFactKey,
      reader: (text: string) => FactReading<T>,
      code: string,
      expected = '',
    ): T | null => {
      const cell = this.#cell(cells, key);
      if (cell === '') return null;
      const value = this.#cached(key, cell, reader);
      if (value !== undefined) return value;
      fail(code, key, cell, expected);
      return null;
    };
    const status = read('status', readStatus, 'ROSTER_STATUS_UNKNOWN', statusNames);
    const supported = read('supported', readYesNo, 'YES_NO_UNKNOWN');
    const eliminated = read('riskEliminated', readYesNo, 'YES_NO_UNKNOWN');
    if (status) facts.status = status;
    else if (supported === false) facts.status = 'SUPPORT_ENDED';
    if (eliminated && facts.status === 'ACTIVE') facts.status = 'RISK_ELIMINATED';
    facts.lowIncomeFamily = read('lowIncomeFamily', readYesNo, 'YES_NO_UNKNOWN');
    if (this.#columns.slots.length > 1) return facts;
    // Of a household's row nobody can tell whose grade or school it is.
    facts.disabilityGrade = read('disabilityGrade', readGrade, 'GRADE_UNKNOWN');
    facts.student = read('student', readYesNo, 'YES_NO_UNKNOWN');
    facts.ethnicMinority =
      read('ethnicMinority', readYesNo, 'YES_NO_UNKNOWN') ??
      read('ethnicity', readEthnicity, 'ETHNICITY_UNKNOWN');
    return facts;
  }

  #readPlace(cells: readonly string[], line: number, facts: RowFacts, fail: Fail): void {
    const { township, village } = this.#columns.facts;
    if (!township) return;
    const { places, kind } = this.#file.context;
    const townshipCell = cells[township.index] ?? '';
    const villageCell = village ? (cells[village.index] ?? '') : '';
    if (townshipCell.trim() === '') {
      if (kind === 'RESIDENTS') fail('DIVISION_BLANK', 'township');
      else this.#reporter.report('WARNING', 'ROSTER_DIVISION_BLANK', line, 'township');
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
      fail(code, match.column, isVillage ? villageCell : townshipCell, suggestion(match.match));
      return;
    }
    const place = places.places[match.place];
    facts.townshipCode = place?.townshipCode ?? null;
    facts.villageCode = place?.villageCode ?? null;
    const hasNoVillages = facts.villageCode === null && places.hasNoVillages(match.place);
    if (villageCell.trim() === '') {
      if (kind === 'RESIDENTS' && !hasNoVillages) fail('VILLAGE_BLANK', 'village');
    } else if (hasNoVillages && !this.#saidNoVillages) {
      this.#saidNoVillages = true;
      this.#reporter.report('WARNING', 'VILLAGES_NOT_LOADED', line, 'village', townshipCell);
    }
  }

  #cached<T>(key: string, cell: string, reader: (text: string) => FactReading<T>): FactReading<T> {
    const id = `${key} ${cell}`;
    if (this.#facts.has(id)) return this.#facts.get(id) as FactReading<T>;
    const value = reader(cell);
    if (this.#facts.size < 5000 && cell.length < 13) this.#facts.set(id, value);
    return value;
  }
}

type Fail = (
  code: string,
  key: string | null,
  found?: string,
  expected?: string,
  values?: Record<string, string | number>,
) => void;

function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === '';
}

function suggestion(match: NameMatch): string {
  if (match.kind === 'ambiguous') return match.names.join('、');
  return match.kind === 'unknown' ? match.nearest.join('、') : '';
}
