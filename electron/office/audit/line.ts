/** One line of the audit log: ids, codes and names of fields, never values. */
export interface AuditLine {
  entity: string
  id?: number | null
  clientId?: number | null
  fields?: readonly string[]
  code?: string
}
