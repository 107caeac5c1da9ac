/** The least that a process with SQLite can do: the runtime, its native module, and a page of nothing. */
import Sqlite from 'better-sqlite3'

new Sqlite(':memory:').prepare('select 1').get()
process.stdout.write(String(process.memoryUsage.rss() / 1024 / 1024))
