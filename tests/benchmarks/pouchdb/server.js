// PouchDB's own HTTP server over LevelDB in FOLDER: says its address in one line and ends with standard input.
const path = require('path')
const { createRequire } = require('module')

const [folder, modules] = process.argv.slice(2)
const need = createRequire(path.join(modules, 'package.json'))
const express = need('express')
const PouchDB = need('pouchdb')

const app = express()
app.use(
  '/',
  need('express-pouchdb')(PouchDB.defaults({ prefix: folder + path.sep }), {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: path.join(folder, 'log.txt')
  })
)
const listener = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready http://127.0.0.1:${listener.address().port}\n`)
})
process.stdin.on('end', () => process.exit(0)).resume()
