import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDesk, type OwnDesk } from '../../electron/desk/desk'
import { noHands } from '../../electron/desk/no-hands'
import { deskSource, readSmall } from '../../electron/office/files/source'
import { deskTarget, save } from '../../electron/office/files/target'
import { mostPieceBytes, type Hands } from '../../shared/desk'
import { codeOf, temporaryFolder } from '../support/office/office'

const aDesk = (hands: Partial<Hands> = {}): OwnDesk => {
  const own = openDesk({ dir: temporaryFolder(), hands: { ...noHands, ...hands } })
  onTestFinished(own.close)
  return own
}

const aFile = (content: string | Uint8Array): string => {
  const path = join(temporaryFolder(), 'bestand.txt')
  writeFileSync(path, content)
  return path
}

describe('a file that is read', () => {
  it('comes over whole, in bounded pieces', async () => {
    const { desk, offer } = aDesk()
    const bytes = Buffer.alloc(3 * mostPieceBytes + 17, 'kluis')
    const chosen = offer(aFile(bytes))
    const pieces: number[] = []
    const counted = {
      ...desk,
      readPiece: async (file: string, at: number, length: number) => {
        const piece = await desk.readPiece(file, at, length)
        pieces.push(piece.byteLength)
        return piece
      },
    }
    expect((await readSmall(deskSource(counted, chosen), bytes.length))?.equals(bytes)).toBe(true)
    expect(Math.max(...pieces)).toBe(mostPieceBytes)
    await desk.startReading(chosen.file)
    expect(await codeOf(desk.readPiece(chosen.file, 0, mostPieceBytes + 1))).toBe('file-gone')
  })

  it('is refused when it changes halfway, and when it is not there any more', async () => {
    const { desk, offer } = aDesk()
    const path = aFile('een'.repeat(1000))
    const { file } = offer(path)
    await desk.startReading(file)
    await desk.readPiece(file, 0, 100)
    writeFileSync(path, 'twee'.repeat(1000))
    expect(await codeOf(desk.readPiece(file, 100, 100))).toBe('file-changed')
    rmSync(path)
    expect(await codeOf(desk.startReading(file))).toBe('file-gone')
    expect(await codeOf(desk.startReading('a handle nobody gave'))).toBe('file-gone')
  })
})

describe('a file that is written', () => {
  it('takes its place when all of it is there, for its person alone', async () => {
    const { desk, offer } = aDesk()
    const path = aFile('het oude')
    const text = 'é'.repeat(mostPieceBytes)
    await save(deskTarget(desk, offer(path)), text)
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(readdirSync(join(path, '..'))).toEqual(['bestand.txt'])
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('leaves the old one and nothing else when it is broken off, tried, or the desk is left', async () => {
    const { desk, offer } = aDesk()
    const path = aFile('het oude')
    const chosen = offer(path)
    const stays = () => {
      expect(readFileSync(path, 'utf8')).toBe('het oude')
      expect(readdirSync(join(path, '..'))).toEqual(['bestand.txt'])
    }
    const half = deskTarget(desk, chosen).inParts(async (write) => {
      await write('x'.repeat(2 * mostPieceBytes))
      throw new Error('broken off')
    })
    await expect(half).rejects.toThrow('broken off')
    stays()
    await deskTarget(desk, chosen).inParts((write) => write('proef'), { trial: true })
    stays()
    await desk.startWriting(chosen.file)
    await desk.writePiece(chosen.file, Buffer.from('half'))
    expect(readdirSync(join(path, '..'))).toHaveLength(2)
    await desk.forgetFiles()
    stays()
    expect(await codeOf(desk.finishWriting(chosen.file))).toBe('file-gone')
    stays()
  })

  it('is refused with its reason where nobody may write, and in too large a piece', async () => {
    const { desk, offer } = aDesk()
    const nowhere = offer(join(temporaryFolder(), 'weg', 'bestand.txt'))
    expect(await codeOf(save(deskTarget(desk, nowhere), 'x'))).toBe('file-write-failed')
    const { file } = offer(aFile('het oude'))
    await desk.startWriting(file)
    const large = desk.writePiece(file, new Uint8Array(mostPieceBytes + 1))
    expect(await codeOf(large)).toBe('file-write-failed')
  })
})

describe('a mail draft', () => {
  it('is opened from the desk’s own folder, and is gone when the desk is left', async () => {
    const opened: string[] = []
    const { desk, offer } = aDesk({
      openFile: (path) => {
        opened.push(path)
        return Promise.resolve(true)
      },
    })
    const draft = await desk.newDraft('../../Factuur.eml')
    await save(deskTarget(desk, draft), 'Subject: Factuur')
    expect(await desk.openDraft(draft.file)).toBe(true)
    const [path = ''] = opened
    expect(path).toMatch(/handover.*Factuur\.eml$/)
    expect(path).not.toContain('..')
    expect(existsSync(path)).toBe(true)
    await desk.forgetFiles()
    expect(existsSync(path)).toBe(false)
    // Nothing but a draft is opened so.
    const other = offer(aFile('x'))
    expect(await codeOf(desk.openDraft(other.file))).toBe('file-gone')
  })
})
