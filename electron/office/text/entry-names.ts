/**
 * Names files in a package by the number they are of: two numbers that differ only in signs a file
 * name cannot hold, or in capitals, get names of their own.
 */
export const createNames = (): ((folder: string, number: string) => string) => {
  const taken = new Set<string>()
  return (folder, number) => {
    const plain = number.replace(/[^\p{L}\p{N}._-]+/gu, '_')
    for (let nth = 1; ; nth += 1) {
      const name = nth === 1 ? plain : `${plain} (${nth})`
      const key = `${folder}/${name}`.toLowerCase()
      if (taken.has(key)) continue
      taken.add(key)
      return name
    }
  }
}
