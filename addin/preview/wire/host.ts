import {
  type Action,
  type Arguments,
  actionType,
  type Batch,
  type BatchAnswer,
  isCleanUp,
  pathType,
} from './batch.ts';
import { Entity, methodOf } from './entity.ts';
import { Failure, invalidArgument, itemNotFound, notImplemented } from './failure.ts';
import { Faults, failureOf, payloadLimitBytes } from './faults.ts';
import { answerQuery, identityOf, wireName } from './query.ts';
import type { Schema } from './schema.ts';

type Resolved = Map<number, Entity | null>;

/**
 * Plays Excel's side of `context.sync()`: resolves the object paths of a batch against the workbook and runs its
 * actions in order. Strict: a method or property the workbook does not have fails the batch and is listed in `unhandled`.
 */
export class Host {
  readonly requests: Batch[] = [];
  /** `Class.Member` of everything asked for that nobody here plays; a test wants this empty. */
  readonly unhandled: string[] = [];
  readonly faults = new Faults();
  readonly references = new Map<string, Entity>();
  schema: Schema = {};
  private lastReference = 0;
  private trips = 0;
  private readonly root: Entity;

  constructor(root: Entity) {
    this.root = root;
  }

  /** Runs one batch. Actions before a failing one stay applied, as in Excel; those after it do not run. */
  process(batch: Batch): BatchAnswer {
    if (isCleanUp(batch)) return this.runAll(batch);
    this.trips += 1;
    this.faults.beforeBatch?.(batch, this.trips);
    const answer = this.runAll(batch);
    this.faults.afterBatch?.(batch, this.trips);
    return answer;
  }

  /** Requests as they came, without those that only let references go at the end of `Excel.run`. */
  get roundTrips(): number {
    return this.trips;
  }

  private runAll(batch: Batch): BatchAnswer {
    this.requests.push(batch);
    const fault = this.faults.take(batch) ?? this.tooLarge(batch, 'RequestPayloadSizeLimitExceeded');
    const resolved: Resolved = new Map();
    const results: { ActionId: number; Value: unknown }[] = [];
    const traces: number[] = [];
    for (const [index, action] of batch.Actions.entries()) {
      try {
        if (fault?.atAction === index) throw fault.failure;
        if (action.ActionType === actionType.trace) traces.push(action.Id);
        results.push({ ActionId: action.Id, Value: this.run(action, batch, resolved) });
      } catch (error) {
        return { Results: results, TraceIds: traces, Error: errorOf(error, batch, action, index) };
      }
    }
    const answer = { Results: results, TraceIds: traces };
    const over = this.tooLarge(answer, 'ResponsePayloadSizeLimitExceeded');
    const last = batch.Actions.at(-1);
    return over && last
      ? { Results: [], TraceIds: [], Error: errorOf(over.failure, batch, last, 0) }
      : answer;
  }

  private tooLarge(
    message: unknown,
    code: 'RequestPayloadSizeLimitExceeded' | 'ResponsePayloadSizeLimitExceeded',
  ) {
    const bytes = new TextEncoder().encode(JSON.stringify(message)).length;
    return bytes > payloadLimitBytes ? { failure: failureOf(code), atAction: 0 } : null;
  }

