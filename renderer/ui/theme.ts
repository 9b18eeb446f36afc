/**
 * The one theme: deep teal on cool greys, Inter, compact enough for daily work. Every text colour
 * keeps 4.5:1 and every control border that carries meaning 3:1 on its ground (WCAG 2.2 AA 1.4.3,
 * 1.4.11), placeholders and dimmed text included.
 */
import {
  Badge,
  Button,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  Modal,
  Paper,
  Table,
  Text,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

const teal: MantineColorsTuple = [
  '#edf7f7',
  '#d8ecee',
  '#b0d8dc',
  '#86c3ca',
  '#63b1ba',
  '#3f98a3',
  '#257d88',
  '#17646f',
  '#0f5059',
  '#0a3b43',
]

const gray: MantineColorsTuple = [
  '#f6f8f9',
  '#eef1f3',
  '#e2e7ea',
  '#d2d9de',
  '#b6c0c8',
  '#8b98a3',
  '#66747f',
  '#4d5a65',
  '#35404a',
  '#1d262e',
]

const dark: MantineColorsTuple = [
  '#e3e8ec',
  '#c3ccd4',
  '#a3afb9',
  '#84929e',
  '#4a5661',
  '#333d46',
  '#252d34',
  '#1b2127',
  '#14191e',
  '#0e1216',
]

const red: MantineColorsTuple = [
  '#fdf0ee',
  '#fadeda',
  '#f5bbb4',
  '#f0968c',
  '#f0857a',
  '#d9534a',
  '#c23a33',
  '#a92b26',
  '#8a211e',
  '#6b1917',
]

/** Text on a filled button: white on the deep shade by day, ink on the light shade by night. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  const named = input.color !== undefined && input.color in input.theme.colors
  return input.variant === 'filled' && named
    ? { ...colors, color: 'var(--kluis-on-filled)' }
    : colors
}

export const theme = createTheme({
  variantColorResolver: variantColors,
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  colors: { teal, gray, dark, red },
  autoContrast: true,
  luminanceThreshold: 0.3,
  white: '#ffffff',
  black: '#18222a',
  fontFamily:
    "'Inter Variable', system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'SF Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: {
    xs: '0.75rem',
    sm: '0.875rem',
    md: '0.9375rem',
    lg: '1.0625rem',
    xl: '1.25rem',
  },
  headings: {
    fontWeight: '640',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h4: { fontSize: '0.875rem', lineHeight: '1.4' },
      h5: { fontSize: '0.8125rem', lineHeight: '1.4' },
      h6: { fontSize: '0.75rem', lineHeight: '1.4' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.1875rem', sm: '0.3125rem', md: '0.4375rem', lg: '0.625rem', xl: '1rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  focusClassName: 'kluis-focus',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Badge: Badge.extend({ defaultProps: { radius: 'sm' } }),
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 7, horizontalSpacing: 'sm' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { size: 'sm', inputWrapperOrder: ['label', 'input', 'error', 'description'] },
    }),
    Paper: Paper.extend({ defaultProps: { radius: 'md' } }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 'md', padding: 'lg' } }),
    // The window has one banner, its top bar; a dialog's heading is none.
    ModalHeader: { defaultProps: { component: 'div' } },
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
  },
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#55636e',
    '--mantine-color-placeholder': '#66747f',
    '--mantine-color-error': '#b02a25',
    '--mantine-color-success': '#166b45',
    '--mantine-color-default-border': '#7f8c97',
    '--mantine-color-disabled-color': '#66747f',
    '--kluis-on-filled': '#ffffff',
    '--kluis-ground': '#f3f5f7',
    '--kluis-surface': '#ffffff',
    '--kluis-line': '#dfe5e9',
    '--kluis-line-strong': '#c6cfd6',
    '--kluis-hover': '#eef4f5',
    '--kluis-chosen': '#dceeef',
    '--kluis-focus': '#17646f',
    '--kluis-tone-plain-ground': '#eaeef1',
    '--kluis-tone-plain-text': '#3d4a55',
    '--kluis-tone-info-ground': '#ddeff1',
    '--kluis-tone-info-text': '#0f5059',
    '--kluis-tone-good-ground': '#dff1e6',
    '--kluis-tone-good-text': '#125a39',
    '--kluis-tone-warn-ground': '#fbecd0',
    '--kluis-tone-warn-text': '#704a05',
    '--kluis-tone-bad-ground': '#fbe1de',
    '--kluis-tone-bad-text': '#8f211d',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b5bf',
    '--mantine-color-placeholder': '#93a1ac',
    '--mantine-color-error': '#ff9a90',
    '--mantine-color-success': '#7fd3a6',
    '--mantine-color-default-border': '#6b7985',
    '--mantine-color-disabled-color': '#93a1ac',
    '--kluis-on-filled': '#0e1216',
    '--kluis-ground': '#14191e',
    '--kluis-surface': '#1b2127',
    '--kluis-line': '#2e3740',
    '--kluis-line-strong': '#424d58',
    '--kluis-hover': '#232b32',
    '--kluis-chosen': '#173a40',
    '--kluis-focus': '#86c3ca',
    '--kluis-tone-plain-ground': '#2b343c',
    '--kluis-tone-plain-text': '#ccd5dc',
    '--kluis-tone-info-ground': '#163c42',
    '--kluis-tone-info-text': '#9fd3d9',
    '--kluis-tone-good-ground': '#173d2b',
    '--kluis-tone-good-text': '#93dcb4',
    '--kluis-tone-warn-ground': '#43330f',
    '--kluis-tone-warn-text': '#f2cf86',
    '--kluis-tone-bad-ground': '#4b2120',
    '--kluis-tone-bad-text': '#ffb3ab',
  },
})
