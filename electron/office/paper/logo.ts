/// <reference types="./pdfkit-options" />
/**
 * The seller's logo as PDF objects. Taking a picture apart (transparency, interlacing) is slow, so
 * pdfkit does it once per picture and the finished objects are written into every later document.
 */
import { createHash } from 'node:crypto'
import PDFDocument from 'pdfkit'
import { isWholePng } from './png'

/** A picture as pdfkit draws it: `embed` writes its objects and leaves the picture in `obj`. */
export interface EmbeddableImage {
  width: number
  height: number
  label: string
  orientation?: number
  obj: ObjectReference | null
  embed(document: ObjectStore): void
}

interface ObjectStore {
  ref(data?: PdfDictionary): ObjectReference
}

interface ObjectReference {
  data: PdfDictionary
  end(chunk?: Uint8Array): void
}

type PdfDictionary = Record<string, unknown>

interface Recorded {
  reference: ObjectReference
  chunk: Uint8Array | undefined
}

export interface Logo {
  image: EmbeddableImage
  /** ink colours, which PDF/A does not take beside a screen profile */
  cmyk: boolean
}

interface Recording extends Pick<EmbeddableImage, 'width' | 'height'> {
  orientation: number
  objects: Recorded[]
}

const cache = new Map<string, Recording | null>()
const kept = 8

/**
 * The picture ready for `pdf.image`, or null when the bytes are no whole PNG or JPEG; the page then
 * names the seller in type.
 */
export async function openLogo(bytes: Uint8Array): Promise<Logo | null> {
  const key = createHash('sha256').update(bytes).digest('base64')
  let recording = cache.get(key)
  if (recording === undefined) {
    recording = await record(bytes)
    if (cache.size >= kept) cache.clear()
    cache.set(key, recording)
  }
  if (!recording) return null
  const picture = recording.objects[0]?.reference.data
  return { image: replay(recording), cmyk: picture?.['ColorSpace'] === 'DeviceCMYK' }
}

async function record(bytes: Uint8Array): Promise<Recording | null> {
  const image = open(bytes)
  if (!image) return null
  const objects: Recorded[] = []
  // The picture itself is the first object asked for and the last one finished.
  await new Promise<void>((resolve) => {
    image.embed({
      ref(data = {}) {
        const position = objects.length
        const recorded: Recorded = {
          chunk: undefined,
          reference: {
            data,
            end(chunk) {
              recorded.chunk = chunk
              if (position === 0) resolve()
            },
          },
        }
        objects.push(recorded)
        return recorded.reference
      },
    })
  })
  return { width: image.width, height: image.height, orientation: image.orientation ?? 1, objects }
}

function open(bytes: Uint8Array): EmbeddableImage | null {
  // pdfkit inflates a PNG in a callback of its own, where a broken one would end the process.
  if (bytes[0] === 0x89 && !isWholePng(bytes)) return null
  try {
    return new PDFDocument({ autoFirstPage: false, font: '' }).openImage(bytes)
  } catch {
    return null
  }
}

function replay({ width, height, orientation, objects }: Recording): EmbeddableImage {
  const image: EmbeddableImage = {
    width,
    height,
    orientation,
    label: 'Logo',
    obj: null,
    embed(document) {
      const written = objects.map(({ reference }) => document.ref({ ...reference.data }))
      const translate = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(translate)
        const position = objects.findIndex(({ reference }) => reference === value)
        return position < 0 ? value : written[position]
      }
      written.forEach((reference, i) => {
        for (const [key, value] of Object.entries(reference.data)) {
          reference.data[key] = translate(value)
        }
        reference.end(objects[i]?.chunk)
      })
      image.obj = written[0] ?? null
    },
  }
  return image
}