  private run(action: Action, batch: Batch, resolved: Resolved): unknown {
    if (action.ActionType === actionType.trace) return null;
    const entity = this.resolve(action.ObjectPathId, batch, resolved);
    if (action.ActionType === actionType.instantiate) return entity && identityOf(entity);
    if (!entity) {
      if (action.ActionType === actionType.query || action.Name === '_KeepReference') return null;
      throw new Failure('InvalidObjectPath', 'The object is a null object.');
    }
    switch (action.ActionType) {
      case actionType.query:
        return answerQuery(entity, action.QueryInfo ?? {}, this.schema);
      case actionType.method: {
        const value = this.call(entity, action.Name, this.args(action.ArgumentInfo, batch, resolved));
        return value instanceof Entity ? identityOf(value) : (value ?? null);
      }
      case actionType.setProperty:
        this.assign(entity, action.Name, this.args(action.ArgumentInfo, batch, resolved)[0]);
        return null;
      case actionType.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {}))
          this.assign(entity, wireName(entity, name, this.schema), value);
        return null;
      default:
        throw notImplemented(`action type ${action.ActionType}`);
    }
  }

  private resolve(id: number, batch: Batch, resolved: Resolved): Entity | null {
    const seen = resolved.get(id);
    if (seen !== undefined) return seen;
    const path = batch.ObjectPaths[id];
    if (!path) throw new Failure('InvalidObjectPath', `Object path ${id} is not part of the request.`);
    const parentId = path.ParentObjectPathId;
    const parent = parentId === undefined ? null : this.resolve(parentId, batch, resolved);
    const args = () => this.args(path.ArgumentInfo, batch, resolved);
    let entity: Entity | null = null;
    if (path.ObjectPathType === pathType.root) entity = this.root;
    else if (path.ObjectPathType === pathType.reference) entity = this.reference(path.Name);
    else if (path.ObjectPathType === pathType.service) entity = this.navigate(this.root, path.Name);
    else if (parent && path.ObjectPathType === pathType.property) entity = this.navigate(parent, path.Name);
    else if (parent && path.ObjectPathType === pathType.indexer) entity = parent.item(args()[0]) ?? missing();
    else if (parent && path.ObjectPathType === pathType.method)
      entity = (this.call(parent, path.Name, args()) ?? null) as Entity | null;
    if (entity && path.T) entity.typeName = path.T;
    resolved.set(id, entity);
    return entity;
  }

  private navigate(parent: Entity, name: string): Entity | null {
    const child = parent.child(name);
    if (child === undefined) return this.refuse(parent, name);
    return child;
  }

  private reference(name: string): Entity {
    const entity = this.references.get(name);
    if (!entity)
      throw new Failure('InvalidReference', 'This reference is not valid for the current operation.');
    return entity;
  }

  private call(entity: Entity, name: string, args: unknown[]): unknown {
    if (name === '_KeepReference') {
      this.lastReference += entity.referenceId ? 0 : 1;
      entity.referenceId ??= `ref:${this.lastReference}`;
      this.references.set(entity.referenceId, entity);
      return null;
    }
    if (name === '_RemoveReference') {
      this.references.delete(String(args[0]));
      return null;
    }
    // Registration only tells Excel that somebody listens; this host sends every event and the runtime sorts them.
    if (/^_(Unr|R)egister\w*Event/.test(name)) return null;
    const method = methodOf(entity, name);
    return method ? method(...args) : this.refuse(entity, name);
  }

  private assign(entity: Entity, name: string, value: unknown): void {
    const shape = this.schema[entity.typeName];
    const known = !shape || shape.scalars.includes(name) || shape.navigations.includes(name);
    if (!known) throw invalidArgument(`The property '${name}' doesn't exist on ${entity.typeName}.`);
    if (shape?.readOnly.includes(name)) throw invalidArgument(`${name} is read-only.`);
    if (!entity.write(name, value)) this.refuse(entity, name);
  }

  private refuse(entity: Entity, name: string): never {
    const what = `${entity.typeName || entity.constructor.name}.${name}`;
    this.unhandled.push(what);
    throw notImplemented(what);
  }

  private args(info: Arguments | undefined, batch: Batch, resolved: Resolved): unknown[] {
    const references = info?.ReferencedObjectPathIds ?? [];
    const value = (given: unknown, reference: unknown): unknown => {
      if (typeof reference === 'number' && reference > 0) return this.resolve(reference, batch, resolved);
      if (Array.isArray(given)) {
        return Array.isArray(reference) ? given.map((v, i) => value(v, reference[i])) : given;
      }
      if (typeof given !== 'object' || given === null) return given;
      if ('_ObjectPathId' in given) return this.resolve(Number(given._ObjectPathId), batch, resolved);
      return Object.fromEntries(Object.entries(given).map(([k, v]) => [k, value(v, 0)]));
    };
    return (info?.Arguments ?? []).map((given, i) => value(given, references[i]));
  }
}

function missing(): never {
  throw itemNotFound();
}

function errorOf(error: unknown, batch: Batch, action: Action, index: number) {
  const failure =
    error instanceof Failure
      ? error
      : new Failure('GeneralException', String((error as Error).stack ?? error), 500);
  const path = batch.ObjectPaths[action.ObjectPathId];
  return {
    Code: failure.code,
    Message: failure.message,
    Location: `${path?.T ?? path?.Name ?? ''}.${action.Name || 'load'}`,
    ActionIndex: index,
    HttpStatusCode: failure.httpStatus,
  };
}
