import { type Actor, type PeopleScope, type Permission, peopleScope } from '../access.ts';
import type { PersonRow } from './find.ts';

/** Whether an account with this scope sees a person who belongs to this township. */
export function seesPerson(scope: PeopleScope, townshipCode: string | null): boolean {
  if (scope.kind === 'county') return true;
  return scope.kind === 'division' && townshipCode !== null && townshipCode === scope.code;
}

/** Whether the actor may see name and number in plain, with a purpose. */
export function mayUnmaskOf(
  actor: Actor,
  countyCode: string,
  row: Pick<PersonRow, 'sealed' | 'township_code'> | null,
): Permission {
  if (!row?.sealed) return { allowed: false, code: 'PERSON_NOT_NAMED' };
  return seesPerson(peopleScope(actor, countyCode), row.township_code)
    ? { allowed: true }
    : { allowed: false, code: 'PERSON_OF_ANOTHER_TOWNSHIP' };
}

/** Whether the actor may record that a person moved or died. */
export function mayRecordOf(
  actor: Actor,
  countyCode: string,
  row: Pick<PersonRow, 'township_code'> | null,
): Permission {
  if (!row) return { allowed: false, code: 'PERSON_NOT_REGISTERED' };
  return seesPerson(peopleScope(actor, countyCode), row.township_code)
    ? { allowed: true }
    : { allowed: false, code: 'PERSON_OF_ANOTHER_TOWNSHIP' };
}
