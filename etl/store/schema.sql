-- The one DDL of a store: private tables with dense keys, named in the singular, and over them the views of the public contract.
-- Rows are inserted in the order that each table's comment names, so that DuckDB's zone maps prune what a filter leaves out.

create type field as enum ('title', 'body');
create type language as enum ('ar', 'en', 'other');
create type precision_grain as enum ('second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'season', 'half', 'year', 'decade', 'century', 'range');
create type calendar as enum ('gregorian', 'islamic-umalqura', 'dual');
create type date_kind as enum ('absolute', 'partial', 'relative', 'range', 'time', 'recurrence', 'duration');
create type certainty as enum ('stated', 'inferred', 'ambiguous', 'conflict', 'unresolved');
create type published_basis as enum ('header', 'page clock', 'URL', 'dateline', 'weekday in the text');
create type date_basis as enum ('text', 'dateline', 'publication', 'summit', 'correction');
create type actor_kind as enum ('person', 'organization', 'country', 'place');
create type mention_basis as enum ('name', 'alias', 'office', 'context');
create type event_type as enum ('summit', 'meeting', 'visit', 'call', 'statement', 'speech', 'agreement', 'appointment', 'election', 'appeal', 'aid', 'cooperation', 'accusation', 'rejection', 'threat', 'sanction', 'protest', 'military_action', 'attack', 'arrest', 'trial', 'disaster', 'observance', 'other');
create type event_status as enum ('happened', 'planned', 'postponed', 'cancelled', 'denied');
create type actor_role as enum ('source', 'target', 'host', 'venue', 'mediator', 'participant');
create type aspect as enum ('what', 'when', 'who', 'where');
create type origin as enum ('text', 'gdelt', 'acled');
create type attendance as enum ('attended', 'represented', 'absent', 'expected', 'mentioned');

-- Outlets, the one with most documents first.
create table outlet (outlet_no usmallint primary key, outlet varchar not null, country varchar);

-- Documents, by publication moment.
create table document (
  document_no uinteger primary key,
  document_id varchar not null,
  external_id varchar,
  url varchar,
  title varchar not null,
  body varchar not null,
  language language not null,
  outlet_no usmallint,
  author varchar,
  published_at timestamp,
  published_raw varchar,
  published_precision precision_grain,
  published_basis published_basis,
  published_readings struct(basis varchar, "at" timestamp, "precision" varchar, surface varchar)[] not null,
  utc_offset_minutes smallint,
  dateline_end uinteger not null,
  keywords varchar[] not null,
  content_hash varchar not null,
  duplicate_of varchar,
  near_duplicate_of varchar,
  run_id varchar not null
);

create table document_source (document_no uinteger not null, source_uri varchar not null, locator varchar not null, byte_start ubigint, byte_end ubigint);

-- Date mentions, by document and place.
create table date_mention (
  document_no uinteger not null,
  field field not null,
  char_start uinteger not null,
  char_end uinteger not null,
  surface varchar not null,
  kind date_kind not null,
  start_at timestamp,
  end_at timestamp,
  start_text varchar,
  end_text varchar,
  utc_offset_minutes smallint,
  "precision" precision_grain,
  calendar calendar not null,
  certainty certainty not null,
  "value" varchar,
  rule varchar not null,
  reference_on date,
  reference_basis varchar,
  alternatives struct(start_at timestamp, end_at timestamp, calendar varchar, rule varchar)[] not null
);

-- Actors, the one in most events first: small numbers are the ones most asked for.
create table actor (
  actor_no uinteger primary key,
  actor_id varchar not null,
  kind actor_kind not null,
  name_ar varchar,
  name_en varchar,
  wikidata_id varchar,
  country varchar,
  lat double,
  lon double,
  known boolean not null
);
create table aliases (actor_id varchar not null, alias varchar not null, folded varchar not null, language language not null, kind varchar not null);
create table memberships (actor_id varchar not null, organization_id varchar not null, start_on date, end_on date);
create table offices (actor_id varchar not null, office_ar varchar, office_en varchar, body_id varchar, start_on date, end_on date, acting boolean not null, provenance varchar not null);

-- Actor mentions, by document and place.
create table actor_mention (
  document_no uinteger not null,
  field field not null,
  char_start uinteger not null,
  char_end uinteger not null,
  surface varchar not null,
  actor_no uinteger not null,
  basis mention_basis not null,
  reason varchar not null
);

create table summits (
  summit_id varchar primary key,
  series varchar,
  edition varchar,
  name_ar varchar,
  name_en varchar,
  start_on date,
  end_on date,
  city_id varchar,
  country_id varchar,
  host_id varchar,
  known boolean not null
);
create table summit_mention (
  document_no uinteger not null,
  field field not null,
  char_start uinteger not null,
  char_end uinteger not null,
  surface varchar not null,
  summit_id varchar not null,
  basis mention_basis not null,
  reason varchar not null
);
create table attendance_fact (summit_id varchar not null, actor_id varchar not null, status attendance not null, document_no uinteger, field field, char_start uinteger, char_end uinteger);

-- Events, by start, undated ones last; event_no counts in that order.
create table event (
  event_no uinteger primary key,
  event_id varchar not null,
  event_type event_type not null,
  plover varchar not null,
  cameo_root varchar not null,
  status event_status not null,
  start_at timestamp,
  end_at timestamp,
  start_text varchar,
  end_text varchar,
  "precision" precision_grain,
  calendar calendar not null,
  certainty certainty not null,
  date_basis date_basis,
  headline_ar varchar not null,
  headline_en varchar not null,
  headline_basis varchar not null, -- language in which a report tells it: ar, en, both; the other headline is composed
  place_id varchar,
  summit_id varchar,
  document_count uinteger not null,
  outlet_count usmallint not null,
  first_published_at timestamp,
  origin origin not null,
  corrected boolean not null,
  search_text varchar not null
);

-- One reading per report, by event; one row per event and document.
create table report (
  event_no uinteger not null,
  document_no uinteger not null,
  outlet_no usmallint,
  language language not null,
  status event_status not null,
  start_at timestamp,
  end_at timestamp,
  "precision" precision_grain,
  calendar calendar not null,
  certainty certainty not null,
  date_basis date_basis,
  date_rule varchar not null,
  published_at timestamp,
  is_first boolean not null,
  outlet_first boolean not null, -- the event's first report by this outlet: counted, these are the outlet's events, whatever is filtered
  language_first boolean not null -- the event's first report in this language
);

-- The bridge twice: by event, and by actor with the event's start beside it (an inverted index). One row per event and actor.
create table event_actor (event_no uinteger not null, actor_no uinteger not null, role actor_role not null);
create table actor_event (actor_no uinteger not null, event_no uinteger not null, start_at timestamp, role actor_role not null);

-- Evidence, by event.
create table evidence_span (
  event_no uinteger not null,
  document_no uinteger not null,
  aspect aspect not null,
  actor_no uinteger,
  field field not null,
  char_start uinteger not null,
  char_end uinteger not null,
  sentence_start uinteger not null,
  sentence_end uinteger not null
);

-- Totals of a large store (see rollups.sql); empty in a small one, where counting anew is as quick.
create table event_country (event_no uinteger not null, country varchar not null); -- by event: it, or someone or something of it, takes part, or it is the place
create table actor_total (actor_no uinteger not null, events bigint not null, first_on date, last_on date);
create table pair_total (actor_no uinteger not null, other_no uinteger not null, events bigint not null); -- events of both, among the 300 actors with most events
create table day_total (day date, event_type event_type not null, to_the_day boolean not null, events bigint not null);
create table outlet_total (outlet_no usmallint, language language not null, documents bigint not null, events bigint not null, in_language bigint not null); -- of all reports: documents, events that the outlet tells, events told in the language
create table event_difference (event_no uinteger not null, day boolean not null, state boolean not null); -- events whose reports differ, and in what
create table summit_document (summit_id varchar not null, document_no uinteger not null); -- documents that name a summit or report an event of it
create table month_total ("start" date, event_type event_type not null, status event_status not null, "precision" precision_grain, certainty certainty not null, calendar calendar not null, undated boolean not null, corrected boolean not null, events bigint not null);

create table event_redirects (old_id varchar not null, event_id varchar not null, run_id varchar not null, reason varchar not null);
create table hidden_events (event_id varchar not null, run_id varchar not null, reason varchar not null);
-- What the user corrected, the oldest first, and what came of it: `note` says why one was not applied.
create table corrections (
  correction_no uinteger primary key,
  document_id varchar not null,
  char_start uinteger not null,
  surface varchar not null,
  field varchar not null,
  old varchar not null,
  new varchar not null,
  reason varchar not null,
  "by" varchar not null,
  "on" date not null,
  source_uri varchar not null,
  line uinteger not null,
  event_id varchar,
  applied boolean not null,
  note varchar not null
);
create table build (build_key varchar not null, version varchar not null);
create table rejects (run_id varchar not null, source_uri varchar not null, locator varchar not null, reason varchar not null, excerpt varchar not null);
create table runs (run_id varchar not null, started_at timestamp not null, finished_at timestamp, version varchar not null, knowledge_hash varchar not null, inputs uinteger not null, documents uinteger not null, events uinteger not null, rejects uinteger not null, as_of timestamp);

-- The names of the public contract.
create view documents as
  select document_id, external_id, url, title, body, language, outlet, country as outlet_country, author, published_at, published_raw, published_precision,
         published_basis, published_readings, dateline_end, keywords, content_hash, duplicate_of, near_duplicate_of, run_id, utc_offset_minutes
  from document left join outlet using (outlet_no);
create view document_sources as
  select document_id, source_uri, locator, byte_start, byte_end from document_source join document using (document_no);
create view date_mentions as
  select document_id, m.* exclude (document_no) from date_mention m join document using (document_no);
create view actors as
  select actor_id, kind, name_ar, name_en, wikidata_id, country, lat, lon, known from actor;
create view actor_mentions as
  select document_id, m.field, m.char_start, m.char_end, m.surface, actor_id, m.basis, m.reason
  from actor_mention m join document using (document_no) join actor using (actor_no);
create view summit_mentions as
  select document_id, m.* exclude (document_no) from summit_mention m join document using (document_no);
create view summit_attendance as
  select summit_id, actor_id, status, document_id, field, char_start, char_end from attendance_fact left join document using (document_no);
create view events as select * exclude (event_no) from event;
create view reports as
  select event_id, document_id, r.* exclude (event_no, document_no, outlet_no, language, outlet_first, language_first)
  from report r join event using (event_no) join document using (document_no);
create view event_actors as
  select event_id, actor_id, role from event_actor join event using (event_no) join actor using (actor_no);
create view evidence as
  select event_id, document_id, aspect, actor_id, v.field, v.char_start, v.char_end, v.sentence_start, v.sentence_end
  from evidence_span v join event using (event_no) join document using (document_no) left join actor using (actor_no);
create view summit_coverage as
  with told as (
    select distinct summit_id, document_no from (
      select summit_id, document_no from summit_mention
      union all select summit_id, document_no from event join report using (event_no) where summit_id is not null)),
  volume as (
    select outlet_no, published_at::date as published_on, count(*) as outlet_total
    from document where published_at is not null and duplicate_of is null group by all),
  counted as (
    select summit_id, outlet_no, published_at::date as published_on, count(*) as document_count
    from told join document using (document_no) where published_at is not null and duplicate_of is null group by all)
  select summit_id, date_diff('day', start_on, c.published_on) as day_offset, c.published_on, outlet, document_count, outlet_total
  from counted c join summits using (summit_id)
  join volume v on v.outlet_no is not distinct from c.outlet_no and v.published_on = c.published_on
  left join outlet o on o.outlet_no = c.outlet_no
  where start_on is not null;
