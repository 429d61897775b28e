// Makes the Parquet files of this folder with DuckDB, which the project does not need otherwise:
//   cd "$(mktemp -d)" && npm install @duckdb/node-api && cp …/make.mjs . && node make.mjs …/files
import { DuckDBInstance } from '@duckdb/node-api'

const folder = process.argv[2] ?? '.'
const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const db = await instance.connect()

await db.run(`CREATE TABLE videos AS SELECT * FROM (VALUES
  (9223372036854775807, 'Ну, погоди! 🐺', 'Серия 1', ['мульт', 'дети'], true, 60.5::FLOAT,
    12345678901234567890.12::DECIMAL(38, 2), DATE '2024-02-29', TIMESTAMP '2024-02-29 10:20:30.5',
    TIMESTAMPTZ '2024-02-29 10:20:30+00', {title: 'вложено', n: {deep: 7}}, MAP {'ru': 'Волк'}),
  (9007199254740993, 'Чебурашка, "гость"', NULL, [], false, 0.1::FLOAT,
    -0.05, DATE '1969-12-31', TIMESTAMP '1969-12-31 23:59:59.123456',
    TIMESTAMPTZ '2024-03-01 00:00:00+03', {title: NULL, n: NULL}, MAP {}),
  (-5, 'строка
с переводом', '', ['один', NULL], NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL),
  (4, ' ', 'Смешарики 😀', NULL, true, 'NaN'::FLOAT,
    0, DATE '9999-12-31', TIMESTAMP '2024-01-01 00:00:00',
    TIMESTAMPTZ '2024-01-01 00:00:00+00', {title: 'x', n: {deep: NULL}}, MAP {'a': 'б', 'в': NULL})
) v(id, title, description, tags, is_shorts, score, price, day, at_local, at_utc, meta, names)`)

for (const codec of ['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw'])
  await db.run(`COPY videos TO '${folder}/videos-${codec}.parquet'
    (FORMAT parquet, COMPRESSION ${codec})`)

// Several groups, the second kind of pages, encodings of differences and of split bytes.
await db.run(`COPY (SELECT i AS id, 'Ролик ' || i AS title, i % 3 AS n, i / 7 AS x,
    CASE WHEN i % 5 = 0 THEN NULL ELSE ['тег ' || (i % 4), 'б'] END AS tags,
    [{'a': i, 'b': ['x', NULL]}, NULL] AS parts
  FROM range(1, 5001) t(i)) TO '${folder}/groups-v2.parquet'
  (FORMAT parquet, PARQUET_VERSION v2, ROW_GROUP_SIZE 2048, COMPRESSION zstd)`)

// Types that a table of videos seldom has.
await db.run(`COPY (SELECT 'a' AS id, 'т' AS title, 255::UTINYINT AS u8, 4294967295::UINTEGER AS u32,
    18446744073709551615::UBIGINT AS u64, (-128)::TINYINT AS i8, 1e300 AS f64,
    TIME '10:20:30.25' AS clock, INTERVAL '53 minutes' AS duration,
    '00112233-4455-6677-8899-aabbccddeeff'::UUID AS uid, 'один'::ENUM ('один', 'два') AS kind,
    TIMESTAMP_NS '2024-01-01 00:00:00.000000001' AS nanos, [[1, 2], [3]] AS lists,
    '{"a":1}'::JSON AS json, 9007199254740993::HUGEINT AS huge)
  TO '${folder}/types.parquet' (FORMAT parquet)`)
