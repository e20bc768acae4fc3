import type { ThemeConfig } from 'antd'

const colours = {
  colorPrimary: '--primary',
  colorSuccess: '--good',
  colorWarning: '--warn',
  colorError: '--bad',
  colorInfo: '--primary',
  colorText: '--text',
  colorTextSecondary: '--text-second',
  colorTextTertiary: '--text-third',
  colorBorder: '--line-strong',
  colorBorderSecondary: '--line',
  colorBgLayout: '--page',
} as const

/** Ant Design's theme, read from the tokens of tokens.css so that a colour is set once. */
export const antTheme = (styles: CSSStyleDeclaration): ThemeConfig => {
  const read = Object.entries(colours)
    .map(([name, property]) => [name, styles.getPropertyValue(property).trim()] as const)
    .filter(([, value]) => value !== '')
  const head = styles.getPropertyValue('--head').trim()
  const family = styles.getPropertyValue('--sans').trim()
  return {
    token: {
      ...Object.fromEntries(read),
      fontSize: 14,
      borderRadius: 2,
      wireframe: true,
      motion: false,
      ...(family === '' ? {} : { fontFamily: family }),
    },
    components: head === '' ? {} : { Table: { headerBg: head } },
  }
}
