/** Cuts a JSON text of any length into the elements of its lists, each still as text. */

export interface ElementText {
  /** The key of the list in the outermost object; null where the text itself is the list. */
  readonly list: string | null
  readonly text: string
}

export interface ElementSplitter {
  /** The elements that this piece completes. */
  write(piece: string): readonly ElementText[]
  /** Whether the text was one whole value with nothing after it. */
  isWhole(): boolean
}

const quote = 34
const backslash = 92
const opening = new Set([91, 123])
const closing = new Set([93, 125])
const bracket = 91

/**
 * Follows brackets and strings only, which is several times faster than a parser in JavaScript: what stands inside an
 * element is checked by `JSON.parse` afterwards. Elements that are neither objects nor lists are passed over.
 */
export function createElementSplitter(): ElementSplitter {
  let buffer = ''
  let at = 0
  let depth = 0
  /** How deep the elements stand: 1 in a list, 2 in an object of lists; 0 before the first bracket. */
  let elementDepth = 0
  let isInString = false
  let stringStart = 0
  let elementStart = -1
  let key: string | null = null
  let isInList = false
  let hasMore = false

  const open = (code: number) => {
    if (depth === 0) {
      hasMore ||= elementDepth > 0
      elementDepth = code === bracket ? 1 : 2
      isInList = code === bracket
    } else if (depth === elementDepth) {
      if (isInList) elementStart = at
    } else if (depth === 1) isInList = code === bracket
    depth++
  }

  const close = (found: ElementText[]) => {
    depth--
    if (depth !== elementDepth || elementStart < 0) return
    found.push({ list: elementDepth === 1 ? null : key, text: buffer.slice(elementStart, at + 1) })
    elementStart = -1
  }

  return {
    write(piece) {
      const found: ElementText[] = []
      buffer += piece
      for (; at < buffer.length; at++) {
        const code = buffer.charCodeAt(at)
        if (isInString) {
          if (code === backslash) at++
          else if (code === quote) {
            isInString = false
            if (depth === 1 && elementDepth === 2) key = buffer.slice(stringStart + 1, at)
          }
        } else if (code === quote) {
          isInString = true
          stringStart = at
        } else if (opening.has(code)) open(code)
        else if (closing.has(code)) close(found)
        else if (depth === 0 && code > 32) hasMore = true
      }
      const kept = elementStart >= 0 ? elementStart : isInString ? stringStart : at
      const done = Math.min(kept, buffer.length)
      buffer = buffer.slice(done)
      at -= done
      stringStart -= done
      if (elementStart >= 0) elementStart -= done
      return found
    },
    isWhole: () => elementDepth > 0 && depth === 0 && !isInString && !hasMore,
  }
}
