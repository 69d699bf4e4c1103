/** The run as charts. */
export function ChartsView() {
  return <h2>Charts</h2>;
}
