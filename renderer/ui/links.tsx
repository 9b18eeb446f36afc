import {
  Anchor,
  Button,
  Menu,
  type AnchorProps,
  type ButtonProps,
  type MenuItemProps,
} from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'

type Attributes<Own> = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Own>

/** The kit's link, leading to a place with its parameters checked. */
export const AnchorLink = createLink((props: AnchorProps & Attributes<AnchorProps>) => (
  <Anchor {...props} />
))

/** The kit's button, leading to a place with its parameters checked. */
export const ButtonLink = createLink((props: ButtonProps & Attributes<ButtonProps>) => (
  <Button component="a" {...props} />
))

/** The kit's item of a menu, leading to a place with its parameters checked. */
export const MenuLink = createLink((props: MenuItemProps & Attributes<MenuItemProps>) => (
  <Menu.Item component="a" {...props} />
))
