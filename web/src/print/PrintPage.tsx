export function PrintPage() {
  return <p className="p-6">PrintPage</p>;
}
