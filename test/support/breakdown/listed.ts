import type { PendingForm } from '../../../addin/taskpane/acts/breakdown-forms.ts';
import { cellKey } from '../../../schema/values/breakdown.ts';
import { said } from './form-sheet.ts';
import { Fault, type KnownSheet } from './known-sheet.ts';
import type { World } from './world.ts';

/** What was typed and is not the service's stands in a list of the pane: with its sheet, or where it was carried. */
export function mustBeListed(
  world: World,
  known: KnownSheet,
  forms: readonly PendingForm[],
  knownOf: (form: PendingForm) => KnownSheet | undefined,
): void {
  const form = forms.find((each) => knownOf(each) === known);
  if (!form && !known.isGone) throw new Fault('lost', `a sheet of ${known.township} is not listed`);
  // A copy without a journal is listed as a whole, and so is a sheet that the service could not be asked about.
  if (form && !form.journal) return;
  const journals = forms
    .filter(({ facts }) => facts?.divisionCode === known.township)
    .flatMap(({ journal }) => journal ?? []);
  const listed = (key: string) =>
    journals.flatMap(({ edits, conflicts, outbox }) => [
      ...(edits[key] ? [said(edits[key].mine ?? '')] : []),
      ...[...conflicts, ...(outbox?.edits ?? [])]
        .filter((each) => cellKey(each) === key)
        .map(({ mine }) => said(mine ?? '')),
    ]);
  for (const key of known.content.keys()) {
    const mine = said(known.content.get(key));
    const later = known.unseen.get(key);
    if (later !== undefined && listed(key).includes(later)) continue;
    if (isOpen(world, known, key) && !listed(key).includes(mine) && !isElsewhere(world, known, key))
      throw new Fault('lost', `${key} was typed as ${mine} and is listed as ${JSON.stringify(listed(key))}`);
  }
  for (const [key, mine] of known.owed)
    if (!listed(key).includes(mine))
      throw new Fault(
        'lost',
        `${key} was carried as ${mine} and is listed as ${JSON.stringify(listed(key))}`,
      );
}

/** A copy's number that stands on another sheet too, where it was carried. */
function isElsewhere(world: World, known: KnownSheet, key: string): boolean {
  return world.sheets.some(
    (sheet) =>
      sheet !== known &&
      !sheet.isGone &&
      !sheet.isRetired &&
      sheet.township === known.township &&
      (said(sheet.content.get(key)) === said(known.content.get(key)) ||
        sheet.owed.get(key) === said(known.content.get(key))),
  );
}

/** Typed, and neither on the service nor given up. */
export function isOpen(world: World, known: KnownSheet, key: string): boolean {
  const has = world.serverCell(known.township, key);
  if (known.moved.has(key) && known.moved.get(key) === said(known.content.get(key))) return false;
  // Of a deleted sheet something later may have got through than what was seen.
  if (known.unseen.has(key) && known.unseen.get(key) === has) return false;
  return world.isEdited(known, key) && said(known.content.get(key)) !== has;
}

export function hasEdits(world: World, known: KnownSheet): boolean {
  return [...known.content.keys()].some((key) => isOpen(world, known, key));
}
