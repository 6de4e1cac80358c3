import { Entity } from '../wire/entity.ts';
import type { Cell, Scalar } from './cells.ts';

/** As much of `functions.json` as calling takes. */
export interface FunctionMetadata {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description?: string;
    readonly options?: { readonly stream?: boolean };
    readonly parameters: readonly { readonly name?: string; readonly optional?: boolean }[];
  }[];
}

/** A function as it is offered while its name is typed. */
export interface FunctionChoice {
  /** With its prefix: `ZJ.任务数`. */
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly optional: boolean }[];
}

/** `[category, type, target, JSON text]`, as the runtime takes it. */
export type FunctionMessage = readonly [number, number, string, string];

/** One call of a formula; it lives as long as the formula does. */
export interface FunctionCall {
  readonly declared: FunctionMetadata['functions'][number];
  /** Where the formula is, for the invocation: `进度!B2`. */
  address: string;
  /** Arguments as last sent, as JSON; null: it was never sent. */
  sent: string | null;
  /** Number of the invocation that is under way, and of a streaming one for good. */
  invocation: number | null;
  isBusy: boolean;
  result: Scalar;
  /** The sentence that came with an error. */
  message: string;
}

interface FunctionCalculation {
  takeResults(): void;
  settle(): void;
}

interface FunctionEvents {
  watch(watcher: () => void): () => void;
  changed(): void;
}

const category = 1;
const messageType = { invoke: 1000, cancel: 1001 } as const;
const streamingFlags = 3;

/** Numbers by which the runtime tells errors. */
const errorSigns: Readonly<Record<number, string>> = {
  1: '#N/A',
  5: '#DIV/0!',
  6: '#NUM!',
  7: '#VALUE!',
  8: '#NULL!',
  9: '#NAME?',
  10: '#NAME?',
};

/**
 * Excel's side of custom functions: what was declared, which calls are under way, and the service object to which the
 * runtime sends results. The calculation decides when a call is made anew.
 */
export class CustomFunctions extends Entity {
  override typeName = 'CustomFunctions';
  /** The runtime takes calls; before that they wait. */
  isReady = false;
  /** A formula has named one of them. Until then nothing is calculated before it is read. */
  isUsed = false;
  /** Invocations sent so far. */
  invocations = 0;
  private namespaces: readonly string[] = [];
  private readonly byName = new Map<string, FunctionMetadata['functions'][number]>();
  private readonly byCell = new Map<Cell, FunctionCall[]>();
  private readonly byInvocation = new Map<number, FunctionCall>();
  private readonly listeners = new Set<(messages: readonly FunctionMessage[]) => void>();
  private outgoing: FunctionMessage[] = [];
  private onResults: () => void = () => undefined;

  /** Calculates by itself from now on, without waiting for a read: a call has to be made before it can answer. */
  attach(calculation: FunctionCalculation, events: FunctionEvents): void {
    let isSettling = false;
    events.watch(() => {
      if (!this.isUsed || isSettling) return;
      isSettling = true;
      setTimeout(() => {
        isSettling = false;
        if (this.isUsed) calculation.settle();
      }, 0);
    });
    this.onResults = () => {
      calculation.takeResults();
      events.changed();
    };
  }

  get isDeclared(): boolean {
    return this.byName.size > 0;
  }

  /** What the manifest and its `functions.json` say. */
  declare(namespace: string, { functions }: FunctionMetadata): void {
    this.namespaces = [...new Set([...this.namespaces, `${namespace}.`.toUpperCase()])];
    for (const declared of functions)
      this.byName.set(`${namespace}.${declared.name}`.toUpperCase(), declared);
    this.onResults();
  }

  /** Whether a formula may hold a call; a quick look, so that the formulas of others cost nothing. */
  isNamedIn(formula: string): boolean {
    const upper = formula.toUpperCase();
    const isNamed = this.namespaces.some((prefix) => upper.includes(prefix));
    this.isUsed ||= isNamed;
    return isNamed;
  }

  find(name: string): FunctionMetadata['functions'][number] | undefined {
    return this.byName.get(name.toUpperCase());
  }

  /** Those whose name begins so, prefix included; none before the prefix is there in full. */
  choices(typed: string): readonly FunctionChoice[] {
    const begun = typed.toUpperCase();
    if (!this.namespaces.some((prefix) => begun.startsWith(prefix))) return [];
    return [...this.byName]
      .filter(([name]) => name.startsWith(begun))
      .map(([name, { description = '', parameters }]) => ({
        name,
        description,
        parameters: parameters.map(({ name: called = '', optional = false }) => ({ name: called, optional })),
      }));
  }

