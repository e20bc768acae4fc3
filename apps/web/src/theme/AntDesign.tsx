import { ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type ReactElement, type ReactNode, useMemo } from 'react'
import { useMessages } from '../i18n/use-messages.ts'
import { antTheme } from './ant-theme.ts'

/** Ant Design in the product's theme and language; the shell loads it only for pages that use it. */
export const AntDesign = ({ children }: { readonly children: ReactNode }): ReactElement => {
  const { language } = useMessages()
  const theme = useMemo(() => antTheme(getComputedStyle(document.documentElement)), [])
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? en : zhCN} componentSize="small">
      {children}
    </ConfigProvider>
  )
}
