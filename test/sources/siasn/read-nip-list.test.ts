/** Lists of NIPs as operators have them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readNipList } from '#sources/siasn/read-nip-list.ts'
import { validNips } from '#sources/siasn/valid-nips.ts'
import { newFolder } from './ask-siasn.ts'

const first = '198802292012122901'
const second = '199003152014031902'

async function read(text: string): Promise<string[]> {
  const path = join(newFolder(), 'nip.csv')
  writeFileSync(path, text)
  return validNips(readNipList(path))
}

describe('a list of NIPs', () => {
  it.each([
    ['one a line', `${first}\n${second}\n`],
    ['without a last newline, from Windows', `${first}\r\n\r\n${second}`],
    ['with a header and other columns', `NIP;Nama\n${first};Sekar\n'${second};Wahyu\n`],
    ['in quotes and groups', `"19880229 201212 2 901","x"\n"${second}"\n`],
    ['twice', `${first}\n${second}\n${first}\n`],
  ])('%s', async (_, text) => {
    expect(await read(text)).toEqual([first, second])
  })

  it('with a number that lost digits is refused with its place', async () => {
    await expect(read(`NIP\n${first}\n1.98802E+17\n`)).rejects.toThrow(/^Daftar NIP, urutan 2: NIP terbaca/)
  })

  it('that is empty or not there is refused', async () => {
    await expect(read('NIP\n')).rejects.toThrow(/Tidak ada NIP/)
    await expect(validNips(readNipList(join(newFolder(), 'tidak-ada.csv')))).rejects.toThrow(
      /tidak dapat dibaca \(ENOENT\)/,
    )
  })
})
