export function TimelineView() {
  return <p className="p-6">Timeline</p>;
}
