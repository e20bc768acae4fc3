import { binary, multipart, type Locale, type Operation } from '@ceyuan/contract'
import { IntlMessageFormat } from 'intl-messageformat'
import { z } from 'zod'
import en from './locale/docs.en.json' with { type: 'json' }
import zhCN from './locale/docs.zh-CN.json' with { type: 'json' }

const messages = { 'zh-CN': zhCN, en }

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replaceAll(/[&<>"]/gu, (sign) => escapes[sign] ?? sign)

const say = (locale: Locale, key: keyof typeof zhCN, values: Record<string, string | number> = {}): string =>
  escape(String(new IntlMessageFormat(messages[locale][key], locale).format(values)))

const schemaBlock = (schema: z.ZodType | undefined, io: 'input' | 'output'): string => {
  if (!schema || schema === binary || schema === multipart) return ''
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return `<pre tabindex="0">${escape(JSON.stringify(json, null, 2))}</pre>`
}

const section = (operation: Operation, locale: Locale): string => {
  const { id, method, path, scope, summary, params, query, body, output } = operation
  const access = scope === 'public' || scope === 'signedIn' ? say(locale, scope) : escape(scope)
  const input = [params, query, body].map((schema) => schemaBlock(schema, 'input')).join('')
  const answer = output === binary ? `<p>${say(locale, 'file')}</p>` : schemaBlock(output, 'output')
  return `<details id="${escape(id)}">
<summary><b class="${method}">${method}</b> <code>${escape(path)}</code> <span>${escape(summary)}</span> <i>${access}</i></summary>
${input === '' ? '' : `<h3>${say(locale, 'input')}</h3>${input}`}<h3>${say(locale, 'output')}</h3>${answer}
</details>`
}

/** A page that describes every operation, whole in one answer: it needs no script and nothing from elsewhere. */
export const docsPage = (operations: readonly Operation[], product: string, locale: Locale): string => {
  const groups = Map.groupBy(operations, ({ path }) => path.split('/')[2] ?? '')
  const body = [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, members]) => `<h2>${escape(name)}</h2>${members.map((member) => section(member, locale)).join('')}`)
  const title = say(locale, 'title', { product })
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/api/docs.css"></head>
<body><main><h1>${title}</h1>
<p>${say(locale, 'intro', { count: operations.length })} <a href="/api/openapi.json">/api/openapi.json</a></p>
${body.join('\n')}</main></body></html>`
}

/** The style of the page. */
export const docsStyle = `body{font:14px/1.6 system-ui,sans-serif;color:#1f2937;margin:0}
main{max-width:1100px;margin:0 auto;padding:24px}
h1{font-size:22px}h2{font-size:16px;margin:24px 0 8px;border-bottom:1px solid #d0d7de}h3{font-size:13px;margin:8px 0 4px}
details{border:1px solid #d0d7de;border-radius:2px;margin:4px 0;padding:4px 12px}
summary{cursor:pointer}summary b{display:inline-block;min-width:60px}summary span{margin-left:12px}
summary i{float:right;color:#57606a;font-style:normal}
pre{background:#f6f8fa;padding:8px;overflow:auto;max-height:360px;font-size:12px}
a{color:#0a3d7a}`
