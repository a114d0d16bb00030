// Commands as JSON lines on standard input, each answered by a JSON line: {seconds, documents, ...}.
const fs = require('fs')
const path = require('path')
const readline = require('readline')
const { createRequire } = require('module')

const [folder, modules, address] = process.argv.slice(2)
const PouchDB = createRequire(path.join(modules, 'package.json'))('pouchdb')
const Local = PouchDB.defaults({ prefix: folder + path.sep })
let own

async function fill (file) {
  own = new Local('own')
  const documents = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map(JSON.parse)
  for (let at = 0; at < documents.length; at += 1000) await own.bulkDocs(documents.slice(at, at + 1000))
  return { documents: (await own.info()).doc_count }
}

async function timed (from, to, batch, count) {
  const began = process.hrtime.bigint()
  const result = await PouchDB.replicate(from, to, { batch_size: batch, batches_limit: 10 })
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  const held = (await count()).doc_count
  return { seconds, documents: result.docs_written, held, failures: result.doc_write_failures }
}

const commands = {
  fill: ({ file }) => fill(file),
  send: ({ name, batch }) => {
    const there = new PouchDB(`${address}/${name}`)
    return timed(own, there, batch, () => there.info())
  },
  fetch: ({ name, batch, into }) => {
    const here = new Local(into)
    return timed(new PouchDB(`${address}/${name}`), here, batch, () => here.info())
  }
}

const lines = readline.createInterface({ input: process.stdin })
let last = Promise.resolve()
lines.on('line', line => {
  const command = JSON.parse(line)
  last = last.then(() => commands[command.do](command)).then(
    answer => process.stdout.write(JSON.stringify(answer) + '\n'),
    error => { process.stderr.write(`${error.stack || error}\n`); process.exit(1) }
  )
})
lines.on('close', () => last.then(() => process.exit(0)))
process.stdout.write(`${JSON.stringify({ node: process.version, pouchdb: PouchDB.version })}\n`)
