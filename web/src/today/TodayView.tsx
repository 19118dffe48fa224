export function TodayView() {
  return <p className="p-6">TodayView</p>;
}
