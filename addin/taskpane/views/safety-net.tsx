import { Component, type ReactNode } from 'react';
import { sentence } from '../../../schema/messages.ts';

interface Props {
  readonly children: ReactNode;
}

/** Catches a bug in any view: a sentence and a way on instead of an empty pane. React knows no hook for this. */
export class SafetyNet extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div role="alert" id="starting">
        <p>{sentence('PANE_INTERNAL')}</p>
        <button type="button" onClick={() => location.reload()}>
          重新打开
        </button>
      </div>
    );
  }
}
