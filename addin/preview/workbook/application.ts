import { Entity } from '../wire/entity.ts';
import type { Events } from './events.ts';

/** `context.application`. */
export class Application extends Entity {
  override typeName = 'Application';
  CalculationMode = 'Automatic';
  readonly CalculationState = 'Done';
  readonly CalculationEngineVersion = 191029;
  readonly DecimalSeparator = '.';
  readonly ThousandsSeparator = ',';
  UseSystemSeparators = true;
  private readonly calculateFully: () => void;

  constructor(calculateFully: () => void) {
    super();
    this.calculateFully = calculateFully;
  }

  /** The next read calculates in any case; `Full` makes calls of custom functions anew as well. */
  Calculate(type: string): void {
    if (type !== 'Recalculate') this.calculateFully();
  }
  SuspendApiCalculationUntilNextSync(): void {}
  SuspendScreenUpdatingUntilNextSync(): void {}
}

/** Where office.js reports in a browser that its ribbon actions can be called. */
export class StartUp extends Entity {
  override typeName = 'AddinInternalService';

  NotifyActionHandlerReady(): void {}
}

/** `context.runtime`. */
export class RuntimeSwitches extends Entity {
  override typeName = 'Runtime';
  private readonly events: Events;

  constructor(events: Events) {
    super();
    this.events = events;
  }

  get EnableEvents(): boolean {
    return this.events.enabled;
  }

  set EnableEvents(enabled: boolean) {
    this.events.enabled = enabled;
  }
}
