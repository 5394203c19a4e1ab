/** The tables, in the SQL of PostgreSQL. Users ask the views (`views.ts`), which stay when a table changes. */

/** Of the tables and views; a database of another one is made anew, since all in it can be read again. */
export const SCHEMA_VERSION = 1;

/** All lies in a schema of its own: a server may hold the tables of others. */
export const SCHEMA = 'juesuan';

export const TABLES = `
create schema ${SCHEMA};
set search_path to ${SCHEMA};
create table version (number int not null);
insert into version values (${SCHEMA_VERSION});
create table batch (
  no int generated always as identity primary key,
  folder text not null unique,
  source text not null,
  task text not null
);
create table unit (
  no int generated always as identity primary key,
  batch int not null references batch on delete cascade,
  position int not null,
  id text not null,
  name text not null,
  full_name text,
  year int,
  profile text,
  level text,
  state text not null,
  remark text,
  contact text,
  deadline date,
  digest text not null,
  unique (batch, id)
);
create table project (unit int not null references unit on delete cascade, id text not null, name text not null);
create table explained (unit int not null references unit on delete cascade, figure text not null);
create table figure_name (
  no int generated always as identity primary key,
  id text not null,
  label text not null,
  kind text not null,
  unique (id, label, kind)
);
create table figure (
  unit int not null references unit on delete cascade,
  name int not null references figure_name,
  value numeric not null,
  primary key (unit, name)
);
create index figure_by_name on figure (name);
create index figure_name_by_id on figure_name (id);
create table rule (id text primary key, title text not null, source text not null, advice text not null);
create table finding (
  unit int not null references unit on delete cascade,
  rule text not null,
  severity text not null,
  message text not null,
  cause text not null,
  file text,
  line int,
  path text,
  actual text,
  expected text,
  hint text,
  waived text,
  fingerprint text not null
);
create index finding_of_unit on finding (unit);
create index finding_by_rule on finding (rule);
create table across_finding (
  no int generated always as identity primary key,
  batch int not null references batch on delete cascade,
  rule text not null,
  severity text not null,
  message text not null,
  hint text not null,
  unit_ids text[] not null
);
`;
