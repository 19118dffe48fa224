export function ChecksView() {
  return <p className="p-6">Checks</p>;
}
