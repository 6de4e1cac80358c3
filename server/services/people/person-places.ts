import type { DivisionTree } from '../divisions.ts';

/** Township and village with their names. */
export interface PlaceRecord {
  readonly townshipCode: string;
  readonly townshipName: string;
  readonly villageCode: string | null;
  readonly villageName: string | null;
}

/** A place by its codes; null when there is no township. */
export function placeOf(
  tree: DivisionTree,
  townshipCode: string | null,
  villageCode: string | null,
): PlaceRecord | null {
  if (townshipCode === null) return null;
  return {
    townshipCode,
    townshipName: tree.byCode.get(townshipCode)?.name ?? townshipCode,
    villageCode,
    villageName: villageCode === null ? null : (tree.byCode.get(villageCode)?.name ?? villageCode),
  };
}
