/** What pdfkit takes besides what its published types list. */
import type { EmbeddableFont } from './face'
import type { EmbeddableImage } from './logo'

declare global {
  namespace PDFKit {
    namespace Mixins {
      interface PDFAttachmentOptions {
        /** AFRelationship (ISO 19005-3, annex E) */
        relationship?: 'Alternative' | 'Data' | 'Source' | 'Supplement' | 'Unspecified'
      }
      interface PDFFont {
        registerFont(name: string, font: EmbeddableFont): this
      }
      interface PDFImage {
        openImage(bytes: Uint8Array): EmbeddableImage
        image(image: EmbeddableImage, x: number, y: number, options: ImageOption): this
      }
    }
  }
}
