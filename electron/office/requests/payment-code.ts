/** The payment code of an open invoice as a picture for the portal file. */
import { create } from 'qrcode'
import { epcPayload, type EpcTransfer } from '../../../shared/invoices/epc-qr'

/** White around the code, in modules, as the standard asks for. */
const quiet = 4

/** An SVG with one path, black on white; null when the transfer does not fit the standard. */
export function paymentCodeSvg(transfer: EpcTransfer): string | null {
  const content = epcPayload(transfer)
  if (!content.ok) return null
  const bytes = new TextEncoder().encode(content.payload)
  const { modules } = create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const whole = size + 2 * quiet
  let path = ''
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      if (!data[row * size + column]) continue
      let end = column
      while (end < size && data[row * size + end]) end++
      path += `M${column + quiet} ${row + quiet}h${end - column}v1h${column - end}z`
      column = end
    }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}">` +
    `<path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path d="${path}"/></svg>`
  )
}
