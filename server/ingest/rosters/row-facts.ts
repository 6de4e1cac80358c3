import type { RosterFactKey } from '../../../schema/files/index.ts';
import type { NameMatch } from '../division-names.ts';
import type { RosterColumns } from './columns.ts';
import { type FactReading, readEthnicity, readGrade, readStatus, readYesNo, statusNames } from './facts.ts';
import type { RowTeller } from './row-teller.ts';
import type { RosterReadContext, RosterStatus } from './types.ts';

/** What a row says of all its persons. */
export interface RowFacts {
  townshipCode: string | null;
  villageCode: string | null;
  status: RosterStatus;
  disabilityGrade: number | null;
  lowIncomeFamily: boolean | null;
  student: boolean | null;
  ethnicMinority: boolean | null;
}

/** Reads place, status and the other facts of a row, and remembers the few dozen texts a file repeats. */
export class RowFactReader {
  readonly #columns: RosterColumns;
  readonly #context: RosterReadContext;
  readonly #teller: RowTeller;
  readonly #known: Partial<Record<RosterFactKey, Map<string, unknown>>> = {};
  #saidNoVillages = false;

  constructor(columns: RosterColumns, context: RosterReadContext, teller: RowTeller) {
    this.#columns = columns;
    this.#context = context;
    this.#teller = teller;
  }

  read(cells: readonly string[]): RowFacts {
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
    this.#teller.fail(code, key, cell, expected);
    return null;
  }

  #readPlace(cells: readonly string[], facts: RowFacts): void {
    const { township, village } = this.#columns.facts;
    if (!township) return;
    const { places, kind } = this.#context;
    const townshipCell = cells[township.index] ?? '';
    const villageCell = village ? (cells[village.index] ?? '') : '';
    if (townshipCell.trim() === '') {
      if (kind === 'RESIDENTS') this.#teller.fail('DIVISION_BLANK', 'township');
      else this.#teller.warn('ROSTER_DIVISION_BLANK', 'township');
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
      this.#teller.fail(code, match.column, isVillage ? villageCell : townshipCell, suggestion(match.match));
      return;
    }
    const place = places.places[match.place];
    facts.townshipCode = place?.townshipCode ?? null;
    facts.villageCode = place?.villageCode ?? null;
    const hasNoVillages = facts.villageCode === null && places.hasNoVillages(match.place);
    if (villageCell.trim() === '') {
      if (kind === 'RESIDENTS' && !hasNoVillages) this.#teller.fail('VILLAGE_BLANK', 'village');
    } else if (hasNoVillages && !this.#saidNoVillages) {
      this.#saidNoVillages = true;
      this.#teller.warn('VILLAGES_NOT_LOADED', 'village', townshipCell);
    }
  }
}

function suggestion(match: NameMatch): string {
  if (match.kind === 'ambiguous') return match.names.join('、');
  return match.kind === 'unknown' ? match.nearest.join('、') : '';
}
