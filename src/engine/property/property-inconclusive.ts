/** Nothing can be concluded from a run of a hand-written property: no answer, no budget, told to wait. */
export class PropertyInconclusive extends Error {
  override readonly name = "PropertyInconclusive";
}
