import {
  IconBuildingBank,
  IconFileInvoice,
  IconArchive,
  IconChecks,
  IconDatabaseExport,
  IconHome,
  IconHourglass,
  IconKey,
  IconListDetails,
  IconSettings,
  IconUserCircle,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import { backOffice, everyone, ownerOnly, type Role } from '../../shared/operation'

export interface Section {
  to: NonNullable<LinkProps['to']>
  /** key under `frame.nav` */
  label:
    | 'start'
    | 'clients'
    | 'invoices'
    | 'payments'
    | 'logins'
    | 'retention'
    | 'archive'
    | 'approvals'
    | 'audit'
    | 'backup'
    | 'users'
    | 'settings'
    | 'account'
  icon: Icon
  /** mirrors the roles of the section's operations; the door is what really keeps others out */
  roles: readonly Role[]
  /** stands apart at the bottom of the menu */
  apart?: true
  /** only on a narrow window, where the top bar has no room for it */
  narrow?: true
}

/** The menu, top to bottom. A section stands here once its screens exist. */
export const sections: readonly Section[] = [
  { to: '/', label: 'start', icon: IconHome, roles: everyone },
  { to: '/clients', label: 'clients', icon: IconUsers, roles: everyone },
  { to: '/invoices', label: 'invoices', icon: IconFileInvoice, roles: backOffice },
  { to: '/payments', label: 'payments', icon: IconBuildingBank, roles: backOffice },
  { to: '/logins', label: 'logins', icon: IconKey, roles: everyone },
  { to: '/retention', label: 'retention', icon: IconHourglass, roles: backOffice },
  { to: '/archive', label: 'archive', icon: IconArchive, roles: ownerOnly },
  { to: '/approvals', label: 'approvals', icon: IconChecks, roles: backOffice, apart: true },
  { to: '/audit', label: 'audit', icon: IconListDetails, roles: backOffice, apart: true },
  { to: '/backup', label: 'backup', icon: IconDatabaseExport, roles: backOffice, apart: true },
  { to: '/users', label: 'users', icon: IconUsersGroup, roles: ownerOnly, apart: true },
  { to: '/settings', label: 'settings', icon: IconSettings, roles: everyone, apart: true },
  {
    to: '/account',
    label: 'account',
    icon: IconUserCircle,
    roles: everyone,
    apart: true,
    narrow: true,
  },
]
