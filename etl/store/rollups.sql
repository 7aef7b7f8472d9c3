-- Totals of a large store, from its own tables: what the dashboard would else count anew whenever little is filtered.

insert into event_country
select distinct event_no, country from (
  select event_no, country from event_actor join actor using (actor_no) where country is not null
  union all
  select event_no, country from event join actor on actor_id = place_id where country is not null)
order by event_no, country;

insert into actor_total
select actor_no, count(*), min(start_at)::date, max(start_at)::date from actor_event group by actor_no order by actor_no;

-- As many actors as `MOST_ACTORS` of the dashboard's pairs looks at, places left out.
insert into pair_total
with often as materialized (
  select actor_no from actor_total join actor using (actor_no) where kind <> 'place' order by events desc, actor_no limit 300),
kept as (select event_no, actor_no from event_actor where actor_no in (select actor_no from often))
select a.actor_no, b.actor_no, count(*)
from kept a join kept b using (event_no) where a.actor_no < b.actor_no group by all order by 1, 2;

insert into month_total
select date_trunc('month', start_at)::date as "start", event_type, status, "precision", certainty, calendar,
       start_at is null and end_at is null as undated, corrected, count(*)
from event group by all order by all;

insert into day_total
select start_at::date as day, event_type, coalesce("precision" <= 'day'::precision_grain, false) as to_the_day, count(*)
from event group by all order by all;

insert into outlet_total
select outlet_no, language, count(distinct document_no), count(*) filter (outlet_first),
       count(*) filter (language_first)
from report group by all order by all;

insert into event_difference
select event_no, day, state from (
  select event_no, count(distinct (start_at, end_at)) filter (start_at is not null) > 1 as day,
         count(distinct status) > 1 as state
  from report where event_no in (select event_no from event where document_count > 1) group by event_no)
where day or state order by event_no;

insert into summit_document
select summit_id, document_no from summit_mention
union
select summit_id, document_no from event join report using (event_no) where summit_id is not null
order by all;
