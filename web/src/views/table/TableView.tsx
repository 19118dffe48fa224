export function TableView() {
  return <p className="p-6">Table</p>;
}
