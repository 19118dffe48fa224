export function CalendarView() {
  return <p className="p-6">Calendar</p>;
}
