export function BookingsView() {
  return <p className="p-6">Bookings</p>;
}
