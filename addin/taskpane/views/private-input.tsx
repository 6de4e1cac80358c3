import { makeStyles, tokens, useFieldControlProps_unstable } from '@fluentui/react-components';
import type { InputHTMLAttributes, Ref } from 'react';

const useStyles = makeStyles({
  input: {
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '32px',
    padding: '0 10px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    ':focus': { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: '-1px' },
  },
});

/**
 * A field for an ID number or a name. React and Fluent's own fields copy what is typed into an attribute of the page
 * and hold it as state; here it is in the field alone, until it is emptied.
 */
export function PrivateInput({
  inputRef,
  ...more
}: { readonly inputRef: Ref<HTMLInputElement> } & InputHTMLAttributes<HTMLInputElement>) {
  const styles = useStyles();
  // Ties it to the label, hint and fault of the field around it.
  const ofField = useFieldControlProps_unstable(more, { supportsLabelFor: true, supportsRequired: true });
  return (
    <input
      {...ofField}
      ref={inputRef}
      type="text"
      className={styles.input}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
