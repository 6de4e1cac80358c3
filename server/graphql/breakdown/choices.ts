import type { ImportCellChoice } from '../../services/breakdowns/import.ts';
import type {
  BreakdownActChoice,
  BreakdownEditChoice,
  BreakdownItemsChoice,
  BreakdownSaveChoice,
} from '../../services/breakdowns/records.ts';
import type {
  BreakdownActInput,
  BreakdownCellChoiceInput,
  BreakdownEditInput,
  BreakdownEditsInput,
  BreakdownItemsInput,
} from '../generated/resolver-types.ts';

export function actChoice(input: BreakdownActInput): BreakdownActChoice {
  return { ...input, reason: input.reason ?? '' };
}

export function itemsChoice(input: BreakdownItemsInput): BreakdownItemsChoice {
  return { ...input, reason: input.reason ?? '' };
}

/** What the pane sends: it has asked about every conflict already, so one that is left is told, not settled. */
export function saveChoice(input: BreakdownEditsInput, act: 'SAVE' | 'SUBMIT'): BreakdownSaveChoice {
  return {
    campaignId: input.campaignId,
    sheetToken: input.sheetToken,
    act,
    origin: { kind: 'PANE' },
    baseVersion: input.baseVersion,
    edits: input.edits.map(editOf),
    villageCodes: input.villageCodes ?? null,
    onConflict: 'REPORT',
    dryRun: false,
    reason: input.reason ?? '',
    mutationKey: input.mutationKey,
  };
}

/** One cell of an import whose conflict is settled. */
export function cellChoice(input: BreakdownCellChoiceInput): ImportCellChoice {
  const { divisionCode, villageCode, columnCode, side, theirs, theirsText } = input;
  return {
    divisionCode,
    villageCode,
    columnCode,
    side,
    theirs: (columnCode === '' ? theirsText : theirs) ?? null,
  };
}

/** Text sent for a cell of persons stays text: the check names it, where dropping it would empty the cell. */
function editOf(input: BreakdownEditInput): BreakdownEditChoice {
  const { villageCode, columnCode } = input;
  const isRemarks = columnCode === '';
  return {
    villageCode,
    columnCode,
    base: (isRemarks ? null : input.base) ?? input.baseText ?? null,
    mine: (isRemarks ? null : input.mine) ?? input.mineText ?? null,
    reason: input.reason ?? '',
  };
}
