/** Why something can't be done at the desk, in Indonesian, for the person at it. */
export class DeskProblem extends Error {
  override readonly name = 'DeskProblem'
}
