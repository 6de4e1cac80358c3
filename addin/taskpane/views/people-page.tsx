export function PeoplePage(_: { readonly campaign: unknown; readonly onFiguresChanged: () => void }) {
  return null;
}
