export function ReviewPage(_: { readonly campaign: unknown; readonly isShown: boolean }) {
  return null;
}
