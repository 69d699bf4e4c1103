/** Every case of the run. */
export function CasesView() {
  return <h2>Cases</h2>;
}
