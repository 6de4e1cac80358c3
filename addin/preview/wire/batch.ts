/** The JSON that office.js sends to Excel for one `context.sync()`, and what Excel answers. Numbers are the runtime's own codes. */

export const pathType = {
  root: 1,
  service: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nothing: 7,
} as const;

export const actionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  update: 9,
} as const;

export interface Arguments {
  readonly Arguments?: readonly unknown[];
  /** Parallel to `Arguments`: the object path behind an argument that is itself a proxy, else null or 0. */
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
  /** Class name; present because the preview switches `appendTypeNameToObjectPathInfo` on. */
  readonly T?: string;
}

export interface Query {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: Query;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

export interface Batch {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface BatchError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex: number;
  readonly HttpStatusCode: number;
}

export interface BatchAnswer {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: readonly number[];
  readonly Error?: BatchError;
}

/** Whether a batch only lets references go, as office.js sends it by itself at the end of `Excel.run`. */
export function isCleanUp(batch: Batch): boolean {
  const acts = batch.Actions.filter((action) => action.ActionType !== actionType.instantiate);
  return acts.length > 0 && acts.every((action) => action.Name === '_RemoveReference');
}
