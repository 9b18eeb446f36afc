/** "Postbus 12" is where post goes, not where a business is (Wet OB 1968 art. 35a). */
const box =
  /(?:^|\s)(?:postbus|post\s?box|p\.?\s?o\.?\s?box|antwoordnummer|postfach|bo[iî]te postale|casella postale|apartado|skrytka)(?=$|[\s\d.:])/iu
/** Short forms, which need their number: "Pb 12", "B.P. 12". */
const shortBox = /^(?:p\.?\s?b|b\.?\s?p)\.?\s*\d/iu
/** To whom, not where. */
const attention = /^(?:t\.?\s?a\.?\s?v\b|ter attentie van\b|at{1,2}n\b|p\/a\b|c\/o\b)/iu

/** Whether an address names a PO box and, besides who it is for, no street. */
export const isPoBoxOnly = (street: string, houseNumber: string): boolean => {
  const parts = `${street} ${houseNumber}`
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const isBox = (part: string) => box.test(part) || shortBox.test(part)
  return parts.some(isBox) && parts.every((part) => isBox(part) || attention.test(part))
}