  listen(listener: (messages: readonly FunctionMessage[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  callsOf(cell: Cell): readonly FunctionCall[] {
    return this.byCell.get(cell) ?? [];
  }

  all(): Iterable<readonly [Cell, readonly FunctionCall[]]> {
    return this.byCell;
  }

  isBusy(cell: Cell | undefined): boolean {
    return cell !== undefined && this.callsOf(cell).some((call) => call.isBusy);
  }

  /** The sentence behind the error of a cell, as Excel shows it beside the cell; '' when there is none. */
  messageOf(cell: Cell | undefined): string {
    const calls = cell ? this.callsOf(cell) : [];
    return calls.find(({ message }) => message !== '')?.message ?? '';
  }

  /** The calls of a formula as it is now; those that are gone are cancelled. */
  setCalls(cell: Cell, calls: readonly FunctionCall[]): void {
    for (const call of this.callsOf(cell)) if (!calls.includes(call)) this.cancel(call);
    if (calls.length === 0) this.byCell.delete(cell);
    else this.byCell.set(cell, [...calls]);
  }

  /** @param args as JSON; an error among them is the result, and nobody is asked */
  invoke(call: FunctionCall, args: string, error?: string): void {
    this.cancel(call);
    call.sent = args;
    call.isBusy = error === undefined;
    if (error !== undefined) {
      call.result = error;
      call.message = '';
      return;
    }
    if (!this.isReady) return;
    this.invocations += 1;
    call.invocation = this.invocations;
    this.byInvocation.set(call.invocation, call);
    const flags = call.declared.options?.stream ? streamingFlags : 0;
    const body = [call.invocation, call.declared.id, JSON.parse(args) as unknown, call.address, flags, null];
    this.outgoing.push([category, messageType.invoke, '', JSON.stringify(body)]);
  }

  /** Sends what has gathered, in one message. */
  flush(): void {
    const messages = this.outgoing;
    if (messages.length === 0) return;
    this.outgoing = [];
    for (const listener of this.listeners) listener(messages);
  }

  /** Every formula is to be calculated anew: each call will be made again. */
  forgetSent(): void {
    for (const calls of this.byCell.values()) for (const call of calls) call.sent = null;
    this.onResults();
  }

  /** Nothing is declared and nothing called any more: the workbook is closed. */
  close(): void {
    this.isUsed = false;
    this.byName.clear();
    this.byCell.clear();
    this.listeners.clear();
  }

  /** The pane that ran the functions is gone; the next one gets the calls that are still open. */
  runtimeGone(): void {
    this.isReady = false;
    this.byInvocation.clear();
    for (const calls of this.byCell.values()) for (const call of calls) call.invocation = null;
  }

  _SetOsfControlContainerReadyForCustomFunctions(): void {
    if (this.isReady) return;
    this.isReady = true;
    for (const calls of this.byCell.values())
      for (const call of calls) if (call.isBusy || call.declared.options?.stream) call.sent = null;
    this.onResults();
  }

  /** No optional features: results in the oldest form that Excel 2021 takes. */
  _GetEnabledFeatures(): readonly number[] {
    return [];
  }

  SetInvocationArrayResults(results: readonly (readonly [number, boolean, unknown, number?])[]): void {
    for (const [id, isGood, value, code] of results) this.take(id, isGood, value, code);
    this.onResults();
  }

  SetInvocationResults(
    results: readonly {
      readonly id: number;
      readonly failed?: boolean;
      readonly value: unknown;
      readonly errorCode?: number;
    }[],
  ): void {
    for (const { id, failed, value, errorCode } of results) this.take(id, !failed, value, errorCode);
    this.onResults();
  }

  private take(id: number, isGood: boolean, value: unknown, code: number | undefined): void {
    const call = this.byInvocation.get(id);
    // Of a formula that has changed since.
    if (!call || call.invocation !== id) return;
    if (!call.declared.options?.stream) {
      this.byInvocation.delete(id);
      call.invocation = null;
    }
    call.isBusy = false;
    const error = isGood ? errorIn(value) : { sign: errorSigns[code ?? 0] ?? '#VALUE!', message: value };
    call.message = error ? String(error.message ?? '') : '';
    call.result = error ? error.sign : scalarOf(value);
  }

  private cancel(call: FunctionCall): void {
    if (call.invocation === null) return;
    this.byInvocation.delete(call.invocation);
    if (call.declared.options?.stream)
      this.outgoing.push([
        category,
        messageType.cancel,
        '',
        JSON.stringify({ invocationId: call.invocation }),
      ]);
    call.invocation = null;
  }
}

/** An error as the value of a streaming function comes as an object. */
function errorIn(value: unknown): { readonly sign: string; readonly message?: unknown } | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { code, message } = value as { code?: unknown; message?: unknown };
  return { sign: typeof code === 'string' ? code : '#VALUE!', message };
}

/** Matrices are not played: their first cell stands for them. */
function scalarOf(value: unknown): Scalar {
  const first: unknown = Array.isArray(value) ? (value as readonly unknown[]).flat(2)[0] : value;
  if (typeof first === 'number' || typeof first === 'boolean' || typeof first === 'string') return first;
  return '';
}
