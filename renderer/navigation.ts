import {
  IconBuildingBank,
  IconFileInvoice,
  IconArchive,
  IconHome,
  IconHourglass,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import { backOffice, everyone, ownerOnly, type Role } from '../shared/operation'

export interface Section {
  to: NonNullable<LinkProps['to']>
  /** key under `frame.nav` */
  label: 'start' | 'clients' | 'invoices' | 'payments' | 'retention' | 'archive' | 'settings'
  icon: Icon
  /** mirrors the roles of the section's operations; the door is what really keeps others out */
  roles: readonly Role[]
  /** stands apart at the bottom of the menu */
  apart?: true
}

/** The menu, top to bottom. A section stands here once its screens exist. */
export const sections: readonly Section[] = [
  { to: '/', label: 'start', icon: IconHome, roles: everyone },
  { to: '/clients', label: 'clients', icon: IconUsers, roles: everyone },
  { to: '/invoices', label: 'invoices', icon: IconFileInvoice, roles: backOffice },
  { to: '/payments', label: 'payments', icon: IconBuildingBank, roles: backOffice },
  { to: '/retention', label: 'retention', icon: IconHourglass, roles: backOffice },
  { to: '/archive', label: 'archive', icon: IconArchive, roles: ownerOnly },
  { to: '/settings', label: 'settings', icon: IconSettings, roles: everyone, apart: true },
]
