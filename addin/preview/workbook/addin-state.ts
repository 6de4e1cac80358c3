import { Entity } from '../wire/entity.ts';
import { KeyValues } from './key-values.ts';

/** What Excel keeps in a workbook for one add-in alone: an add-in of another id sees nothing of it. */
export class AddinState {
  readonly settings = new KeyValues('Setting');
  readonly startState = new StartState();
}

/** Whether the add-in is started with the workbook: `Office.addin.setStartupBehavior`. */
class StartState extends Entity {
  override typeName = 'AppRuntimePersistenceService';
  private state: unknown = 'Inactive';

  SetAppRuntimeStartState(state: unknown): void {
    this.state = state;
  }

  GetAppRuntimeStartState(): unknown {
    return this.state;
  }
}
