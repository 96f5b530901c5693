/** What is wrong with a command line of the desk; the message is for whoever typed it. */
export class DeskUsage extends Error {
  override readonly name = 'DeskUsage'
}
