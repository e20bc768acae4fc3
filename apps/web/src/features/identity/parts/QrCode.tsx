import { QRCode } from 'antd'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'

/** A text as a code for a camera; loaded only where one is shown. */
export const QrCode = ({ text }: { readonly text: string }): ReactElement => {
  const { t } = useMessages()
  return (
    <figure aria-label={t('identity.twoFactor.qr')}>
      <QRCode value={text} type="svg" bordered={false} />
    </figure>
  )
}
