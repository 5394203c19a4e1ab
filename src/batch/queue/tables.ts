/**
 * The tables of batches that are done by workers of any machine; the queue itself is pg-boss's, in a schema of its own.
 *
 *   batch, unit      what was asked, as `batch.json` tells it; the key that each unit has now
 *   dossier_file     which content stands under which path of a unit's dossier
 *   result, result_file   what became of a unit, as in `results/<id>.json`, and its files
 *   content          bytes under their SHA-256, each once
 *   worker           who is at work, and when it was last heard of
 */
export const SCHEMA = 'juesuan';
/** Of pg-boss. */
export const QUEUE_SCHEMA = 'juesuan_queue';

/** Of any two that begin at once, one makes the tables. */
const ONE_AT_A_TIME = 7_212_021;

/** Bodies are `json`, which keeps the order of fields; contents are packed already, so that the database need not try. */
export const TABLES = `
begin;
select pg_advisory_xact_lock(${ONE_AT_A_TIME});
create schema if not exists ${SCHEMA};
create table if not exists ${SCHEMA}.content (sha256 text primary key, bytes bytea not null);
alter table ${SCHEMA}.content alter column bytes set storage external;
create table if not exists ${SCHEMA}.batch (id text primary key, asked json not null, begun timestamptz not null default now());
create table if not exists ${SCHEMA}.unit (
  batch text not null references ${SCHEMA}.batch on delete cascade,
  id text not null,
  spec json not null,
  key text not null,
  primary key (batch, id)
);
create table if not exists ${SCHEMA}.dossier_file (
  batch text not null,
  unit text not null,
  path text not null,
  sha256 text not null references ${SCHEMA}.content,
  primary key (batch, unit, path),
  foreign key (batch, unit) references ${SCHEMA}.unit on delete cascade
);
create table if not exists ${SCHEMA}.result (
  batch text not null,
  unit text not null,
  key text not null,
  state text not null,
  body json not null,
  fetched boolean not null default false,
  primary key (batch, unit),
  foreign key (batch, unit) references ${SCHEMA}.unit on delete cascade
);
create index if not exists result_not_fetched on ${SCHEMA}.result (batch) where not fetched;
create table if not exists ${SCHEMA}.result_file (
  batch text not null,
  unit text not null,
  file text not null,
  sha256 text not null references ${SCHEMA}.content,
  primary key (batch, unit, file),
  foreign key (batch, unit) references ${SCHEMA}.result on delete cascade
);
create table if not exists ${SCHEMA}.worker (
  id uuid primary key,
  machine text not null,
  pid int not null,
  installation text not null,
  units int not null default 0,
  seen timestamptz not null default now()
);
commit;
`;
