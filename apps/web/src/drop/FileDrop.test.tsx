import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { startMessages } from '../i18n/messages.ts'
import { FileDrop } from './FileDrop.tsx'

afterEach(cleanup)

const file = new File(['a'], 'a.csv')

const show = async (busy?: string) => {
  await startMessages('zh-CN')
  const onFile = vi.fn<(file: File) => void>()
  render(
    <FileDrop title="标题" text="说明" choose="选择" accept=".csv" busy={busy} error={null} onFile={onFile}>
      <button type="button">另一个</button>
    </FileDrop>,
  )
  return onFile
}

it('takes a file by dropping and by choice, and nothing where none was dropped', async () => {
  const onFile = await show()
  const place = screen.getByRole('heading', { name: '标题' })
  fireEvent.drop(place, { dataTransfer: { files: [] } })
  expect(onFile).not.toHaveBeenCalled()
  fireEvent.drop(place, { dataTransfer: { files: [file] } })
  fireEvent.change(screen.getByLabelText('标题'), { target: { files: [file] } })
  expect(onFile.mock.calls).toEqual([[file], [file]])
})

it('takes no second file while one is on its way', async () => {
  const onFile = await show('正在上传')
  expect(screen.getByText('正在上传')).toBeDefined()
  expect(screen.queryByRole('button')).toBeNull()
  fireEvent.drop(screen.getByRole('heading', { name: '标题' }), { dataTransfer: { files: [file] } })
  expect(onFile).not.toHaveBeenCalled()
})
