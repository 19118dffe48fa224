export function BudgetView() {
  return <p className="p-6">BudgetView</p>;
}
