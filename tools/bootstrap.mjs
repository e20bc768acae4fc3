// `npm start`: brings in what is missing, builds the web where stale, and starts the server. No dependencies: runs on Node ≥ 20.
import { fileURLToPath } from 'node:url'
import { buildWeb, isBuilt } from './build-web.mjs'
import { install, isInstalled } from './install.mjs'
import { runServer } from './run-server.mjs'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')
const oldest = 20

const say = (chinese, english) => console.log(`${chinese}\n${english}`)

const fail = (chinese, english) => {
  console.error(`${chinese}\n${english}`)
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < oldest) {
  fail(
    `需要 Node ${oldest} 或更新的版本，目前是 ${process.versions.node}。`,
    `Node ${oldest} or newer is needed; this is ${process.versions.node}.`,
  )
}
if (!isInstalled(root)) {
  say('正在安装依赖（只需一次）……', 'Installing dependencies (once) …')
  install(root)
}
if (!isBuilt(root)) {
  say('正在构建网页……', 'Building the web …')
  if (!buildWeb(root)) fail('网页构建失败，原因见上。', 'The web could not be built; see above.')
}

runServer(root, (error) => fail(`无法启动：${error.message}`, `Cannot start: ${error.message}`))
